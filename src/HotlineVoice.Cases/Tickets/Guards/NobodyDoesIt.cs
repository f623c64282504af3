using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>It comes about by itself: no person does it.</summary>
sealed class NobodyDoesIt : Guard
{
    internal override TicketOutcome? Check(Scene scene) => scene.Actor == TicketActor.System
        ? null
        : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "此事项由系统自动产生，不能办理");
}
