using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Rtp;

/// <summary>One leg's incoming stream: whose it is, where each packet belongs in time, what was lost.</summary>
sealed class RtpReceiver
{
    readonly SequenceExtender _sequences = new();
    readonly JitterBuffer _audio = new();
    readonly Concealer _concealer = new();
    uint _lastTimestamp;
    long _timestamp;
    long _lastTransit;
    double _jitterSamples;

    /// <summary>Whose packets are taken.</summary>
    public SourceLatch Latch { get; } = new();

    /// <summary>The peer's SSRC.</summary>
    public uint Source { get; private set; }

    public bool HasStream { get; private set; }

    public long PacketsReceived { get; private set; }

    public long PacketsLost => _sequences.Lost;

    /// <summary>The interarrival jitter of RFC 3550 §6.4.1.</summary>
    public uint JitterSamples => (uint)_jitterSamples;

    /// <summary>How long audio waits in the jitter buffer.</summary>
    public TimeSpan Delay => _audio.Delay;

    /// <summary>Gives a packet of the peer its place; false if it says nothing new.</summary>
    public bool TryPlace(in RtpPacket packet, out RtpPlace place, out RtpDiscard discard)
    {
        var isNewStream = !HasStream || packet.Source != Source;
        if (isNewStream)
            Restart(packet.Source);
        place = default;
        discard = RtpDiscard.Duplicate;
        var verdict = _sequences.Take(packet.Sequence);
        if (verdict is SequenceVerdict.Duplicate or SequenceVerdict.Strange)
            return false;
        PacketsReceived++;
        if (verdict == SequenceVerdict.Restarted)
        {
            _audio.Restart();
            _timestamp = packet.Timestamp;
            _lastTimestamp = packet.Timestamp;
        }

        var timestamp = _timestamp + (int)(packet.Timestamp - _lastTimestamp);
        if (timestamp > _timestamp)
            (_timestamp, _lastTimestamp) = (timestamp, packet.Timestamp);
        place = new RtpPlace(timestamp, verdict == SequenceVerdict.Restarted);
        return true;
    }

    /// <summary>Keeps audio until it is due; false if it is too late.</summary>
    public bool TryKeep(in RtpPacket packet, in RtpPlace place, AudioCodec codec, TimeSpan now)
    {
        NoteJitter(place, now);
        return _audio.TryPut(place.Timestamp, packet.Payload, codec);
    }

    /// <summary>The frame that is due.</summary>
    public JitterFrame Take(Span<short> frame) => _audio.Take(frame, _concealer);

    /// <summary>The frame that is due is not listened to.</summary>
    public void Skip() => _audio.Skip();

    public RtcpReception Report(RtcpTiming timing) => new(
        Source,
        _sequences.TakeFractionLost(),
        (int)Math.Min(_sequences.Lost, 0x7FFFFF),
        _sequences.Highest,
        timing);

    /// <summary>Forgets the peer's stream: another peer, or none.</summary>
    public void Forget()
    {
        HasStream = false;
        _audio.Restart();
        _concealer.Restart();
    }

    void Restart(uint source)
    {
        Forget();
        HasStream = true;
        Source = source;
        _sequences.Restart();
        _jitterSamples = 0;
        _lastTransit = long.MinValue;
    }

    // RFC 3550 §6.4.1: the mean deviation of the transit times, smoothed by 1/16.
    void NoteJitter(in RtpPlace place, TimeSpan now)
    {
        var transit = (long)(now.TotalSeconds * AudioCodec.SampleRateHertz) - place.Timestamp;
        if (_lastTransit != long.MinValue && !place.BeginsStream)
            _jitterSamples += (Math.Abs(transit - _lastTransit) - _jitterSamples) / 16;
        _lastTransit = transit;
    }
}

/// <summary>Where a packet belongs.</summary>
/// <param name="Timestamp">In samples, past the wrap of 32 bits.</param>
/// <param name="BeginsStream">The first packet of a stream: what was known of the former one is void.</param>
readonly record struct RtpPlace(long Timestamp, bool BeginsStream);
