using System.Numerics;

namespace HotlineVoice.Switch.Callers;

/// <summary>Tells what was heard: a prompt by its shape, a person by the tone that he hums.</summary>
public static class Ear
{
    /// <summary>Speech found again after both laws of G.711 and a jitter buffer is this like itself; other speech is below
    /// half of it.</summary>
    public const double LikeEnough = 0.8;

    /// <summary>A tone of -10 dBm0 that arrived, whatever the codec did to it.</summary>
    public const double LoudEnough = 2_000;

    // The shape of speech lies below 1 kHz; a quarter of the samples tells it, at a sixteenth of the work.
    const int Thinning = 4;

    /// <summary>As much of a prompt as tells it from every other one: a second and a half.</summary>
    public const int TemplateSamples = 12_000;

    /// <summary>Looks for a prompt in what was heard. The best likeness, 0 to 1, and the sample at which it begins.</summary>
    public static (double Likeness, int At) Find(ReadOnlySpan<short> heard, ReadOnlySpan<short> prompt)
    {
        var begin = FirstSound(prompt);
        var length = Math.Min(TemplateSamples, prompt.Length - begin);
        var template = Thin(prompt.Slice(begin, Math.Max(0, length)));
        var sound = Thin(heard);
        var norm = Math.Sqrt(Dot(template, template));
        if (template.Length == 0 || sound.Length < template.Length || norm == 0)
            return (0, 0);
        var energy = (double)Dot(sound.AsSpan(0, template.Length), sound.AsSpan(0, template.Length));
        var (best, at) = (0.0, 0);
        for (var lag = 0; lag + template.Length <= sound.Length; lag++)
        {
            if (lag > 0)
                energy += Square(sound[lag + template.Length - 1]) - Square(sound[lag - 1]);
            if (energy <= norm * norm / 100)
                continue;
            var likeness = Dot(sound.AsSpan(lag, template.Length), template) / (norm * Math.Sqrt(energy));
            if (likeness > best)
                (best, at) = (likeness, lag);
        }

        return (best, Math.Max(0, (at * Thinning) - begin));
    }

    /// <summary>The strength of one frequency, as the amplitude of a sine in samples (Goertzel).</summary>
    public static double ToneIn(ReadOnlySpan<short> samples, double hertz)
    {
        if (samples.IsEmpty)
            return 0;
        var factor = 2 * Math.Cos(2 * Math.PI * hertz / Media.Codecs.AudioCodec.SampleRateHertz);
        var (before, last) = (0.0, 0.0);
        foreach (var sample in samples)
            (before, last) = (last, sample + (factor * last) - before);
        var power = (last * last) + (before * before) - (factor * last * before);
        return 2 * Math.Sqrt(Math.Max(0, power)) / samples.Length;
    }

    /// <summary>The longest stretch in which a tone is heard in every 40 ms.</summary>
    public static TimeSpan LongestTone(ReadOnlySpan<short> samples, double hertz)
    {
        const int piece = 320;
        var (longest, current) = (0, 0);
        for (var at = 0; at + piece <= samples.Length; at += piece)
        {
            current = ToneIn(samples.Slice(at, piece), hertz) > LoudEnough ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return TimeSpan.FromMilliseconds(longest * 40);
    }

    static int FirstSound(ReadOnlySpan<short> prompt)
    {
        const short quiet = 200;
        for (var i = 0; i < prompt.Length; i++)
        {
            if (prompt[i] is > quiet or < -quiet)
                return i;
        }

        return 0;
    }

    static float[] Thin(ReadOnlySpan<short> samples)
    {
        var thinned = new float[samples.Length / Thinning];
        for (var i = 0; i < thinned.Length; i++)
        {
            var sum = 0;
            for (var j = 0; j < Thinning; j++)
                sum += samples[(i * Thinning) + j];
            thinned[i] = sum / (float)Thinning;
        }

        return thinned;
    }

    static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= one.Length; i += Vector<float>.Count)
            sums += new Vector<float>(one[i..]) * new Vector<float>(other[i..]);
        var sum = Vector.Sum(sums);
        for (; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    static double Square(float value) => (double)value * value;
}
