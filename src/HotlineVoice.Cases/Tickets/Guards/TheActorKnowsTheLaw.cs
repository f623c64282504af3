using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor is of the unit that has the ticket, or of the office that confirms statutory limits.</summary>
sealed class TheActorKnowsTheLaw : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var office = scene.Rules.Statutory is { ConfirmedBy.IsEmpty: false } rule
            ? scene.Actor.Is(rule.ConfirmedBy.AsSpan())
            : scene.Actor.Is(TicketActor.Dispatcher, TicketActor.Supervisor, TicketActor.OfficeHead);
        return office || scene.Actor.OrgId is not null && scene.Mine is not null
            && scene.Actor.Is(TicketActor.UnitHandler, TicketActor.UnitLeader, TicketActor.UnitHead)
            ? null
            : new TicketOutcome.Refused(
                TicketOutcome.Refused.NotYours, null, "法定时限由承办单位提出，或由热线办记录");
    }
}
