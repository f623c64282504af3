using System.Numerics;
using System.Runtime.InteropServices;
using HotlineVoice.Media.Codecs;

namespace HotlineVoice.Media.Digits;

/// <summary>The Goertzel sums of one window at the eight digit frequencies and at 450 Hz,
/// each a vector product.</summary>
sealed class DigitSums
{
    public const int WindowSamples = 160;
    public const int HopSamples = 80;

    const int HighBegins = 4;
    const int DialTone = 8;
    const double DialToneHertz = 450;

    static readonly float[][] Cosines = MakeTables(Math.Cos);
    static readonly float[][] Sines = MakeTables(Math.Sin);
    static readonly float[] EnergyWeights = MakeEnergyWeights();

    readonly float[] _real = new float[DialTone + 1];
    readonly float[] _imaginary = new float[DialTone + 1];

    /// <summary>The mean square of a window, weighted as the sums are.</summary>
    public static float Power(ReadOnlySpan<float> window)
    {
        var samples = MemoryMarshal.Cast<float, Vector<float>>(window);
        var weights = MemoryMarshal.Cast<float, Vector<float>>(EnergyWeights);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < samples.Length; i++)
            sum += samples[i] * samples[i] * weights[i];
        return Vector.Sum(sum);
    }

    public void TakeLow(ReadOnlySpan<float> window) => Take(window, 0, HighBegins);

    public void TakeHigh(ReadOnlySpan<float> window) => Take(window, HighBegins, DialTone);

    /// <summary>The mean square of the dial tone in the window.</summary>
    public float DialTonePower(ReadOnlySpan<float> window)
    {
        Take(window, DialTone, DialTone + 1);
        return PowerOf(DialTone);
    }

    public int StrongestLow() => Strongest(0, HighBegins);

    public int StrongestHigh() => Strongest(HighBegins, DialTone);

    /// <summary>The mean square of the sine at this frequency.</summary>
    public float PowerOf(int index) =>
        ((_real[index] * _real[index]) + (_imaginary[index] * _imaginary[index])) / 2;

    /// <summary>How far the true frequency is from the nominal one,
    /// by the phase's advance since the window before.</summary>
    public double DeviationHertz(DigitSums before, int index)
    {
        const double hopSeconds = (double)HopSamples / AudioCodec.SampleRateHertz;
        var advance = (Phase(index) - before.Phase(index)) / (2 * Math.PI);
        var cycles = advance - (Hertz(index) * hopSeconds);
        return (cycles - Math.Round(cycles)) / hopSeconds;
    }

    /// <summary>The nominal frequency of a sum.</summary>
    public static double Hertz(int index) => index switch
    {
        < HighBegins => DigitTone.LowHertz[index],
        < DialTone => DigitTone.HighHertz[index - HighBegins],
        _ => DialToneHertz,
    };

    double Phase(int index) => Math.Atan2(_imaginary[index], _real[index]);

    int Strongest(int from, int to)
    {
        var best = from;
        for (var i = from + 1; i < to; i++)
        {
            if (PowerOf(i) > PowerOf(best))
                best = i;
        }

        return best;
    }

    void Take(ReadOnlySpan<float> window, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            _real[i] = Product(window, Cosines[i]);
            _imaginary[i] = -Product(window, Sines[i]);
        }
    }

    // 160 samples are a whole number of vectors of 4, 8, 16 and 32 floats.
    static float Product(ReadOnlySpan<float> window, float[] table)
    {
        var samples = MemoryMarshal.Cast<float, Vector<float>>(window);
        var factors = MemoryMarshal.Cast<float, Vector<float>>(table);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < samples.Length; i++)
            sum += samples[i] * factors[i];
        return Vector.Sum(sum);
    }

    static float[][] MakeTables(Func<double, double> wave)
    {
        var tables = new float[DialTone + 1][];
        for (var index = 0; index < tables.Length; index++)
        {
            var table = new float[WindowSamples];
            for (var i = 0; i < WindowSamples; i++)
            {
                var angle = 2 * Math.PI * Hertz(index) * i / AudioCodec.SampleRateHertz;
                table[i] = (float)(2 * Hamming(i) * wave(angle) / HammingSum());
            }

            tables[index] = table;
        }

        return tables;
    }

    static float[] MakeEnergyWeights()
    {
        var weights = new float[WindowSamples];
        double sum = 0;
        for (var i = 0; i < WindowSamples; i++)
            sum += Hamming(i) * Hamming(i);
        for (var i = 0; i < WindowSamples; i++)
            weights[i] = (float)(Hamming(i) * Hamming(i) / sum);
        return weights;
    }

    static double HammingSum()
    {
        double sum = 0;
        for (var i = 0; i < WindowSamples; i++)
            sum += Hamming(i);
        return sum;
    }

    static double Hamming(int sample) => 0.54 - (0.46 * Math.Cos(2 * Math.PI * (sample + 0.5) / WindowSamples));
}
