namespace HotlineVoice.Cases.Closing;

/// <summary>档案: a ticket as it was put away, frozen.</summary>
public sealed record ArchiveRecord
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the records of the ticket, from 1; there is one.</summary>
    public required int Seq { get; init; }
    /// <summary>档号.</summary>
    public required string ArchiveNo { get; init; }
    /// <summary>类别.</summary>
    public required string Category { get; init; }
    /// <summary>受理时间.</summary>
    public required DateOnly AcceptedDate { get; init; }
    /// <summary>办结上报日: the day from which it is kept.</summary>
    public required DateOnly ClosedReportedDay { get; init; }
    /// <summary>保管期限: it may not be destroyed before the end of this day; null for ever, or as the case rules say.
    /// </summary>
    public DateOnly? RetainUntil { get; init; }
    /// <summary>卷内目录, one a line.</summary>
    public string Items { get; init; } = "";
    /// <summary>SHA-256 of the ticket's content as <see cref="ArchiveContent"/> writes it, 64 hexadecimal digits.
    /// </summary>
    public required string Sha256 { get; init; }
    /// <summary>When it was put away.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }
    /// <summary>Who did.</summary>
    public required string ArchivedBy { get; init; }
    /// <summary>销毁批准, by its number or words.</summary>
    public string? DestroyApproval { get; init; }
    /// <summary>Who approved it.</summary>
    public string? DestroyApprovedBy { get; init; }
    /// <summary>When the content was destroyed; this record stays.</summary>
    public DateTimeOffset? DestroyedAt { get; init; }
}
