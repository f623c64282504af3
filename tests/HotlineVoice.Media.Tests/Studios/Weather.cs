namespace HotlineVoice.Media.Tests.Studios;

/// <summary>What a network does to packets; the same seed is the same weather.</summary>
public sealed class Weather(int seed)
{
    readonly Random _random = new(seed);

    public double Loss { get; init; }

    public double Duplicates { get; init; }

    public int JitterMilliseconds { get; init; }

    public static Weather Fair => new(0);

    /// <summary>After how much more time each copy arrives; none if it is lost.</summary>
    public IEnumerable<TimeSpan> Copies()
    {
        if (_random.NextDouble() < Loss)
            yield break;
        yield return Delay();
        if (_random.NextDouble() < Duplicates)
            yield return Delay();
    }

    TimeSpan Delay() => TimeSpan.FromMilliseconds(_random.NextDouble() * JitterMilliseconds);
}
