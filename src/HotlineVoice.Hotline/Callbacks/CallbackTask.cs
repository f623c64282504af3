using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Callbacks;

/// <summary>Why somebody is owed a call. On disk and in the API by name: the list may only grow.</summary>
public enum CallbackReason
{
    /// <summary>He chose it instead of waiting.</summary>
    Chosen = 1,
    /// <summary>The queue was full.</summary>
    QueueFull = 2,
    /// <summary>The server died while he waited or talked.</summary>
    CutOff = 3,
    /// <summary>He gave up waiting.</summary>
    Abandoned = 4,
}

/// <summary>Where a callback task is. On disk and in the API by name: the list may only grow.</summary>
public enum CallbackState
{
    /// <summary>Nobody has taken it.</summary>
    New = 1,
    /// <summary>Somebody has.</summary>
    Taken = 2,
    /// <summary>He was reached, or will not be tried again.</summary>
    Closed = 3,
}

/// <summary>A caller who is owed a call (回拨任务).</summary>
public sealed record CallbackTask
{
    /// <summary>Its name; the call's own id, so that one call never makes two.</summary>
    public required string Id { get; init; }
    /// <summary>Code of the hotline.</summary>
    public required string Hotline { get; init; }
    /// <summary>The queue he waited in.</summary>
    public string? Queue { get; init; }
    /// <summary>The call.</summary>
    public required CallId CallId { get; init; }
    /// <summary>The number to call, national form. Personal: mask before showing.</summary>
    public required string CallingNumber { get; init; }
    /// <summary>Since when he has waited: tasks stand in this order.</summary>
    public required DateTimeOffset Since { get; init; }
    /// <summary>Why.</summary>
    public required CallbackReason Reason { get; init; }
    /// <summary>Where it is.</summary>
    public CallbackState State { get; init; } = CallbackState.New;
    /// <summary>Seat that took it.</summary>
    public string? TakenBy { get; init; }
}

/// <summary>Callback tasks. Made by facts; taken and closed here.</summary>
public interface ICallbackStore
{
    /// <summary>One page, longest waiting first.</summary>
    Task<Page<CallbackTask>> ListAsync(CallbackQuery query, CancellationToken cancel);
    /// <summary>The task, or null.</summary>
    Task<CallbackTask?> FindAsync(string id, CancellationToken cancel);
    /// <summary>Takes a new task; false when somebody else was first.</summary>
    Task<bool> TryTakeAsync(string id, string seatNo, CancellationToken cancel);
    /// <summary>Closes a task; false when it is closed already.</summary>
    Task<bool> TryCloseAsync(string id, CancellationToken cancel);
}

/// <summary>What to look for among callback tasks; null means any.</summary>
public sealed record CallbackQuery(CallbackState? State = null, string? Hotline = null)
{
    /// <summary>Only these hotlines may be seen; null means all.</summary>
    public IReadOnlyCollection<string>? Hotlines { get; init; }
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = 50;
    /// <summary>The cursor of the page before.</summary>
    public string? Cursor { get; init; }
}
