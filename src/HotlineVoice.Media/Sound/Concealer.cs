using System.Numerics;

namespace HotlineVoice.Media.Sound;

/// <summary>Invents what a lost packet may have said: the last pitch period again,
/// fading (after ITU-T G.711 appendix I).</summary>
/// <remarks>Unlike the appendix it holds nothing back, so it costs no delay;
/// the seam is blended when audio comes again.</remarks>
sealed class Concealer
{
    // Pitch of 66 to 200 Hz, as in the appendix.
    const int PitchSamplesMin = 40;
    const int PitchSamplesMax = 120;
    const int TemplateSamples = 160;
    const int HistorySamples = TemplateSamples + PitchSamplesMax + PitchSamplesMax;

    // 10 ms at full strength, then to nothing within 50 ms more.
    const int HoldSamples = 80;
    const int FadeSamples = 400;
    const int SeamSamples = 40;

    readonly short[] _history = new short[HistorySamples];
    readonly short[] _period = new short[PitchSamplesMax];
    readonly short[] _tail = new short[SeamSamples];
    int _periodSamples;
    int _concealedSamples;
    bool _hasVoice;

    /// <summary>Remembers a frame that came;
    /// right after a loss its beginning is blended with what was invented.</summary>
    public void Hear(Span<short> frame)
    {
        if (_concealedSamples > 0)
        {
            Invent(_tail);
            for (var i = 0; i < SeamSamples; i++)
                frame[i] = (short)(((_tail[i] * (SeamSamples - i)) + (frame[i] * i)) / SeamSamples);
            _concealedSamples = 0;
        }

        _hasVoice = true;
        Remember(frame);
    }

    /// <summary>Fills a frame that did not come.</summary>
    public void Conceal(Span<short> frame)
    {
        if (!_hasVoice || _concealedSamples >= HoldSamples + FadeSamples)
        {
            frame.Clear();
            return;
        }

        if (_concealedSamples == 0)
            FindPeriod();
        Invent(frame);
    }

    /// <summary>Forgets the voice: another peer speaks now.</summary>
    public void Restart()
    {
        _history.AsSpan().Clear();
        _hasVoice = false;
        _concealedSamples = 0;
    }

    void Remember(ReadOnlySpan<short> frame)
    {
        _history.AsSpan(frame.Length).CopyTo(_history);
        frame.CopyTo(_history.AsSpan(HistorySamples - frame.Length));
    }

    void Invent(Span<short> frame)
    {
        for (var i = 0; i < frame.Length; i++, _concealedSamples++)
        {
            var left = HoldSamples + FadeSamples - _concealedSamples;
            frame[i] = left <= 0
                ? (short)0
                : (short)(_period[_concealedSamples % _periodSamples] * Math.Min(left, FadeSamples) / FadeSamples);
        }
    }

    void FindPeriod()
    {
        _periodSamples = BestLag();
        var end = _history.AsSpan(HistorySamples - _periodSamples);
        var before = _history.AsSpan(HistorySamples - (2 * _periodSamples), _periodSamples);
        end.CopyTo(_period);

        // The last quarter leads into the period's own beginning, so that repeating it makes no step.
        var quarter = _periodSamples / 4;
        for (var i = 0; i < quarter; i++)
        {
            var at = _periodSamples - quarter + i;
            _period[at] = (short)(((end[at] * (quarter - i)) + (before[at] * i)) / quarter);
        }
    }

    int BestLag()
    {
        var template = _history.AsSpan(HistorySamples - TemplateSamples);
        var bestLag = PitchSamplesMax;
        var best = 0.0;
        for (var lag = PitchSamplesMin; lag <= PitchSamplesMax; lag++)
        {
            var candidate = _history.AsSpan(HistorySamples - TemplateSamples - lag, TemplateSamples);
            var likeness = Likeness(template, candidate);
            if (likeness <= best)
                continue;
            best = likeness;
            bestLag = lag;
        }

        return bestLag;
    }

    // Eighty lags for every lost talk-spurt: worth the vectors. 160 samples are whole vectors of any width.
    static double Likeness(ReadOnlySpan<short> template, ReadOnlySpan<short> candidate)
    {
        var product = Vector<float>.Zero;
        var energy = Vector<float>.Zero;
        for (var i = 0; i < TemplateSamples; i += Vector<short>.Count)
        {
            Vector.Widen(new Vector<short>(template[i..]), out var templateLow, out var templateHigh);
            Vector.Widen(new Vector<short>(candidate[i..]), out var low, out var high);
            var (lows, highs) = (Vector.ConvertToSingle(low), Vector.ConvertToSingle(high));
            product += (Vector.ConvertToSingle(templateLow) * lows) + (Vector.ConvertToSingle(templateHigh) * highs);
            energy += (lows * lows) + (highs * highs);
        }

        var sum = Vector.Sum(product);
        return sum <= 0 ? 0 : sum / Math.Sqrt(Vector.Sum(energy) + 1);
    }
}
