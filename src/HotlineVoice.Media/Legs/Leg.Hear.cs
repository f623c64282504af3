using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Rtp;

namespace HotlineVoice.Media.Legs;

// What comes from the peer.
sealed partial class Leg
{
    // RFC 3389: comfort noise may come without having been negotiated; it says that the peer is there and silent.
    const byte ComfortNoise = 13;

    readonly EventReceiver _events = new();
    readonly DigitGate _digits = new();
    readonly short[] _said = new short[FrameSamples];
    GoertzelDetector? _tones;
    TimeSpan _peerHeardAt;
    bool _silenceIsSaid;
    bool _wasRenumbered;

    /// <inheritdoc/>
    public bool IsSpeaking { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<short> Frame => _said;

    public void Receive(ReadOnlySpan<byte> bytes, RtpAddress source, TimeSpan now)
    {
        if (!RtpPacket.TryRead(bytes, out var packet, out var discard))
            _counters.Discard(discard);
        else if (!_options.CanReceive)
            _counters.Discard(RtpDiscard.NotReceiving);
        else if (!IsAgreed(packet.PayloadType))
            _counters.Discard(RtpDiscard.PayloadType);
        else if (IsFromPeer(packet, source, now))
            Take(packet, now);
    }

    public void ReceiveControl(ReadOnlySpan<byte> bytes, RtpAddress source, TimeSpan now)
    {
        var peer = _receiver.Latch.Destination;
        if (source.Address != peer.Address && source.Address != _options.RemoteControl?.Address)
            _counters.Discard(RtpDiscard.Source);
        else if (!_control.TryReceive(bytes, _sender.Source, now))
            _counters.Discard(RtpDiscard.Control);
    }

    bool IsAgreed(byte payloadType) => payloadType == _options.ReceivePayloadType
        || payloadType == _options.EventsIn || payloadType == ComfortNoise;

    bool IsFromPeer(in RtpPacket packet, RtpAddress source, TimeSpan now)
    {
        switch (_receiver.Latch.Judge(packet, source, now))
        {
            case LatchVerdict.Peer:
                return true;
            case LatchVerdict.NewPeer:
                _receiver.Forget();
                _heard.Add(new Heard(HeardKind.RtpLatched, Id, At: now));
                return true;
            case LatchVerdict.OnProbation:
                _counters.Discard(RtpDiscard.Probation);
                return false;
            default:
                _counters.Discard(RtpDiscard.Source);
                return false;
        }
    }

    void Take(in RtpPacket packet, TimeSpan now)
    {
        _peerHeardAt = now;
        _silenceIsSaid = false;
        if (packet.Source == _sender.Source && !_wasRenumbered)
        {
            // Once: a peer that meets the new number too sends back what we say, and would follow any other.
            _sender.Renumber(_chance);
            _wasRenumbered = true;
        }

        if (!_receiver.TryPlace(packet, out var place, out var discard))
        {
            _counters.Discard(discard);
            return;
        }

        if (place.BeginsStream)
            _events.Restart();
        if (packet.PayloadType == _options.EventsIn)
            TakeEvents(packet, place.Timestamp, now);
        else if (packet.PayloadType != ComfortNoise && !_receiver.TryKeep(packet, place, _codec, now))
            _counters.Discard(RtpDiscard.Late);
    }

    void TakeEvents(in RtpPacket packet, long timestamp, TimeSpan now)
    {
        var rest = packet.Payload;
        var marker = packet.Marker;
        if (rest.Length < TelephoneEvent.PayloadBytes)
            _counters.Discard(RtpDiscard.Event);
        while (TelephoneEvent.TryRead(rest, out var telephoneEvent))
        {
            if (!telephoneEvent.TryDigit(out _))
                _counters.Discard(RtpDiscard.Event);
            else if (_events.TryTake(telephoneEvent, timestamp, marker, out var digit))
                Press(digit, DigitSource.Event, now);
            rest = rest[TelephoneEvent.PayloadBytes..];
            timestamp += telephoneEvent.DurationSamples;
            marker = false;
        }
    }

    void Press(char digit, DigitSource via, TimeSpan now)
    {
        if (!_digits.LetsThrough(digit, via, now))
            return;
        if (Player is null || Player.ReportDigits)
            _heard.Add(new Heard(HeardKind.DigitPressed, Id, Digit: digit, Via: via, At: now));
        if (Player is { CutByDigit: true })
            EndPlay(PlayEnd.Cut, now);
        if (digit != '#' || Recorder is not { StopByDigit: true })
            return;
        if (via == DigitSource.Tone)
            Recorder.CutTone();
        EndRecording(RecordingEnd.Stopped, now, digit);
    }

    // Decoding is for those who listen; a leg that only hears a prompt costs nothing here.
    void HearFrame(TimeSpan now)
    {
        var listens = _options.CanReceive && (_options.DetectTones || Recorder is not null || Bridge is not null);
        if (!listens)
        {
            _receiver.Skip();
            IsSpeaking = false;
            _said.AsSpan().Clear();
            return;
        }

        var wasSpeaking = IsSpeaking;
        var frame = _receiver.Take(_said);
        IsSpeaking = frame != JitterFrame.Empty;
        if (frame == JitterFrame.Concealed)
            _counters.FramesConcealed++;
        if (_options.DetectTones && IsSpeaking)
            HearTone(now);
        else if (wasSpeaking)
            _tones?.Restart();
    }

    void HearTone(TimeSpan now)
    {
        _tones ??= new GoertzelDetector();
        var digit = _tones.Hear(_said);
        if (digit != '\0')
            Press(digit, DigitSource.Tone, now);
    }

    void NoteSilence(TimeSpan now)
    {
        if (_silenceIsSaid || !_options.CanReceive || _options.SilenceLimit <= TimeSpan.Zero
            || now - _peerHeardAt <= _options.SilenceLimit)
            return;
        _silenceIsSaid = true;
        _heard.Add(new Heard(HeardKind.RtpSilent, Id, At: now));
    }
}
