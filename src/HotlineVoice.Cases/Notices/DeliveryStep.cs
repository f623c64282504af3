using System.Security.Cryptography;

namespace HotlineVoice.Cases.Notices;

/// <summary>How a message stands after a try, and when the next one is. Pure but for the chance it is handed.</summary>
/// <param name="State">How it stands.</param>
/// <param name="NextAttemptAt">When it is tried next, in real time; of no meaning unless it waits.</param>
public readonly record struct DeliveryStep(MessageState State, DateTimeOffset NextAttemptAt)
{
    /// <summary>The longest pause between two tries.</summary>
    public static readonly TimeSpan PauseMax = TimeSpan.FromHours(1);

    /// <summary>A message older than this is given up.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromHours(24);

    const int DoublingsMax = 6;
    const int JitterParts = 1000;

    /// <summary>
    /// Taken: sent. Refused for its own sake: dead at once. Failed: again after a minute, two, four … an hour, each up
    /// to a quarter longer by chance so that those who failed together do not come again together; the last time when
    /// it is a day old. A carrier's own wish to be left alone is kept, also when the message dies of it.
    /// </summary>
    /// <param name="keptAt">When the message was written, in real time.</param>
    /// <param name="attempts">How often it was tried, this time included; from 1.</param>
    /// <param name="result">What this try came to.</param>
    /// <param name="now">When it ended, in real time.</param>
    /// <param name="chance">Where the jitter comes from.</param>
    public static DeliveryStep After(
        DateTimeOffset keptAt, int attempts, DeliveryResult result, DateTimeOffset now, RandomNumberGenerator chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        if (result.Result != AttemptResult.Failed)
            return new(result.Result == AttemptResult.Sent ? MessageState.Sent : MessageState.Dead, now);
        var end = keptAt + AgeMax;
        if (now >= end)
            return new(MessageState.Dead, now);
        var next = now + Pause(attempts, chance);
        if (result.RetryAfter is { } wish && now + wish > next)
            return now + wish > end ? new(MessageState.Dead, now) : new(MessageState.Waiting, now + wish);
        return new(MessageState.Waiting, next < end ? next : end);
    }

    static TimeSpan Pause(int attempts, RandomNumberGenerator chance)
    {
        Span<byte> drawn = stackalloc byte[4];
        chance.GetBytes(drawn);
        var share = BitConverter.ToUInt32(drawn) % JitterParts / (double)JitterParts;
        var pause = TimeSpan.FromMinutes(1 << Math.Clamp(attempts - 1, 0, DoublingsMax)) * (1 + share / 4);
        return pause < PauseMax ? pause : PauseMax;
    }
}
