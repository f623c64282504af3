using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Some reasons may not be given for sending a ticket back.</summary>
sealed class TheReasonIsNotForbidden : Guard<TicketAct.RequestReturn>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.RequestReturn act) =>
        scene.Rules.Return is { } rule && rule.FindForbidden(act.Reason) is { } forbidden
            ? Refuse(rule.Clause, $"{scene.By(rule.Clause)}，不得以「{forbidden}」为由退单")
            : null;
}
