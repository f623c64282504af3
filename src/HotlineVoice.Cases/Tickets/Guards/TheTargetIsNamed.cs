using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>It is written down to whom the caller was led.</summary>
sealed class TheTargetIsNamed : Guard<TicketAct.Guide>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Guide act) =>
        string.IsNullOrWhiteSpace(act.Target) ? Wrong("target", "请写明指引或转接的去向") : null;
}
