using HotlineVoice.Media.Codecs;

namespace HotlineVoice.Media.Playing;

/// <summary>One play on one leg: prompts back to back without a gap, copied a frame at a time.</summary>
sealed class Player(PlayId id, Prompt[] prompts, LaneOrder.Play order)
{
    int _prompt;
    int _sample;

    public PlayId Id => id;

    public bool CutByDigit => order.CutByDigit;

    /// <summary>It is music or a signal, not words.</summary>
    public bool Repeats => order.Repeat;

    public bool ReportDigits => order.ReportDigits;

    /// <summary>Nothing is left to play.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Fills one frame in the leg's codec and, for a recorder, in samples;
    /// what is left over is silence.</summary>
    public void Fill(AudioCodec codec, Span<byte> payload, Span<short> samples)
    {
        var filled = 0;
        while (filled < payload.Length && TryFindPart(payload.Length - filled, out var prompt, out var length))
        {
            prompt.Encoded(codec).Slice(_sample, length).CopyTo(payload[filled..]);
            if (!samples.IsEmpty)
                prompt.Samples.Slice(_sample, length).CopyTo(samples[filled..]);
            _sample += length;
            filled += length;
        }

        payload[filled..].Fill(codec.Silence);
        if (!samples.IsEmpty)
            samples[filled..].Clear();
        IsOver = !TryFindPart(1, out _, out _);
    }

    bool TryFindPart(int samplesMax, out Prompt prompt, out int length)
    {
        prompt = prompts.Length > 0 ? prompts[0] : null!;
        length = 0;
        for (var skipped = 0; skipped <= prompts.Length && _prompt < prompts.Length; skipped++)
        {
            prompt = prompts[_prompt];
            length = Math.Min(samplesMax, prompt.Samples.Length - _sample);
            if (length > 0)
                return true;
            _sample = 0;
            _prompt = order.Repeat ? (_prompt + 1) % prompts.Length : _prompt + 1;
        }

        return false;
    }
}
