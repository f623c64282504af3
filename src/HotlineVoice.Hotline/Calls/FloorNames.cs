namespace HotlineVoice.Hotline.Calls;

/// <summary>Names one playing; its end comes exactly once.</summary>
public readonly record struct PlayRef(long Value);

/// <summary>Names one recording in progress.</summary>
public readonly record struct RecordingRef(long Value);

/// <summary>Names one promise that waits for its disk.</summary>
public readonly record struct KeepRef(long Value);

/// <summary>How a playing ended.</summary>
public enum PlayEnding
{
    /// <summary>Heard to its end.</summary>
    Finished = 1,
    /// <summary>Cut by a key or by an order.</summary>
    Cut = 2,
    /// <summary>Could not be played.</summary>
    Failed = 3,
}

/// <summary>How a recording ended.</summary>
public enum RecordingEnding
{
    /// <summary>By order.</summary>
    Stopped = 1,
    /// <summary>By the key that ends a message.</summary>
    Key = 2,
    /// <summary>By its limit.</summary>
    LimitReached = 3,
    /// <summary>By a long silence.</summary>
    Silence = 4,
    /// <summary>The caller went.</summary>
    LegGone = 5,
    /// <summary>The disk would not take more; what was heard before is kept.</summary>
    Failed = 6,
}

/// <summary>Why a call is gone, as the wire tells it.</summary>
public enum CallGone
{
    /// <summary>The far side hung up or cancelled.</summary>
    ByFarSide = 1,
    /// <summary>We hung up.</summary>
    ByUs = 2,
    /// <summary>No sound arrived for longer than the limit.</summary>
    MediaTimeout = 3,
    /// <summary>Never acknowledged, or the session timer ran out.</summary>
    SessionExpired = 4,
    /// <summary>The offer could not be met.</summary>
    BadOffer = 5,
    /// <summary>A broken invariant.</summary>
    Fault = 6,
}
