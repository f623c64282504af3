using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor is one of the hotline's clerks, or of the unit that has the ticket.</summary>
sealed class TheActorAsksForMaterial : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Actor.Is(TicketActor.Agent, TicketActor.Supervisor, TicketActor.Dispatcher)
        || scene.Actor.OrgId is not null && scene.Mine is not null
            && scene.Actor.Is(TicketActor.UnitHandler, TicketActor.UnitLeader, TicketActor.UnitHead)
            ? null
            : new TicketOutcome.Refused(
                TicketOutcome.Refused.NotYours, null, "只有受理员、分办员或本工单的承办单位，才能办理这一步");
}
