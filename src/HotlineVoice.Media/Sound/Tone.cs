namespace HotlineVoice.Media.Sound;

/// <summary>Makes samples of tones.</summary>
public static class Tone
{
    const int SampleRateHertz = Codecs.AudioCodec.SampleRateHertz;

    /// <summary>One cycle of a shape's cadence as samples; repeated,
    /// it goes on without a step where frequencies are whole.</summary>
    public static short[] Samples(ToneShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var total = 0;
        foreach (var stretch in shape.Cadence)
            total += SampleCount(stretch.Length);
        var samples = new short[total];
        var rest = samples.AsSpan();
        foreach (var stretch in shape.Cadence)
        {
            var part = rest[..SampleCount(stretch.Length)];
            Add(part, stretch.FirstHertz, shape.LevelDbm0);
            Add(part, stretch.SecondHertz, shape.LevelDbm0);
            rest = rest[part.Length..];
        }

        return samples;
    }

    /// <summary>Adds a sine to what is there; the start is in samples, so that a tone may be made in pieces.</summary>
    public static void Add(Span<short> samples, double hertz, double levelDbm0, long startSample = 0)
    {
        if (hertz <= 0)
            return;
        var amplitude = SoundLevel.Amplitude(levelDbm0);
        for (var i = 0; i < samples.Length; i++)
        {
            var value = samples[i] + (amplitude * Math.Sin(2 * Math.PI * hertz * (startSample + i) / SampleRateHertz));
            samples[i] = (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue);
        }
    }

    static int SampleCount(TimeSpan length) => (int)(length.TotalSeconds * SampleRateHertz);
}
