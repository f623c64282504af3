using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline;

/// <summary>How the floor took an order.</summary>
public enum FloorAnswer
{
    /// <summary>Done.</summary>
    Done = 1,
    /// <summary>There is no such call, seat or number now.</summary>
    Unknown = 2,
    /// <summary>The floor is too busy; try again.</summary>
    Busy = 3,
    /// <summary>Not in this state; Why names the state or guard.</summary>
    NotNow = 4,
}

/// <summary>The floor's answer to a page.</summary>
/// <param name="Answer">How it took the order.</param>
public sealed record FloorReply(FloorAnswer Answer)
{
    /// <summary>Done, and nothing to say.</summary>
    public static FloorReply Done { get; } = new(FloorAnswer.Done);
    /// <summary>No such call, seat or number.</summary>
    public static FloorReply Unknown { get; } = new(FloorAnswer.Unknown);
    /// <summary>In NotNow: the state or guard that forbids it, such as «WrapUp» or «no-trunk».</summary>
    public string? Why { get; init; }
    /// <summary>The call that was begun by this order.</summary>
    public CallId? Call { get; init; }
    /// <summary>Not now, because of this.</summary>
    public static FloorReply NotNow(string why) => new(FloorAnswer.NotNow) { Why = why };
}

/// <summary>The way from pages to the floor.</summary>
public interface IFloorDesk
{
    /// <summary>Puts an order into the exchange's loop and waits for its answer.</summary>
    Task<FloorReply> OrderAsync(FloorOrder order, CancellationToken cancel);
}
