namespace HotlineVoice.Hotline.Seats;

/// <summary>Where a seat is. On disk and in the API by name: the list may only grow.</summary>
public enum SeatState
{
    /// <summary>Nobody sits there (签出).</summary>
    SignedOut = 1,
    /// <summary>Signed in, takes no calls (示忙), for a reason.</summary>
    Away = 2,
    /// <summary>Waits for a call (示闲).</summary>
    Ready = 3,
    /// <summary>Its telephone rings for a call, or it dials.</summary>
    Offered = 4,
    /// <summary>Talks.</summary>
    Talking = 5,
    /// <summary>Has its caller on hold.</summary>
    Holding = 6,
    /// <summary>Finishes what the call left to do (话后处理).</summary>
    WrapUp = 7,
}

/// <summary>How a seat stands: what survives a restart and what the wall shows.</summary>
/// <param name="No">The seat's number.</param>
/// <param name="State">Where it is.</param>
/// <param name="Since">Wall time at which it came there.</param>
public sealed record SeatStanding(string No, SeatState State, DateTimeOffset Since)
{
    /// <summary>Why it is away, or why it was put there: «小休», or one of <see cref="SeatReasons"/>.</summary>
    public string? Reason { get; init; }
    /// <summary>Wall time at which a wrap-up ends by itself.</summary>
    public DateTimeOffset? Until { get; init; }
    /// <summary>The state it takes when its call or offer is over; null for the ordinary one.</summary>
    public SeatState? Next { get; init; }
    /// <summary>The reason for <see cref="Next"/>.</summary>
    public string? NextReason { get; init; }
    /// <summary>The call it is busy with.</summary>
    public Calls.CallId? Call { get; init; }
    /// <summary>Offers missed in a row.</summary>
    public int Misses { get; init; }
    /// <summary>Wall time since which it has had no call: the longest idle is offered first.</summary>
    public DateTimeOffset IdleSince { get; init; }
    /// <summary>A telephone of it is registered.</summary>
    public bool Registered { get; init; }
}

/// <summary>Reasons that the floor itself gives; pages show them in Chinese.</summary>
public static class SeatReasons
{
    /// <summary>It let too many offers ring (漏接).</summary>
    public const string Missed = "missed";
    /// <summary>Its telephone is no longer registered.</summary>
    public const string PhoneGone = "phone-gone";
    /// <summary>The watchdog found a contradiction and put it here.</summary>
    public const string Repaired = "repaired";
}
