using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor is one of those who tell the caller: the hotline's clerks, or the unit.</summary>
sealed class TheActorTellsTheCaller : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Actor.Is(TicketActor.Agent, TicketActor.Supervisor, TicketActor.CallerBack,
            TicketActor.Reviewer, TicketActor.OfficeHead))
            return null;
        if (scene.Rules.FeedbackBy == FeedbackBy.Unit && scene.Actor.OrgId is { } unit
            // Who sent it back has no more to tell.
            && scene.File.Assignments.Any(one =>
                one.OrgId == unit && one.Status is AssignmentStatus.Open or AssignmentStatus.Done))
            return null;
        var clause = scene.ClauseOf("feedbackDone");
        return new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, clause,
            $"{scene.By(clause)}，结果由受理员反馈诉求人");
    }
}
