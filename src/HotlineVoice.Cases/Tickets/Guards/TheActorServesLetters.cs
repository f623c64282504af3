using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor is of the office that sends letters, or of a unit that gets them.</summary>
sealed class TheActorServesLetters : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Actor.Is(TicketActor.Overseer, TicketActor.OfficeHead, TicketActor.Supervisor, TicketActor.Dispatcher)
        || scene.Actor.OrgId is { } unit && scene.File.Letters.Any(letter => letter.OrgId == unit)
            ? null
            : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "只有督办员或收到通知书的单位，才能办理这一步");
}
