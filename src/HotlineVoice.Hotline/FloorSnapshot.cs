using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline;

/// <summary>What pages see of the floor: made by the exchange's loop when something has changed; never
/// edited.</summary>
public sealed record FloorSnapshot(ImmutableArray<SeatStanding> Seats, ImmutableArray<QueueStanding> Queues)
{
    /// <summary>Nobody and nothing.</summary>
    public static FloorSnapshot Empty { get; } = new([], []);
}

/// <summary>How one queue stands.</summary>
/// <param name="Id">«jn12316/q_consult».</param>
/// <param name="Title">As people name it.</param>
/// <param name="Waiting">Who waits, first the next to be served.</param>
public sealed record QueueStanding(string Id, string Title, ImmutableArray<WaitingCaller> Waiting)
{
    /// <summary>Seats of it that are ready.</summary>
    public int SeatsReady { get; init; }
    /// <summary>Seats of it that talk or have somebody on hold.</summary>
    public int SeatsTalking { get; init; }
    /// <summary>What a new caller would wait; null when nobody serves it.</summary>
    public TimeSpan? ExpectedWait { get; init; }
}

/// <summary>One who waits.</summary>
/// <param name="Call">His call.</param>
/// <param name="Position">1 the next.</param>
/// <param name="Since">Wall time at which he came.</param>
/// <param name="Priority">Higher is served before.</param>
public sealed record WaitingCaller(CallId Call, int Position, DateTimeOffset Since, int Priority);

/// <summary>Where pages look.</summary>
public interface IFloorView
{
    /// <summary>The newest.</summary>
    FloorSnapshot Now { get; }
}
