namespace HotlineVoice.Media.Recording;

/// <summary>What to record of a leg and when to stop by oneself.</summary>
public sealed record RecordingShape
{
    /// <summary>1: only what the peer says (a voicemail). 2: left what the peer says, also while he is on hold; right
    /// everyone else: all who speak to all in his bridge, whether or not he may hear them just now, and what is played
    /// to him once. Whispers are in neither, nor is what repeats (music).</summary>
    public int Channels { get; init; } = 1;

    /// <summary>The longest it may become.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Stop after the peer was silent for so long; null: never.</summary>
    public TimeSpan? StopAfterSilence { get; init; }

    /// <summary>The digit # stops it, and its tone is not in the recording.</summary>
    public bool StopByDigit { get; init; }
}
