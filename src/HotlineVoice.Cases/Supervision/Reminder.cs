namespace HotlineVoice.Cases.Supervision;

/// <summary>催办 before the limit: by message or telephone, without a letter.</summary>
public sealed record Reminder
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the reminders of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>The assignment.</summary>
    public required int AssignmentSeq { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The user's name; «system» for a clock.</summary>
    public required string By { get; init; }
    /// <summary>How: sms, telephone, system.</summary>
    public required string Channel { get; init; }
    /// <summary>A remark.</summary>
    public string? Note { get; init; }
}
