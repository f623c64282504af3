using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules have this ground for not taking a matter in.</summary>
sealed class TheGroundForRefusingIsKnown : Guard<TicketAct.Refuse>
{
    /// <summary>The ground meant; where the rules have only one, whatever is written is its reason.</summary>
    internal static RefuseGround? Find(RuleSet rules, string written)
    {
        if (string.IsNullOrWhiteSpace(written))
            return null;
        var named = rules.RefuseGrounds.FirstOrDefault(
            ground => written == ground.Code || written == ground.Title || written == ground.Clause);
        return named ?? (rules.RefuseGrounds is [var only] ? only : null);
    }

    protected override TicketOutcome? Check(Scene scene, TicketAct.Refuse act)
    {
        if (Find(scene.Rules, act.Ground) is not null)
            return null;
        var known = string.Join("、", scene.Rules.RefuseGrounds.Select(ground => $"{ground.Code}（{ground.Title}）"));
        return Wrong("ground", $"请写明不予受理的依据：{known}");
    }
}
