namespace HotlineVoice.Hotline.Calls;

/// <summary>What to look for among call records; null means any. From inclusive, To exclusive, by StartedAt.</summary>
public sealed record CallQuery(
    CallState? State = null,
    string? Hotline = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    string? CallingNumber = null)
{
    /// <summary>Only these hotlines may be seen; null means all.</summary>
    public IReadOnlyCollection<string>? Hotlines { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>The cursor of the page before. A text that is none makes the store throw FormatException.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of a list and the cursor of the next, null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Reads call records; newest first. Writing is by facts alone.</summary>
public interface ICallRecordStore
{
    /// <summary>One page of the records that match.</summary>
    Task<Page<CallRecord>> ListAsync(CallQuery query, CancellationToken cancel);
    /// <summary>The record, or null.</summary>
    Task<CallRecord?> FindAsync(CallId id, CancellationToken cancel);
}
