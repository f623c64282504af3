using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor himself belongs to a unit that has, or had, the ticket.</summary>
sealed class TheActorBelongsToTheUnit : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Actor.OrgId is { } unit && scene.Actor.Is(TicketActor.UnitHandler, TicketActor.UnitLeader,
            TicketActor.UnitHead) && scene.File.Assignments.Any(one => one.OrgId == unit)
            ? null
            : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "只有本工单的承办单位才能办理这一步");
}
