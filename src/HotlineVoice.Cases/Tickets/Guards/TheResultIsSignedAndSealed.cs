using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A result bears the head's signature and the seal where the rules want them.</summary>
sealed class TheResultIsSignedAndSealed : Guard<TicketAct.SubmitResult>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.SubmitResult act)
    {
        if (scene.Rules.ResultForm is not { } rule || scene.Mine?.Role == Assignments.AssignmentRole.Co)
            return null;
        if (rule.SignedBy is { } role && string.IsNullOrWhiteSpace(act.SignedBy))
            return Refuse(rule.Clause,
                $"{scene.By(rule.Clause)}，办理结果须经{RoleWords.Label(scene.Rules, role)}签字，请写明签字人");
        return rule.Sealed && !act.Sealed
            ? Refuse(rule.Clause, $"{scene.By(rule.Clause)}，办理结果须盖章")
            : null;
    }
}
