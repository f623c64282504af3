namespace HotlineVoice.Media;

/// <summary>What a lane has noticed; a value that may cross a process border.</summary>
/// <param name="Kind">Which of the facts it is; it says which of the other members are set.</param>
/// <param name="Leg">The leg it was noticed on.</param>
/// <param name="Play">Set in <see cref="HeardKind.PlayEnded"/>.</param>
/// <param name="Recording">Set in <see cref="HeardKind.RecordingEnded"/>.</param>
/// <param name="Digit">The digit pressed; in a recording's end the digit that stopped it, else '\0'.</param>
/// <param name="Via">How the digit came.</param>
/// <param name="End">How the play ended.</param>
/// <param name="Length">How long the recording is, counted in samples given to the sink.</param>
/// <param name="At">Uptime at which the lane knew.</param>
/// <param name="Why">How the recording ended.</param>
public readonly record struct Heard(
    HeardKind Kind,
    LegId Leg,
    PlayId Play = default,
    RecordingId Recording = default,
    char Digit = default,
    DigitSource Via = default,
    PlayEnd End = default,
    TimeSpan Length = default,
    TimeSpan At = default,
    RecordingEnd Why = default);

/// <summary>The facts a lane can notice.</summary>
public enum HeardKind
{
    /// <summary>A digit was pressed; once a press, whichever ways it came.</summary>
    DigitPressed,

    /// <summary>A play is over; exactly once for each <see cref="PlayId"/>.</summary>
    PlayEnded,

    /// <summary>A recording is over and its last block was given to the sink;
    /// exactly once for each <see cref="RecordingId"/>.</summary>
    RecordingEnded,

    /// <summary>The first packets of the peer came and were taken for his.</summary>
    RtpLatched,

    /// <summary>No packet for longer than <see cref="LegOptions.SilenceLimit"/>;
    /// said once until packets come again.</summary>
    RtpSilent,

    /// <summary>All digits of a <see cref="LaneOrder.SendDigits"/> were sent.</summary>
    DigitsSent,
}

/// <summary>How a digit reached us.</summary>
public enum DigitSource
{
    /// <summary>As a named event in RTP (RFC 4733).</summary>
    Event,

    /// <summary>As a tone in the audio (ITU-T Q.23).</summary>
    Tone,
}

/// <summary>How a play ended.</summary>
public enum PlayEnd
{
    /// <summary>The last sample was sent.</summary>
    Finished,

    /// <summary>Stopped by order, by a digit, by another play or by the end of its leg.</summary>
    Cut,

    /// <summary>It never began: no such prompt, no such leg.</summary>
    Failed,
}

/// <summary>How a recording ended.</summary>
public enum RecordingEnd
{
    /// <summary>By order, or by the digit # if the recording was asked to stop at it.</summary>
    Stopped,

    /// <summary>The recording reached its limit.</summary>
    LimitReached,

    /// <summary>The citizen said nothing for as long as was asked for.</summary>
    Silence,

    /// <summary>The leg was removed while it was recorded.</summary>
    LegGone,

    /// <summary>It never began: no such leg, or the leg is recorded already.</summary>
    Failed,
}
