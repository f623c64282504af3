namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>Holes in a sound whose original is known.</summary>
static class Gap
{
    /// <summary>10 ms: a shorter hole is not heard as one.</summary>
    const int Samples = Wav.SamplesPerSecond / 100;

    /// <summary>Where the original is as loud as this it must not be silent, and this is silent.</summary>
    const double Loud = 600;
    const double Silent = 60;

    /// <summary>Stretches of more than 10 ms that are silent where the original is loud throughout.</summary>
    public static int Count(ReadOnlySpan<short> original, ReadOnlySpan<short> copy)
    {
        var gaps = 0;
        var wasGap = false;
        // In steps of half its length every hole of 15 ms and more fills a window, whatever its beginning.
        for (var at = 0; at + Samples <= copy.Length; at += Samples / 2)
        {
            var isGap = Level(original.Slice(at, Samples)) > Loud && Level(copy.Slice(at, Samples)) < Silent;
            gaps += isGap && !wasGap ? 1 : 0;
            wasGap = isGap;
        }

        return gaps;
    }

    /// <summary>Root of the mean square.</summary>
    static double Level(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return Math.Sqrt(sum / samples.Length);
    }
}
