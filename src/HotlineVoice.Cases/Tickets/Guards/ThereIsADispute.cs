using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Enough units have sent it back, or it is said why nobody can tell whose it is; and the rules know who
/// decides then.</summary>
sealed class ThereIsADispute : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Determination is not { } rule)
            return Refuse(null, "现行规则没有联合审定或指定承办单位的规定");
        if (scene.Act is not TicketAct.Disputed act || !string.IsNullOrWhiteSpace(act.Question))
            return null;
        return scene.File.Returns.Select(one => one.OrgId).Distinct().Count() >= rule.Refusals
            ? null
            : Refuse(rule.Clause, $"{scene.By(rule.Clause)}，须有{rule.Refusals}个以上单位退单，或写明职责不清的情形");
    }
}
