namespace HotlineVoice.Cases.Notices;

/// <summary>Whose notices, and which.</summary>
/// <param name="User">Who reads.</param>
/// <param name="Audiences">His keys.</param>
/// <param name="Hotlines">Codes of the hotlines that he may see.</param>
public sealed record NoticeQuery(
    string User, IReadOnlyCollection<string> Audiences, IReadOnlyCollection<string> Hotlines)
{
    /// <summary>Only what he has not read.</summary>
    public bool UnreadOnly { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>Only older ones than this; null begins with the newest.</summary>
    public long? Before { get; init; }
}

/// <summary>A notice as one person sees it.</summary>
/// <param name="Notice">What.</param>
/// <param name="IsRead">He has read it.</param>
public sealed record NoticeSeen(Notice Notice, bool IsRead);

/// <summary>Keeps notices and who has read them. Those of a ticket are written with its change.</summary>
public interface INoticeStore
{
    /// <summary>One page, newest first, and before which the next begins; null at the end.</summary>
    Task<(IReadOnlyList<NoticeSeen> Items, long? Next)> ListAsync(NoticeQuery query, CancellationToken cancel);

    /// <summary>How many he has not read, counted to this many at most.</summary>
    Task<int> UnreadAsync(NoticeQuery query, int most, CancellationToken cancel);

    /// <summary>He has read this one; false when it is not among those that he may see.</summary>
    Task<bool> ReadAsync(NoticeQuery query, long id, CancellationToken cancel);

    /// <summary>He has read everything up to this one. Never takes anything back.</summary>
    Task ReadAllAsync(string user, long upTo, CancellationToken cancel);

    /// <summary>Keeps what a daily rule says on this day; false when it was kept before, by whoever it was.</summary>
    Task<bool> TryKeepDailyAsync(
        string hotline, string ruleId, DateOnly day, IReadOnlyList<Notice> notices, CancellationToken cancel);

    /// <summary>Removes what is older than this, and what was noted about it.</summary>
    Task PruneAsync(DateTimeOffset before, CancellationToken cancel);
}
