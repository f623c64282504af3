using System.Collections.Immutable;

namespace HotlineVoice.Media.Sound;

/// <summary>One stretch of a tone's cadence.</summary>
/// <param name="FirstHertz">The frequency; 0 is silence.</param>
/// <param name="SecondHertz">A second frequency sounding with it; 0 for none.</param>
/// <param name="Length">How long it sounds.</param>
public readonly record struct ToneStretch(double FirstHertz, double SecondHertz, TimeSpan Length);

/// <summary>A tone and its cadence, as China's networks use them (450 Hz; GB/T 3380).</summary>
public sealed record ToneShape(ImmutableArray<ToneStretch> Cadence, bool Repeats, double LevelDbm0 = -10)
{
    /// <summary>Ring-back: 1 s of tone, 4 s of silence.</summary>
    public static ToneShape RingBack { get; } = Beat(1000, 4000);

    /// <summary>Busy: 0.35 s and 0.35 s.</summary>
    public static ToneShape Busy { get; } = Beat(350, 350);

    /// <summary>Congestion: 0.7 s and 0.7 s.</summary>
    public static ToneShape Congestion { get; } = Beat(700, 700);

    /// <summary>Call waiting: 0.4 s and 4 s.</summary>
    public static ToneShape CallWaiting { get; } = Beat(400, 4000);

    /// <summary>Dial tone, without end.</summary>
    public static ToneShape Dial { get; } = new([Stretch(450, 1000)], Repeats: true);

    /// <summary>One beep of 950 Hz, 0.4 s: speak after it.</summary>
    public static ToneShape Beep { get; } = new([Stretch(950, 400)], Repeats: false);

    /// <summary>One steady frequency; what people in tests hum.</summary>
    public static ToneShape Hum(double hertz, TimeSpan length, bool repeats = false, double levelDbm0 = -10) =>
        new([new ToneStretch(hertz, 0, length)], repeats, levelDbm0);

    /// <summary>Two shapes are the same if their stretches are.</summary>
    public bool Equals(ToneShape? other) => other is not null && Repeats == other.Repeats
        && LevelDbm0.Equals(other.LevelDbm0) && Cadence.AsSpan().SequenceEqual(other.Cadence.AsSpan());

    /// <summary>Agrees with <see cref="Equals(ToneShape?)"/>.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Repeats);
        hash.Add(LevelDbm0);
        foreach (var stretch in Cadence)
            hash.Add(stretch);
        return hash.ToHashCode();
    }

    static ToneShape Beat(int onMilliseconds, int offMilliseconds) =>
        new([Stretch(450, onMilliseconds), Stretch(0, offMilliseconds)], Repeats: true);

    static ToneStretch Stretch(double hertz, int milliseconds) =>
        new(hertz, 0, TimeSpan.FromMilliseconds(milliseconds));
}
