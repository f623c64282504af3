namespace HotlineVoice.Media.Tests.Studios;

/// <summary>A source of pulses or noise through three resonators: the least that sounds like a voice.</summary>
sealed class Voice(Random random)
{
    readonly double[] _last = new double[3];
    readonly double[] _before = new double[3];
    double _pitchHertz = 140;
    double _phase;

    public void Speak(Span<short> samples)
    {
        var kind = random.Next(10);
        if (kind == 0)
            return;
        var isVoiced = kind < 8;
        var glide = (random.NextDouble() - 0.5) * 120 / samples.Length;
        _pitchHertz = Math.Clamp(_pitchHertz + ((random.NextDouble() - 0.5) * 80), 90, 280);
        double[] formants = [300 + (random.NextDouble() * 600), 850 + (random.NextDouble() * 1400), 2600];
        var loudness = 3000 + (random.NextDouble() * 5000);
        for (var i = 0; i < samples.Length; i++)
        {
            _pitchHertz += glide;
            var source = isVoiced ? Pulse() : (random.NextDouble() - 0.5) * 0.5;
            var sound = 0.0;
            for (var f = 0; f < formants.Length; f++)
                sound += Resonate(f, formants[f], source) / (f + 1);
            samples[i] = (short)Math.Clamp(sound * loudness, short.MinValue, short.MaxValue);
        }
    }

    double Pulse()
    {
        _phase += _pitchHertz / 8000;
        if (_phase < 1)
            return 0;
        _phase -= 1;
        return 1;
    }

    // A two-pole resonator of 80 Hz bandwidth.
    double Resonate(int index, double hertz, double source)
    {
        const double radius = 0.969;
        var sound = source + (2 * radius * Math.Cos(2 * Math.PI * hertz / 8000) * _last[index])
            - (radius * radius * _before[index]);
        (_before[index], _last[index]) = (_last[index], sound);
        return sound;
    }
}
