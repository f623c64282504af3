namespace HotlineVoice.Cases.Supervision;

/// <summary>What somebody should look at. On disk and in the API by name: the list may only grow.</summary>
public enum WorklistKind
{
    /// <summary>督办 may be issued, and was not.</summary>
    Supervise = 1,
    /// <summary>A drafted 《催办通知书》 waits to be issued.</summary>
    IssueUrge = 2,
    /// <summary>Reasons for a deduction are there.</summary>
    Deduct = 3,
    /// <summary>Material did not come: it may be closed on G4.</summary>
    MaterialMissing = 4,
    /// <summary>Nobody is known to be on site.</summary>
    NobodyOnsite = 5,
    /// <summary>An extension waits for a decision.</summary>
    DecideExtension = 6,
    /// <summary>The caller is to be told of an extension.</summary>
    TellExtension = 7,
    /// <summary>A statutory limit waits to be confirmed.</summary>
    ConfirmStatutoryLimit = 8,
    /// <summary>定期跟踪 of an open matter.</summary>
    FollowUp = 9,
    /// <summary>A clock of the hotline itself has passed.</summary>
    OwnLimitPassed = 10,
    /// <summary>The caller has not cooperated long enough: it may be closed on G8.</summary>
    NoCooperation = 11,
    /// <summary>The unit must report how far it is.</summary>
    Progress = 12,
    /// <summary>A 协办 unit has sent its part back: to be decided.</summary>
    DecideReturn = 13,
}

/// <summary>待办: what a clock or an act has put before the office. A clock closes nothing; a person looks at this.
/// </summary>
public sealed record WorklistItem
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the items of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>What.</summary>
    public required WorklistKind Kind { get; init; }
    /// <summary>The assignment it is about; null for the hotline's own.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>The clock that raised it: it is done when that clock is; null when an act raised it.</summary>
    public int? TimerSeq { get; init; }
    /// <summary>In one Chinese sentence.</summary>
    public required string Text { get; init; }
    /// <summary>The clause.</summary>
    public string? Clause { get; init; }
    /// <summary>Since when.</summary>
    public required DateTimeOffset RaisedAt { get; init; }
    /// <summary>When it was done or no longer mattered; null while it waits.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}
