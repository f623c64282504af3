namespace HotlineVoice.Cases.Assignments;

/// <summary>What became of a return. On disk and in the API by name: the list may only grow.</summary>
public enum ReturnDecision
{
    /// <summary>待核定.</summary>
    Filed = 1,
    /// <summary>同意: the ticket is sent anew.</summary>
    Approved = 2,
    /// <summary>不同意: the unit keeps it.</summary>
    Rejected = 3,
    /// <summary>逾期: filed after the window; the unit counts as having accepted.</summary>
    RefusedLate = 4,
    /// <summary>Left to the body that determines who is competent.</summary>
    Disputed = 5,
    /// <summary>No unit is competent: the caller was shown another way.</summary>
    NobodyCompetent = 6,
}

/// <summary>退单: a unit says that the matter is not its own.</summary>
public sealed record ReturnRequest
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the returns of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>The assignment that is to end.</summary>
    public required int AssignmentSeq { get; init; }
    /// <summary>The unit that returns it.</summary>
    public required string OrgId { get; init; }
    /// <summary>申请时间.</summary>
    public required DateTimeOffset FiledAt { get; init; }
    /// <summary>The user who filed it.</summary>
    public required string FiledBy { get; init; }
    /// <summary>退回理由, the facts.</summary>
    public required string Reason { get; init; }
    /// <summary>依据.</summary>
    public string? LegalBasis { get; init; }
    /// <summary>建议承办单位.</summary>
    public string? SuggestedOrgId { get; init; }
    /// <summary>Filed after the window.</summary>
    public bool Late { get; init; }
    /// <summary>What became of it.</summary>
    public required ReturnDecision Decision { get; init; }
    /// <summary>The user who decided.</summary>
    public string? DecidedBy { get; init; }
    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>不当退单: without good reason, as it was judged.</summary>
    public bool Improper { get; init; }
}
