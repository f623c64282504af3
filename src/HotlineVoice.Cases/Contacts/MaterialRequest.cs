using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Contacts;

/// <summary>补充材料: what the caller was asked to bring.</summary>
public sealed record MaterialRequest
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the requests of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>What is missing.</summary>
    public required string Items { get; init; }
    /// <summary>The last day in time.</summary>
    public required DateOnly DueDay { get; init; }
    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset AskedAt { get; init; }
    /// <summary>The user who asked.</summary>
    public required string AskedBy { get; init; }
    /// <summary>The state to which the ticket returns when it comes.</summary>
    public required TicketState FromState { get; init; }
    /// <summary>When it came; null while it has not.</summary>
    public DateTimeOffset? SuppliedAt { get; init; }
    /// <summary>When the ticket was closed for want of it; null when it was not.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }
}
