using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules know such a letter, and its ground holds.</summary>
sealed class TheLetterHasAGround : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Supervision is not { } rule || scene.OpenOrLastMain is null)
            return Refuse(null, "现行规则没有督办、催办通知书，或工单尚未派单");
        if (scene.Act is not TicketAct.IssueLetter act)
            return null;
        if (!Enum.IsDefined(act.Kind))
            return Wrong("kind", "请写明督办还是催办");
        var draft = scene.File.Letters.LastOrDefault(letter => letter.Kind == act.Kind && letter.IssuedAt is null);
        if (rule.Find(act.Kind, act.Ground is { Length: > 0 } said ? said : draft?.Ground ?? "") is not { } ground)
            return Wrong("ground", $"请写明事由：{string.Join("、", rule.Grounds
                .Where(one => one.Kind == act.Kind).Select(one => $"{one.Code}（{one.Title}）"))}");
        if (act.RequiredBy < scene.Around.Today)
            return Wrong("requiredBy", "要求办结日不能早于今天");
        return LetterGrounds.Holds(ground, scene)
            ? null
            : Refuse(ground.Clause, $"{scene.By(ground.Clause)}，本工单不具备「{ground.Title}」的情形");
    }
}
