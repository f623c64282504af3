using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A unit has the ticket.</summary>
sealed class AUnitHasIt : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.OpenMain is null ? Refuse(null, "工单现在没有承办单位") : null;
}
