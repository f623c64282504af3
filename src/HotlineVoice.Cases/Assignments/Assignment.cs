namespace HotlineVoice.Cases.Assignments;

/// <summary>主办 or 协办. On disk and in the API by name.</summary>
public enum AssignmentRole
{
    /// <summary>主办.</summary>
    Main = 1,
    /// <summary>协办.</summary>
    Co = 2,
}

/// <summary>How an assignment stands. On disk and in the API by name: the list may only grow.</summary>
public enum AssignmentStatus
{
    /// <summary>在办.</summary>
    Open = 1,
    /// <summary>退回.</summary>
    Returned = 2,
    /// <summary>办结.</summary>
    Done = 3,
    /// <summary>转出: another unit has it now.</summary>
    Escalated = 4,
}

/// <summary>派单: the ticket in the hands of one unit.</summary>
public sealed record Assignment
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>序号: counts the assignments of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>承办单位.</summary>
    public required string OrgId { get; init; }
    /// <summary>主办 or 协办.</summary>
    public required AssignmentRole Role { get; init; }
    /// <summary>How it stands.</summary>
    public required AssignmentStatus Status { get; init; }
    /// <summary>派单时间: the unit's clocks run from here.</summary>
    public required DateTimeOffset DispatchedAt { get; init; }
    /// <summary>The user who sent it.</summary>
    public required string DispatchedBy { get; init; }
    /// <summary>事项 of the row of the 派单目录 by which it was sent; null when it was sent by hand.</summary>
    public string? CatalogueSubject { get; init; }
    /// <summary>Where that row holds; null for everywhere.</summary>
    public string? CatalogueDivision { get; init; }
    /// <summary>Since when that row holds; null when it was sent by hand.</summary>
    public DateOnly? CatalogueFrom { get; init; }
    /// <summary>办理要求.</summary>
    public string? Requirements { get; init; }
    /// <summary>签收时间.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
    /// <summary>The user who signed for it.</summary>
    public string? AcceptedBy { get; init; }
    /// <summary>视同接收.</summary>
    public bool DeemedAccepted { get; init; }
    /// <summary>办理结果.</summary>
    public string? ResultText { get; init; }
    /// <summary>When the result came in.</summary>
    public DateTimeOffset? ResultAt { get; init; }
    /// <summary>签批人.</summary>
    public string? SignedBy { get; init; }
    /// <summary>盖章.</summary>
    public bool Sealed { get; init; }
    /// <summary>The unit was designated: it can no longer return the ticket.</summary>
    public bool Designated { get; init; }
    /// <summary>Which handling it is: 0 for the first, 1 for the first 重办.</summary>
    public int RedoSeq { get; init; }
    /// <summary>主要负责人直接办理.</summary>
    public bool HandledByHead { get; init; }
    /// <summary>法定时限 that replaces the ordinary one.</summary>
    public DateOnly? StatutoryDue { get; init; }
    /// <summary>立案文号 or the number of the document that sets it.</summary>
    public string? CaseFilingNo { get; init; }
    /// <summary>Who of the office confirmed the statutory limit; null while nobody has.</summary>
    public string? StatutoryConfirmedBy { get; init; }
    /// <summary>到场时间.</summary>
    public DateTimeOffset? OnsiteAt { get; init; }
    /// <summary>不可抗力, in words; null when none was claimed.</summary>
    public string? ForceMajeure { get; init; }
    /// <summary>Who confirmed it; null while nobody has.</summary>
    public string? ForceMajeureConfirmedBy { get; init; }
    /// <summary>The answer as it was written before the caller was told; what calls in vain are counted from.</summary>
    public string? AnswerText { get; init; }
    /// <summary>When that answer was stored.</summary>
    public DateTimeOffset? AnswerStoredAt { get; init; }
    /// <summary>阶段性情况 of a 协办 unit that cannot answer in time.</summary>
    public string? StageReport { get; init; }
    /// <summary>When that report came in.</summary>
    public DateTimeOffset? StageReportAt { get; init; }
}
