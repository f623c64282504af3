namespace HotlineVoice.Cases.Notices;

/// <summary>What one try to send a message ended with. On disk by name: the list may only grow.</summary>
public enum AttemptResult
{
    /// <summary>Whoever carries it has taken it.</summary>
    Sent = 1,
    /// <summary>It did not work this time.</summary>
    Failed = 2,
    /// <summary>It was refused for its own sake: trying again helps nothing.</summary>
    Refused = 3,
}

/// <summary>One try to send a message: a ledger, for the proof of when and how somebody was told.</summary>
public sealed record MessageAttempt
{
    /// <summary>The longest sentence about an error that is kept, in characters.</summary>
    public const int ErrorCharactersMax = 500;

    /// <summary>Given by the database.</summary>
    public long Id { get; init; }
    /// <summary>Which message.</summary>
    public required long MessageId { get; init; }
    /// <summary>When it ended, in real time.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>How.</summary>
    public required AttemptResult Result { get; init; }
    /// <summary>What was wrong; null when nothing was.</summary>
    public string? Error { get; init; }
    /// <summary>The message's name with whoever carries it.</summary>
    public string? ProviderId { get; init; }
}
