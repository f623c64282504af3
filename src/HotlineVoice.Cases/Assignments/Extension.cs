namespace HotlineVoice.Cases.Assignments;

/// <summary>What became of a wish for more time. On disk and in the API by name: the list may only grow.</summary>
public enum ExtensionDecision
{
    /// <summary>待审批.</summary>
    Applied = 1,
    /// <summary>同意.</summary>
    Approved = 2,
    /// <summary>不同意.</summary>
    Refused = 3,
    /// <summary>备案: nobody need allow it; it holds from its filing.</summary>
    Notified = 4,
}

/// <summary>延期: more time that a unit asks for.</summary>
public sealed record Extension
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the extensions of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>The assignment whose limit is meant.</summary>
    public required int AssignmentSeq { get; init; }
    /// <summary>申请时间.</summary>
    public required DateTimeOffset FiledAt { get; init; }
    /// <summary>The user who filed it.</summary>
    public required string FiledBy { get; init; }
    /// <summary>原因.</summary>
    public required string Reason { get; init; }
    /// <summary>延期天数, working days after the old due day.</summary>
    public required int DaysWd { get; init; }
    /// <summary>The last day in time before it.</summary>
    public required DateOnly OldDueDay { get; init; }
    /// <summary>The last day in time when it is allowed.</summary>
    public required DateOnly NewDueDay { get; init; }
    /// <summary>单位领导 who consented.</summary>
    public string? UnitLeader { get; init; }
    /// <summary>盖章.</summary>
    public bool Sealed { get; init; }
    /// <summary>The last day for filing it; null when the rules set none.</summary>
    public DateOnly? LatestFilingDay { get; init; }
    /// <summary>逾期申请: filed after that day.</summary>
    public bool Late { get; init; }
    /// <summary>While nobody has decided it keeps the unit from being late: it was filed in time.</summary>
    public bool HoldsUndecided { get; init; }
    /// <summary>What became of it.</summary>
    public required ExtensionDecision Decision { get; init; }
    /// <summary>The user who decided.</summary>
    public string? DecidedBy { get; init; }
    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>告知诉求人: when the caller was told reason and time.</summary>
    public DateTimeOffset? CallerToldAt { get; init; }

    /// <summary>Whether it holds.</summary>
    public bool Holds => Decision is ExtensionDecision.Approved or ExtensionDecision.Notified;
}
