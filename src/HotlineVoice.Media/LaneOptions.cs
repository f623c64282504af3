namespace HotlineVoice.Media;

/// <summary>How a lane paces itself and what it sends when it has nothing to say.</summary>
public sealed record LaneOptions
{
    /// <summary>One frame of audio: what a leg hears and says at once. Not an option:
    /// the codecs' frames are 20 ms.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    /// <summary>The lane wakes this often and serves one phase of its legs: 5 ms make four phases of a frame.</summary>
    public TimeSpan SubTick { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Send frames of silence while nothing plays:
    /// keeps address translators open and phones content.</summary>
    public bool SendSilence { get; init; } = true;

    /// <summary>RTCP reports go out this often, times 0.5 to 1.5 by chance (RFC 3550 §6.2: at least 5 s).</summary>
    public TimeSpan ControlInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The name in our RTCP source description (RFC 3550 §6.5.1); says nothing of the citizen.</summary>
    public string CanonicalName { get; init; } = "hotline";
}
