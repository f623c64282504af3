using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor is of the hotline, or of a unit that has the ticket or answered it; who gave it back has no more
/// to do with it.</summary>
sealed class TheActorWorksOnIt : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Actor.Is(Doers.Hotline.AsSpan()) || IsOfUnit(scene)
            ? null
            : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "只有热线工作人员和本工单的承办单位才能添加");

    static bool IsOfUnit(Scene scene) =>
        scene.Actor.OrgId is { } unit
        && scene.Actor.Is(TicketActor.UnitHandler, TicketActor.UnitLeader, TicketActor.UnitHead)
        && scene.File.Assignments.Any(one =>
            one.OrgId == unit && one.Status is AssignmentStatus.Open or AssignmentStatus.Done);
}
