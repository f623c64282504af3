using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The hotline has fields of its own that this person fills on such a ticket.</summary>
sealed class ThereAreFieldsToFill : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Around.Fields.All.Any(one =>
            one.AppliesTo(scene.Ticket.Class) && (one.ForUnits || scene.IsOfHotline))
            ? null
            : Refuse(null, "本热线没有为这类工单设自定义字段");
}
