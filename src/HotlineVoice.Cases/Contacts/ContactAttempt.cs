namespace HotlineVoice.Cases.Contacts;

/// <summary>Whom somebody tried to reach. On disk and in the API by name: the list may only grow.</summary>
public enum ContactParty
{
    /// <summary>诉求人.</summary>
    Caller = 1,
    /// <summary>承办单位.</summary>
    Unit = 2,
    /// <summary>县级农机主管部门.</summary>
    CountyOffice = 3,
}

/// <summary>What came of it. On disk and in the API by name: the list may only grow.</summary>
public enum ContactOutcome
{
    /// <summary>接通.</summary>
    Connected = 1,
    /// <summary>无人接听.</summary>
    NoAnswer = 2,
    /// <summary>占线.</summary>
    Busy = 3,
    /// <summary>空号.</summary>
    InvalidNumber = 4,
    /// <summary>拒接.</summary>
    Rejected = 5,
    /// <summary>停机.</summary>
    Suspended = 6,
}

/// <summary>One attempt to reach somebody about a matter (联系记录): the ledger from which «three a day» is
/// counted.</summary>
public sealed record ContactAttempt
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }
    /// <summary>The matter; null while there is no ticket yet, then the call says which.</summary>
    public string? TicketNo { get; init; }
    /// <summary>Code of the hotline.</summary>
    public string? Hotline { get; init; }
    /// <summary>The call in which it was dialled; null for one made elsewhere and written down.</summary>
    public string? CallId { get; init; }
    /// <summary>Whom.</summary>
    public required ContactParty Party { get; init; }
    /// <summary>The unit, when it is one.</summary>
    public string? OrgId { get; init; }
    /// <summary>The number dialled. Personal when the party is the caller: mask before showing.</summary>
    public string? Phone { get; init; }
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>Who tried: a seat's number or a user's name.</summary>
    public string? By { get; init; }
    /// <summary>How: telephone, sms, oa …</summary>
    public string Channel { get; init; } = "telephone";
    /// <summary>What came of it.</summary>
    public required ContactOutcome Outcome { get; init; }
    /// <summary>The final SIP status, 0 when none came.</summary>
    public int SipStatus { get; init; }
    /// <summary>The Q.850 cause, when the far side gave one.</summary>
    public int? Q850 { get; init; }
    /// <summary>How long it rang.</summary>
    public double? RingSeconds { get; init; }
    /// <summary>The recording in which it can be heard.</summary>
    public string? RecordingId { get; init; }
    /// <summary>A remark.</summary>
    public string? Note { get; init; }
}

/// <summary>What to look for among attempts; null means any.</summary>
public sealed record AttemptQuery(string? TicketNo = null, string? CallId = null)
{
    /// <summary>Only these hotlines may be seen; null means all.</summary>
    public IReadOnlyCollection<string>? Hotlines { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>The cursor of the page before.</summary>
    public string? Cursor { get; init; }
}

/// <summary>The ledger of attempts. Those of our own calls come by facts; others are added here.</summary>
public interface IAttemptStore
{
    /// <summary>One page, newest first, and the cursor of the next, null at the end.</summary>
    Task<(IReadOnlyList<ContactAttempt> Items, string? Next)> ListAsync(AttemptQuery query, CancellationToken cancel);
    /// <summary>Writes an attempt down; its event goes with it.</summary>
    Task AddAsync(ContactAttempt attempt, CancellationToken cancel);
}
