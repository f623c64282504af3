using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Digits;

/// <summary>Measures how loud one frequency is; by the hum of each person it is known who hears whom.</summary>
public static class ToneDetector
{
    /// <summary>The level of a frequency in these samples in dBm0, by Goertzel's recurrence;
    /// longer is more selective (1/length Hz).</summary>
    public static double Level(ReadOnlySpan<short> samples, double hertz)
    {
        if (samples.IsEmpty)
            return double.NegativeInfinity;
        var coefficient = 2 * Math.Cos(2 * Math.PI * hertz / AudioCodec.SampleRateHertz);
        double before = 0;
        double last = 0;
        foreach (var sample in samples)
            (before, last) = (last, sample + (coefficient * last) - before);
        var power = (last * last) + (before * before) - (coefficient * last * before);
        return SoundLevel.OfPower(2 * power / ((double)samples.Length * samples.Length));
    }

    /// <summary>True if the frequency is there, at least so loud.</summary>
    public static bool Hears(ReadOnlySpan<short> samples, double hertz, double leastDbm0 = -35) =>
        Level(samples, hertz) >= leastDbm0;
}
