using System.Collections.Immutable;

namespace HotlineVoice.Cases.Tickets;

/// <summary>One thing that happened to a ticket (办理过程). Only ever added.</summary>
public sealed record HistoryEntry
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the entries of the ticket, from 1 without a gap.</summary>
    public required int Seq { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>For a clock's event: when it was due.</summary>
    public DateTimeOffset? DueInstant { get; init; }
    /// <summary>As the API names events: register, dispatch, accept …</summary>
    public required string Event { get; init; }
    /// <summary>Null for the first entry.</summary>
    public TicketState? From { get; init; }
    /// <summary>The state after it.</summary>
    public required TicketState To { get; init; }
    /// <summary>The user's name; «system» for a clock.</summary>
    public required string Actor { get; init; }
    /// <summary>The regulation's clause it was done under.</summary>
    public string? Clause { get; init; }
    /// <summary>What was said, by the API's field names. May hold personal data only where the API masks it.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;
}
