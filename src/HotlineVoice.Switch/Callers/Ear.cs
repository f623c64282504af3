using System.Numerics;

namespace HotlineVoice.Switch.Callers;

/// <summary>Tells what was heard: a prompt by its shape, a person by the tone that he hums.</summary>
public static class Ear
{
    /// <summary>Speech found again after both laws of G.711 and a jitter buffer is this like itself; other speech is
    /// below half of it.</summary>
    public const double LikeEnough = 0.8;

    /// <summary>A tone of -10 dBm0 that arrived, whatever the codec did to it.</summary>
    public const double LoudEnough = 2_000;

    /// <summary>The tone before a message, 400 ms.</summary>
    internal const double BeepHertz = 1_000;

    // Below it the first piece is something else, and the others need not be compared.
    const double WorthALook = 0.4;

    const short Quiet = 200;

    // So many places are looked at closely.
    const int Candidates = 6;

    // Half a second; and two frames either way, by which a jitter buffer may have moved it.
    const int PieceSamples = 4_000;
    const int Slack = 320;

    // The shape of speech lies below 1 kHz; a quarter of the samples tells it, at a sixteenth of the work.
    const int Thinning = 4;

    /// <summary>As much of a prompt as tells it from every other one: a second and a half.</summary>
    public const int TemplateSamples = 12_000;

    /// <summary>Looks for a prompt in what was heard. The best likeness, 0 to 1, and the sample at which it
    /// begins.</summary>
    /// <remarks>Its beginning is compared in pieces that may stand a little apart: a jitter buffer leaves out or adds a
    /// frame now and then, which nobody hears and which would spoil a comparison in one piece.</remarks>
    public static (double Likeness, int At) Find(ReadOnlySpan<short> heard, ReadOnlySpan<short> prompt)
    {
        var begin = FirstSound(prompt);
        var length = Math.Min(TemplateSamples, prompt.Length - begin);
        if (length <= 0)
            return (0, 0);
        var template = Widen(prompt.Slice(begin, length));
        var sound = Widen(heard);
        var coarse = LikenessAtEachLag(Thin(sound), Thin(template.AsSpan(0, Math.Min(PieceSamples, length))));
        var (best, at) = (0.0, 0);
        foreach (var lag in BestPeaks(coarse))
        {
            var whole = LikenessNear(sound, template, lag * Thinning);
            if (whole > best)
                (best, at) = (whole, lag * Thinning);
        }

        return (best, Math.Max(0, at - begin));
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
    public static TimeSpan LongestTone(ReadOnlySpan<short> samples, double hertz) =>
        TimeSpan.FromMilliseconds(TonePieces(samples, hertz).Longest * 40);

    /// <summary>How long a tone is heard in all, in pieces of 40 ms: a frame that came too late over a real network
    /// takes no more than itself.</summary>
    public static TimeSpan WholeTone(ReadOnlySpan<short> samples, double hertz) =>
        TimeSpan.FromMilliseconds(TonePieces(samples, hertz).All * 40);

    /// <summary>Nothing in it is as loud as the softest speech.</summary>
    public static bool IsSilent(ReadOnlySpan<short> samples) => !samples.ContainsAnyExceptInRange<short>(-Quiet, Quiet);

    static (int Longest, int All) TonePieces(ReadOnlySpan<short> samples, double hertz)
    {
        const int piece = 320;
        var (longest, all, current) = (0, 0, 0);
        for (var at = 0; at + piece <= samples.Length; at += piece)
        {
            current = ToneIn(samples.Slice(at, piece), hertz) > LoudEnough ? current + 1 : 0;
            all += current > 0 ? 1 : 0;
            longest = Math.Max(longest, current);
        }

        return (longest, all);
    }

    static IEnumerable<int> BestPeaks(double[] likeness) =>
        Enumerable.Range(0, likeness.Length)
            .Where(lag => likeness[lag] >= WorthALook && IsPeak(likeness, lag))
            .OrderByDescending(lag => likeness[lag])
            .Take(Candidates);

    static double LikenessNear(float[] sound, float[] template, int lag)
    {
        var (sum, count) = (0.0, 0);
        for (var piece = 0; count == 0 || piece + PieceSamples <= template.Length; piece += PieceSamples)
        {
            var length = Math.Min(PieceSamples, template.Length - piece);
            var from = Math.Max(0, lag + piece - Slack);
            var to = Math.Min(sound.Length, lag + piece + length + Slack);
            if (to - from < length)
                return 0;
            sum += LikenessAtEachLag(sound.AsSpan(from, to - from), template.AsSpan(piece, length)).Max();
            count++;
        }

        return sum / count;
    }

    static double[] LikenessAtEachLag(ReadOnlySpan<float> sound, ReadOnlySpan<float> piece)
    {
        var norm = Math.Sqrt(Dot(piece, piece));
        if (sound.Length < piece.Length || norm == 0)
            return [];
        var likeness = new double[sound.Length - piece.Length + 1];
        var energy = (double)Dot(sound[..piece.Length], sound[..piece.Length]);
        for (var lag = 0; lag < likeness.Length; lag++)
        {
            if (lag > 0)
                energy += Square(sound[lag + piece.Length - 1]) - Square(sound[lag - 1]);

            // What is much softer than the prompt is not the prompt, however alike the noise may look.
            if (energy > norm * norm / 100)
                likeness[lag] = Dot(sound.Slice(lag, piece.Length), piece) / (norm * Math.Sqrt(energy));
        }

        return likeness;
    }

    static bool IsPeak(double[] likeness, int lag) =>
        (lag == 0 || likeness[lag] >= likeness[lag - 1])
        && (lag == likeness.Length - 1 || likeness[lag] >= likeness[lag + 1]);

    static int FirstSound(ReadOnlySpan<short> prompt)
    {
        var first = prompt.IndexOfAnyExceptInRange<short>(-Quiet, Quiet);
        return Math.Max(0, first);
    }

    static float[] Widen(ReadOnlySpan<short> samples)
    {
        var widened = new float[samples.Length];
        for (var i = 0; i < widened.Length; i++)
            widened[i] = samples[i];
        return widened;
    }

    static float[] Thin(ReadOnlySpan<float> samples)
    {
        var thinned = new float[samples.Length / Thinning];
        for (var i = 0; i < thinned.Length; i++)
        {
            var sum = 0f;
            for (var j = 0; j < Thinning; j++)
                sum += samples[(i * Thinning) + j];
            thinned[i] = sum / Thinning;
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
