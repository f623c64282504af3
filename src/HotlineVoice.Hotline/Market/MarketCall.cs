using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Market;

/// <summary>One call that waits.</summary>
sealed class MarketCall(MarketInput.CallWaits wait, MarketQueue queue, long serial, TimeSpan began)
    : IComparable<MarketCall>
{
    /// <summary>Shorter times between announcements would leave no time to say them.</summary>
    static readonly TimeSpan _leastGap = TimeSpan.FromSeconds(1);

    /// <summary>Numbers of the seats that it was offered to in vain.</summary>
    readonly HashSet<string> _refusedBy = [];

    internal CallId Id => wait.Call;
    internal QueuePlan Plan => wait.Queue;
    internal DateTimeOffset Since => wait.Since;
    internal string? NotSeat => wait.NotSeat;
    internal MarketQueue Queue { get; } = queue;
    internal int Priority { get; } = Math.Max(wait.Priority, wait.Queue.Priority);
    /// <summary>Uptime at which it came: its timers run from here, whatever place it keeps.</summary>
    internal TimeSpan Began { get; } = began;
    internal required ServingSeats Serving { get; set; }
    internal MarketOffer? Offer { get; set; }
    /// <summary>1 the next of its queue.</summary>
    internal int Position { get; set; }

    internal TimeSpan? WaitsUntil => Began + Plan.WaitMax;
    internal TimeSpan? WidensAt => Plan.WidenTo.IsEmpty ? null : Began + Plan.WidenAfter;

    TimeSpan? _told;
    TimeSpan _announced;
    int _toldPosition;
    TimeSpan? _suggestAt = wait.Queue.Anonymous ? null : began + AtLeastGap(wait.Queue.CallbackAfter);

    internal bool IsTold => _told is not null;

    /// <summary>Order of service over all queues: priority, then the time of the place, then arrival.</summary>
    public int CompareTo(MarketCall? other) =>
        other is null ? 1
        : Priority != other.Priority ? other.Priority.CompareTo(Priority)
        : Since != other.Since ? Since.CompareTo(other.Since)
        : Serial.CompareTo(other.Serial);

    long Serial { get; } = serial;

    internal bool WasRefusedBy(string no) => _refusedBy.Contains(no);

    internal void Refused(string no) => _refusedBy.Add(no);

    /// <summary>Uptime at which its position is to be said (again).</summary>
    internal TimeSpan TellsAt =>
        _told is not { } told ? TimeSpan.Zero
        : Position < _toldPosition ? GapEnd
        : Max(GapEnd, told + Plan.TellEvery);

    /// <summary>Uptime at which a callback is to be suggested; null for never.</summary>
    internal TimeSpan? SuggestsAt => _suggestAt is { } at ? Max(GapEnd, at) : null;

    internal void Told(TimeSpan now)
    {
        (_told, _announced, _toldPosition) = (now, now, Position);
    }

    internal void Suggested(TimeSpan now)
    {
        _announced = now;
        _suggestAt = now + AtLeastGap(Plan.CallbackAfter);
    }

    TimeSpan GapEnd => _announced + Max(Plan.TellGap, _leastGap);

    static TimeSpan? AtLeastGap(TimeSpan? time) => time is { } given ? Max(given, _leastGap) : null;

    static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
