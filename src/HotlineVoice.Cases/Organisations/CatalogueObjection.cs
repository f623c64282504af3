namespace HotlineVoice.Cases.Organisations;

/// <summary>How an objection stands. On disk and in the API by name: the list may only grow.</summary>
public enum ObjectionState
{
    /// <summary>待审核.</summary>
    Open = 1,
    /// <summary>成立: the row is to be ended in its file, and the next one written.</summary>
    Upheld = 2,
    /// <summary>不成立.</summary>
    Rejected = 3,
}

/// <summary>派单异议 (国办函〔2025〕66号: 派单异议审核; LN 第八条: the catalogue changes as duties change): a unit says that a
/// row of the 派单目录 names it wrongly.</summary>
public sealed record CatalogueObjection
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }
    /// <summary>Code of the hotline.</summary>
    public required string Hotline { get; init; }
    /// <summary>事项 of the row.</summary>
    public required string Subject { get; init; }
    /// <summary>Where the row holds; null for everywhere.</summary>
    public string? DivisionCode { get; init; }
    /// <summary>First day of the row: with subject and division it names one row for good.</summary>
    public required DateOnly RowFrom { get; init; }
    /// <summary>The unit that objects.</summary>
    public required string OrgId { get; init; }
    /// <summary>异议理由.</summary>
    public required string Reason { get; init; }
    /// <summary>依据.</summary>
    public required string LegalBasis { get; init; }
    /// <summary>建议承办单位.</summary>
    public string? SuggestedOrgId { get; init; }
    /// <summary>A ticket that was sent by the row; null when none gave the occasion.</summary>
    public string? TicketNo { get; init; }
    /// <summary>提出时间.</summary>
    public required DateTimeOffset FiledAt { get; init; }
    /// <summary>The user who filed it.</summary>
    public required string FiledBy { get; init; }
    /// <summary>How it stands.</summary>
    public ObjectionState State { get; init; } = ObjectionState.Open;
    /// <summary>审核人.</summary>
    public string? DecidedBy { get; init; }
    /// <summary>审核时间.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
    /// <summary>审核意见.</summary>
    public string? Opinion { get; init; }

    /// <summary>待修订: it was upheld, and the row in the file still names the unit without an end.</summary>
    public bool IsRevisionDue(DispatchCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return State == ObjectionState.Upheld
            && catalogue.RowSince(Subject, DivisionCode, RowFrom) is { Until: null } row && row.Names(OrgId);
    }
}

/// <summary>What somebody decides about an objection.</summary>
/// <param name="Id">Which.</param>
/// <param name="State">Upheld or rejected.</param>
/// <param name="By">The user who decides.</param>
/// <param name="At">When.</param>
/// <param name="Opinion">审核意见.</param>
public sealed record ObjectionDecision(string Id, ObjectionState State, string By, DateTimeOffset At, string Opinion);

/// <summary>What to look for among objections; null means any.</summary>
public sealed record ObjectionQuery(string? Hotline = null, ObjectionState? State = null)
{
    /// <summary>Only this unit's may be seen; null means all.</summary>
    public string? OrgId { get; init; }
    /// <summary>Only these hotlines may be seen; null means all.</summary>
    public IReadOnlyCollection<string>? Hotlines { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>The cursor of the page before.</summary>
    public string? Cursor { get; init; }
}
