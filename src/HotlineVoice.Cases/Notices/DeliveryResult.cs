namespace HotlineVoice.Cases.Notices;

/// <summary>What one try to send a message came to.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Error">What was wrong, for the office to read; null when nothing was.</param>
public readonly record struct DeliveryResult(AttemptResult Result, string? Error = null)
{
    /// <summary>The message's name with whoever carries it.</summary>
    public string? ProviderId { get; init; }
    /// <summary>Whoever carries it asked to be left alone for so long (RFC 9110 §10.2.3).</summary>
    public TimeSpan? RetryAfter { get; init; }
}
