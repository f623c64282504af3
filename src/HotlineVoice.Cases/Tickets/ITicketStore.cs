namespace HotlineVoice.Cases.Tickets;

/// <summary>What to look for among tickets; null means any.</summary>
public sealed record TicketQuery
{
    /// <summary>Code of the hotline.</summary>
    public string? Hotline { get; init; }
    /// <summary>Any of these.</summary>
    public IReadOnlyCollection<TicketState>? States { get; init; }
    /// <summary>诉求类别.</summary>
    public TicketClass? Class { get; init; }
    /// <summary>The place or, by a shorter code (21, 2102), everything below it.</summary>
    public string? DivisionCode { get; init; }
    /// <summary>The unit that has it now.</summary>
    public string? OrgId { get; init; }
    /// <summary>第一责任人.</summary>
    public string? OwnerAgent { get; init; }
    /// <summary>Tickets of who has this number, whole.</summary>
    public string? CallerPhone { get; init; }
    /// <summary>Told in this call.</summary>
    public string? CallId { get; init; }
    /// <summary>Words that title or content hold, or the beginning of a number.</summary>
    public string? Text { get; init; }
    /// <summary>With this word on it.</summary>
    public string? Tag { get; init; }
    /// <summary>With these values in the hotline's own fields, by the field's id; needs <see cref="Hotline"/>. Who
    /// looks for a unit finds only what units see.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
    /// <summary>Heard by a leader in this session.</summary>
    public string? LeaderSessionId { get; init; }
    /// <summary>Registered on this day or later.</summary>
    public DateOnly? From { get; init; }
    /// <summary>Registered on this day or earlier.</summary>
    public DateOnly? To { get; init; }
    /// <summary>Open and due on this day or earlier.</summary>
    public DateOnly? DueBy { get; init; }
    /// <summary>Only these hotlines may be seen; null means all.</summary>
    public IReadOnlyCollection<string>? Hotlines { get; init; }
    /// <summary>Only what was sent to this unit may be seen; null means all.</summary>
    public string? SeenByOrg { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>The cursor of the page before.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A running clock in the order in which clocks run out: by instant, then by ticket.</summary>
/// <param name="DueAt">The first instant that is late.</param>
/// <param name="TicketNo">Its ticket.</param>
public sealed record DueClock(DateTimeOffset DueAt, string TicketNo);

/// <summary>How many tickets were counted.</summary>
/// <param name="Count">So many there are at least.</param>
/// <param name="IsMore">There may be more than these.</param>
public readonly record struct TicketCount(int Count, bool IsMore);

/// <summary>Keeps tickets with their history. Every write is one transaction with its event.</summary>
public interface ITicketStore
{
    /// <summary>
    /// Gives the next number of that hotline's digit and local day, and keeps what is made with it; the call and the
    /// voicemail that the ticket names are linked to it in the same transaction. The function may be called again; what
    /// it throws takes the number back. A draft leaves the voicemail as it is until it is registered.
    /// </summary>
    /// <exception cref="AlreadyRegisteredException">The voicemail has a ticket already; nothing was kept.</exception>
    Task<TicketFile> AddAsync(
        int hotlineDigit, DateOnly day, Func<string, TicketChange> make, CancellationToken cancel);

    /// <summary>Keeps the change; false when the ticket's version is no longer the one before the change's.</summary>
    /// <exception cref="AlreadyRegisteredException">Registers a draft whose voicemail has a ticket.</exception>
    Task<bool> TrySaveAsync(TicketChange change, CancellationToken cancel);

    /// <summary>The ticket with all that belongs to it; null when there is none.</summary>
    Task<TicketFile?> FindAsync(string ticketNo, CancellationToken cancel);

    /// <summary>One page, newest first, and the cursor of the next, null at the end.</summary>
    Task<(IReadOnlyList<TicketFile> Items, string? Next)> ListAsync(TicketQuery query, CancellationToken cancel);

    /// <summary>How many there are, as far as that can be said at a bounded cost: at most so many are counted, among at
    /// most so many that the narrowest of the filters finds by itself. Limit and cursor do not count.</summary>
    Task<TicketCount> CountAsync(TicketQuery query, int most, int window, CancellationToken cancel);

    /// <summary>The running clock that is due first, of those after this one; null when there is none.</summary>
    Task<DueClock?> NextDueAsync(DueClock? after, CancellationToken cancel);

    /// <summary>Numbers of tickets on which a clock runs, in order, after this one.</summary>
    Task<IReadOnlyList<string>> RunningAsync(string? after, int limit, CancellationToken cancel);

    /// <summary>Numbers of open tickets whose caller somebody tried to reach, in order, after this one.</summary>
    Task<IReadOnlyList<string>> TriedAsync(string? after, int limit, CancellationToken cancel);

    /// <summary>The whole history, in order.</summary>
    Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string ticketNo, CancellationToken cancel);
}
