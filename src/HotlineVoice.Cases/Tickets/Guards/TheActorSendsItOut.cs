using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor sends tickets out by his role, or sits beside the leader who has just heard this one.</summary>
sealed class TheActorSendsItOut : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Actor.Is(TicketActor.Dispatcher, TicketActor.Supervisor, TicketActor.OfficeHead)
        || OnTheSpot.IsDoneBy(scene)
            ? null
            : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "您的角色不能办理这一步");
}
