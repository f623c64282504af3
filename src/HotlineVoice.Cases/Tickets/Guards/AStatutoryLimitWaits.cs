using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A statutory limit waits to be confirmed.</summary>
sealed class AStatutoryLimitWaits : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.OpenMain is { StatutoryDue: not null, StatutoryConfirmedBy: null }
            ? null
            : Refuse(scene.Rules.Statutory?.Clause, "没有待确认的法定时限");
}
