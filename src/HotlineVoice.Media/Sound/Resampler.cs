using HotlineVoice.Media.Codecs;

namespace HotlineVoice.Media.Sound;

/// <summary>Brings recorded words to 8 kHz: a windowed sinc that lets 3.4 kHz through
/// and nothing above 4 kHz fold back.</summary>
/// <remarks>For prompts, when they are loaded; nothing is resampled while people speak.</remarks>
public static class Resampler
{
    // Zero crossings on each side: 32 make the slope from 3.6 to 4.0 kHz steep enough for -60 dB.
    const int Crossings = 32;
    const double PassShare = 0.94;

    /// <summary>The same sound at 8,000 samples a second.</summary>
    public static short[] To8Kilohertz(ReadOnlySpan<short> samples, int fromHertz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromHertz, 1);
        if (fromHertz == AudioCodec.SampleRateHertz)
            return samples.ToArray();
        var divisor = Divisor(fromHertz, AudioCodec.SampleRateHertz);
        var phases = AudioCodec.SampleRateHertz / divisor;
        var advance = fromHertz / divisor;
        var filters = MakeFilters(phases, advance);
        var output = new short[(long)samples.Length * phases / advance];
        for (var i = 0; i < output.Length; i++)
        {
            var position = (long)i * advance;
            output[i] = Filter(samples, (int)(position / phases), filters[position % phases]);
        }

        return output;
    }

    static short Filter(ReadOnlySpan<short> samples, int centre, double[] filter)
    {
        var half = filter.Length / 2;
        var sum = 0.0;
        for (var i = 0; i < filter.Length; i++)
        {
            var at = centre - half + 1 + i;
            if (at >= 0 && at < samples.Length)
                sum += samples[at] * filter[i];
        }

        return (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
    }

    // One filter for each place an output sample can have between two input samples;
    // each passes a steady level as it is.
    static double[][] MakeFilters(int phases, int advance)
    {
        var cutoff = PassShare * Math.Min(1.0, (double)phases / advance);
        var half = (int)Math.Ceiling(Crossings / cutoff);
        var filters = new double[phases][];
        for (var phase = 0; phase < phases; phase++)
        {
            var filter = new double[2 * half];
            var sum = 0.0;
            for (var i = 0; i < filter.Length; i++)
                sum += filter[i] = Windowed((i - half + 1) - ((double)phase / phases), cutoff, half);
            for (var i = 0; i < filter.Length; i++)
                filter[i] /= sum;
            filters[phase] = filter;
        }

        return filters;
    }

    static double Windowed(double distance, double cutoff, int half)
    {
        var x = Math.PI * distance * cutoff;
        var sinc = Math.Abs(x) < 1e-9 ? 1 : Math.Sin(x) / x;
        var turn = Math.PI * Math.Clamp(distance / half, -1, 1);
        return sinc * (0.42 + (0.5 * Math.Cos(turn)) + (0.08 * Math.Cos(2 * turn)));
    }

    static int Divisor(int first, int second) => second == 0 ? first : Divisor(second, first % second);
}
