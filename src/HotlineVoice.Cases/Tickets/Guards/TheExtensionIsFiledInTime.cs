using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>An extension is asked for by the last day for that; later only where somebody may still allow it.</summary>
sealed class TheExtensionIsFiledInTime : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Extension is not { } rule || ExtensionPlan.Of(scene, 1) is not { Late: true } plan
            || !rule.LateDecidedBy.IsEmpty)
            return null;
        return Refuse(rule.Clause,
            $"{scene.By(rule.Clause)}，延期申请最迟应于{Days.Say(plan.Latest!.Value)}提出，现已逾期");
    }
}
