using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor is of the hotline, or of a unit that has or had the ticket.</summary>
sealed class TheActorWorksOnIt : Guard
{
    static readonly TheActorBelongsToTheUnit _unit = new();

    internal override TicketOutcome? Check(Scene scene) =>
        scene.Actor.Is(Doers.Hotline.AsSpan()) || _unit.Check(scene) is null
            ? null
            : new TicketOutcome.Refused(TicketOutcome.Refused.NotYours, null, "只有热线工作人员和本工单的承办单位才能添加");
}
