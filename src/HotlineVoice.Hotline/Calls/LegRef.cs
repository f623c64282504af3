namespace HotlineVoice.Hotline.Calls;

/// <summary>Names one leg (话路) on the floor: a telephone at the other end of one session.</summary>
public readonly record struct LegRef(long Value);

/// <summary>Whom to ring.</summary>
public abstract record DialTarget
{
    DialTarget()
    {
    }

    /// <summary>All registered telephones of a seat; the first that answers.</summary>
    public sealed record Seat(string No) : DialTarget;

    /// <summary>A number outside. Trunk: null for the first trunk that leads outwards.</summary>
    public sealed record Number(string Digits, string? Trunk = null) : DialTarget;
}

/// <summary>Why a leg that was rung or talked is gone, as the wire tells it.</summary>
public enum LegGone
{
    /// <summary>The far side hung up after it had answered.</summary>
    ByFarSide = 1,
    /// <summary>We hung up or gave up ringing.</summary>
    ByUs = 2,
    /// <summary>Nobody answered in time.</summary>
    NoAnswer = 3,
    /// <summary>Busy (486, 600), or the trunk is full.</summary>
    Busy = 4,
    /// <summary>Refused (603, 403 and other final answers).</summary>
    Rejected = 5,
    /// <summary>No such number (404, 410, 484, 604).</summary>
    InvalidNumber = 6,
    /// <summary>No telephone is registered, no trunk leads there, no port, or the wire failed.</summary>
    Unreachable = 7,
    /// <summary>No sound arrived for longer than the limit.</summary>
    MediaTimeout = 8,
    /// <summary>A broken invariant.</summary>
    Fault = 9,
}

/// <summary>One place in a conversation: who hears whom.</summary>
/// <param name="Leg">The leg.</param>
public readonly record struct Speaker(LegRef Leg)
{
    /// <summary>All others hear him.</summary>
    public bool Speaks { get; init; } = true;
    /// <summary>He hears the others; false while he hears music or nothing.</summary>
    public bool Hears { get; init; } = true;
    /// <summary>The one leg that hears him although he does not speak to all (耳语).</summary>
    public LegRef? WhispersTo { get; init; }
}
