using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Recording;

/// <summary>Gathers what is said on one leg into blocks of 200 ms; every frame of the leg is in it,
/// so it has no gaps.</summary>
sealed class Recorder
{
    const int FrameSamples = 160;
    const int BlockSamples = 10 * FrameSamples;

    readonly RecordingShape _shape;
    readonly int _channels;
    readonly short[] _waiting;
    readonly int _heldBackSamples;
    readonly long _limitSamples;
    readonly SilenceDetector _silence = new();
    int _waitingSamples;
    long _takenSamples;
    long _givenSamples;

    public Recorder(RecordingId id, RecordingShape shape)
    {
        Id = id;
        _shape = shape;
        _channels = shape.Channels == 2 ? 2 : 1;
        _limitSamples = Math.Max(0, ToSamples(shape.Limit));

        // The tone that ends a message is only known when it has sounded for a while: until then it is held back.
        _heldBackSamples = shape.StopByDigit ? (int)ToSamples(Digits.GoertzelDetector.OnsetMax) : 0;
        _waiting = new short[(BlockSamples + _heldBackSamples + FrameSamples) * _channels];
    }

    public RecordingId Id { get; }

    public bool StopByDigit => _shape.StopByDigit;

    public bool NeedsBothSides => _channels == 2;

    /// <summary>What was given out so far.</summary>
    public TimeSpan Length => TimeSpan.FromTicks(_givenSamples * TimeSpan.TicksPerSecond / AudioCodec.SampleRateHertz);

    public bool LimitIsReached => _takenSamples >= _limitSamples;

    public bool SilenceIsReached => _shape.StopAfterSilence is { } limit && _silence.Silence >= limit;

    /// <summary>Takes one frame of both sides; the second is not looked at if one channel is asked for.</summary>
    public void Add(ReadOnlySpan<short> said, ReadOnlySpan<short> others)
    {
        var samples = (int)Math.Min(said.Length, _limitSamples - _takenSamples);
        if (_shape.StopAfterSilence is not null)
            _silence.Hear(said);
        var free = _waiting.AsSpan(_waitingSamples * _channels);
        if (_channels == 1)
            said[..samples].CopyTo(free);
        else
            Interleave(said[..samples], others, free);
        _waitingSamples += samples;
        _takenSamples += samples;
    }

    /// <summary>Takes back the tone of the digit that ended the recording.</summary>
    public void CutTone() => _waitingSamples = Math.Max(0, _waitingSamples - _heldBackSamples);

    /// <summary>Gives out the blocks that are full; at the end everything.</summary>
    public void Give<TSink>(bool isEnd, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        var keep = isEnd ? 0 : BlockSamples - 1 + _heldBackSamples;
        while (_waitingSamples > keep)
        {
            var samples = Math.Min(_waitingSamples, BlockSamples);
            sink.Record(Id, _waiting.AsSpan(0, samples * _channels), _channels);
            _givenSamples += samples;
            _waitingSamples -= samples;
            _waiting.AsSpan(samples * _channels, _waitingSamples * _channels).CopyTo(_waiting);
        }
    }

    static void Interleave(ReadOnlySpan<short> left, ReadOnlySpan<short> right, Span<short> both)
    {
        for (var i = 0; i < left.Length; i++)
        {
            both[2 * i] = left[i];
            both[(2 * i) + 1] = right[i];
        }
    }

    static long ToSamples(TimeSpan length) => (long)(length.TotalSeconds * AudioCodec.SampleRateHertz);
}
