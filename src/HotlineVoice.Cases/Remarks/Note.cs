namespace HotlineVoice.Cases.Remarks;

/// <summary>备注: what somebody who works on a ticket wants the others to know. Only ever added.</summary>
public sealed record Note
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the notes of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>What is to be known.</summary>
    public required string Text { get; init; }
    /// <summary>Who may read it.</summary>
    public required NoteVisibility Visibility { get; init; }
    /// <summary>The user's name.</summary>
    public required string By { get; init; }
    /// <summary>The unit he wrote for; null for people of the hotline.</summary>
    public string? OrgId { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
