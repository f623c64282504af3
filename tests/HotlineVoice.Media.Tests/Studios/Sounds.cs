using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Tests.Studios;

/// <summary>Material to listen to, and ways to compare what was heard.</summary>
public static class Sounds
{
    public static short[] Hum(double hertz, int milliseconds, double levelDbm0 = -10)
    {
        var samples = new short[milliseconds * 8];
        Tone.Add(samples, hertz, levelDbm0);
        return samples;
    }

    public static short[] Digit(char digit, int milliseconds, double levelDbm0 = -10)
    {
        var samples = new short[milliseconds * 8];
        DigitTone.Add(samples, digit, levelDbm0);
        return samples;
    }

    public static short[] Silence(int milliseconds) => new short[milliseconds * 8];

    public static short[] Noise(int seed, int milliseconds, double levelDbm0)
    {
        var random = new Random(seed);
        var width = SoundLevel.Amplitude(levelDbm0) * Math.Sqrt(1.5);
        var samples = new short[milliseconds * 8];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Clamp(((random.NextDouble() * 2) - 1) * width, short.MinValue, short.MaxValue);
        return samples;
    }

    /// <summary>
    /// Like speech to a detector: voiced and unvoiced sounds of 40-200 ms, a gliding pitch of 90-280 Hz, two or three
    /// formants that jump between vowels, pauses. It says nothing, which is the point: nobody's words are needed.
    /// </summary>
    public static short[] SpeechLike(int seed, int milliseconds)
    {
        var random = new Random(seed);
        var samples = new short[milliseconds * 8];
        var voice = new Voice(random);
        for (var at = 0; at < samples.Length;)
        {
            var length = Math.Min(samples.Length - at, 8 * random.Next(40, 200));
            voice.Speak(samples.AsSpan(at, length));
            at += length;
        }

        return samples;
    }

    public static short[] Join(params short[][] parts) => [.. parts.SelectMany(part => part)];

    public static short[] Add(short[] first, short[] second)
    {
        var sum = first.ToArray();
        for (var i = 0; i < Math.Min(first.Length, second.Length); i++)
            sum[i] = (short)Math.Clamp(first[i] + second[i], short.MinValue, short.MaxValue);
        return sum;
    }

    /// <summary>The likeness of two sounds where they match best, 0 to 1,
    /// and how much later the second one is.</summary>
    /// <remarks>The lag is looked for in one second of the middle; the likeness is of everything at that lag.</remarks>
    public static (double Likeness, int LagSamples) Likeness(short[] first, short[] second, int lagSamplesMax)
    {
        var middle = first.Length / 2;
        var piece = first.AsSpan(middle, Math.Min(8000, first.Length - middle));
        var best = (Likeness: double.MinValue, LagSamples: 0);
        for (var lag = 0; lag <= lagSamplesMax && middle + lag < second.Length; lag++)
        {
            var likeness = Likeness(piece, second.AsSpan(middle + lag));
            if (likeness > best.Likeness)
                best = (likeness, lag);
        }

        return (Likeness(first, second.AsSpan(best.LagSamples)), best.LagSamples);
    }

    static double Likeness(ReadOnlySpan<short> first, ReadOnlySpan<short> second)
    {
        double product = 0, firstEnergy = 1, secondEnergy = 1;
        for (var i = 0; i < Math.Min(first.Length, second.Length); i++)
        {
            product += (double)first[i] * second[i];
            firstEnergy += (double)first[i] * first[i];
            secondEnergy += (double)second[i] * second[i];
        }

        return product / Math.Sqrt(firstEnergy * secondEnergy);
    }
}
