namespace HotlineVoice.Hotline;

/// <summary>The bounds of the floor, each with where it comes from.</summary>
public sealed record FloorLimits
{
    /// <summary>Calls at once. Two cores carry 1,000 streams (measured); 4,000 suit a bigger machine.</summary>
    public int CallsMax { get; init; } = 4000;
    /// <summary>When to try again after a refusal; short, because calls in menus last about half a minute.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Steps in a row that wait for nothing. Real plans have at most five; more is a circle.</summary>
    public int StepsWithoutWaitingMax { get; init; } = 32;
    /// <summary>Characters of a call's path; a caller who repeats for ever does not fill the database.</summary>
    public int PathCharactersMax { get; init; } = 1000;
    /// <summary>From answer to connection: 64·T1 of RFC 3261 until the stack gives up, and a little.</summary>
    public TimeSpan ConnectPatience { get; init; } = TimeSpan.FromSeconds(35);
    /// <summary>From our hanging up to its being done: 64·T1 of RFC 3261 for the BYE, and a little.</summary>
    public TimeSpan HangUpPatience { get; init; } = TimeSpan.FromSeconds(35);
    /// <summary>How much longer than its prompts a playing may last before its end counts as lost.</summary>
    public TimeSpan PlayPatience { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>Length assumed of a reading whose length the shelf does not know.</summary>
    public TimeSpan UnknownPromptLength { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>How long a promise may take to reach the disk; no caller listens to silence for longer.</summary>
    public TimeSpan KeepPatience { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>How long a telephone rings that a clerk or a supervisor dials.</summary>
    public TimeSpan RingFor { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>How long a telephone that asked for a transfer may take to hang up by itself.</summary>
    public TimeSpan FarewellPatience { get; init; } = TimeSpan.FromSeconds(3);
    /// <summary>How often the floor looks for seats and calls that contradict each other.</summary>
    public TimeSpan WatchEvery { get; init; } = TimeSpan.FromSeconds(5);
    /// <summary>The shortest time between two events of one queue: a wall needs no more.</summary>
    public TimeSpan QueueNewsGap { get; init; } = TimeSpan.FromMilliseconds(500);
    /// <summary>How much longer than its limit a recording may last before its end counts as lost.</summary>
    public TimeSpan RecordingPatience { get; init; } = TimeSpan.FromSeconds(5);
}
