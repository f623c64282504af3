namespace HotlineVoice.Media.Sound;

/// <summary>Levels as telephony speaks of them.
/// Full scale of G.711 A-law is a sine of +3.14 dBm0 (ITU-T G.711 §4).</summary>
public static class SoundLevel
{
    const double FullScaleDbm0 = 3.14;
    const double FullScaleSample = 32768;

    /// <summary>The amplitude of a sine of this level.</summary>
    public static double Amplitude(double dbm0) => FullScaleSample * Math.Pow(10, (dbm0 - FullScaleDbm0) / 20);

    /// <summary>The mean square of a sine of this level.</summary>
    public static double Power(double dbm0) => Amplitude(dbm0) * Amplitude(dbm0) / 2;

    /// <summary>The level of a sound of this mean square; minus infinity for digital silence.</summary>
    public static double OfPower(double meanSquare) =>
        (10 * Math.Log10(2 * meanSquare / (FullScaleSample * FullScaleSample))) + FullScaleDbm0;

    /// <summary>The level of these samples in dBm0.</summary>
    public static double Of(ReadOnlySpan<short> samples)
    {
        long sum = 0;
        foreach (var sample in samples)
            sum += sample * sample;
        return OfPower(samples.IsEmpty ? 0 : (double)sum / samples.Length);
    }
}
