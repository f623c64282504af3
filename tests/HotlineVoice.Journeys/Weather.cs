namespace HotlineVoice.Journeys;

/// <summary>What the network does to packets on their way.</summary>
/// <param name="Loss">Share of packets that never arrive.</param>
/// <param name="Delay">What every packet takes.</param>
/// <param name="Jitter">The most it may take beyond that; packets overtake each other.</param>
/// <param name="Doubling">Share of packets that arrive twice.</param>
sealed record Weather(double Loss, TimeSpan Delay, TimeSpan Jitter, double Doubling = 0)
{
    public static Weather Fine { get; } = new(0, TimeSpan.FromMilliseconds(2), TimeSpan.Zero);

    /// <summary>2 % loss, 30 ms jitter.</summary>
    public static Weather Rain { get; } = new(0.02, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(30));

    /// <summary>One packet in ten is lost.</summary>
    public static Weather Storm { get; } = new(0.10, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(20));

    /// <summary>Every packet comes twice, and out of order.</summary>
    public static Weather Echo { get; } = new(0, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(15), 1);
}
