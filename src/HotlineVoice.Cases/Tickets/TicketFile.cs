using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Identities;

namespace HotlineVoice.Cases.Tickets;

/// <summary>A ticket with everything that is decided on together: what <c>TicketMachine</c> takes and gives.
/// </summary>
/// <param name="Ticket">The matter.</param>
/// <param name="Caller">Whose it is; null when anonymous. Personal.</param>
public sealed record TicketFile(Ticket Ticket, Caller? Caller)
{
    /// <summary>派单, in their order.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];
    /// <summary>时限, in their order, ended ones too.</summary>
    public ImmutableArray<TicketTimer> Timers { get; init; } = [];
    /// <summary>How many entries its history has.</summary>
    public int HistoryLength { get; init; }
}

/// <summary>A ticket as it is to be from now on, and what is to be added to its history.</summary>
public sealed record TicketChange(TicketFile File, ImmutableArray<HistoryEntry> Entries);
