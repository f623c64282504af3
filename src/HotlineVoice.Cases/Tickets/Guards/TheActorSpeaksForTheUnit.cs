using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor belongs to a unit that has the ticket, or is the 分办员, whom units write to.</summary>
sealed class TheActorSpeaksForTheUnit : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var actor = scene.Actor;
        if (actor.Is(TicketActor.Dispatcher))
            return null;
        if (actor.Is(TicketActor.UnitHandler, TicketActor.UnitLeader, TicketActor.UnitHead)
            && actor.OrgId is not null && scene.Mine is not null)
            return null;
        return new TicketOutcome.Refused(
            TicketOutcome.Refused.NotYours, null, "只有本工单的承办单位，或代为录入单位书面答复的分办员，才能办理这一步");
    }
}
