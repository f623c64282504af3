using HotlineVoice.Media.Bridges;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Media.Legs;

// What goes to the peer, and what is kept of both.
sealed partial class Leg
{
    // Q.23 receivers want each tone between -4 and -23 dBm0; RFC 4733 carries the level without its sign.
    const double DigitDbm0 = -8;
    const byte DigitVolume = 8;

    readonly DigitSender _digitSender = new();

    // What he alone is told once in this frame; looked at only if the flag says so.
    readonly short[] _told = new short[FrameSamples];

    // The others of his bridge: first as he hears them, then as they are recorded.
    readonly short[] _others = new short[FrameSamples];
    bool _isTold;
    uint _eventTimestamp;
    bool _wasSendingDigits;

    /// <summary>One frame: hear, speak, record, report.</summary>
    public void Serve<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        HearFrame(now);
        Speak(now, ref sink);
        if (Recorder is not null)
            Keep(now, ref sink);
        NoteSilence(now);
        if (_receiver.Latch.TryTakeSettled(now, out var settled))
            sink.Latch(Id, settled);
        if (_control.IsDue(now))
            SendControl(_control.MakeReport(_sender, _receiver, now), ref sink);
    }

    /// <summary>Frames that were too late to be served: time goes on without them.</summary>
    public void Pass(long frames) => _sender.PassFrames(frames);

    public void SayGoodbye<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct =>
        SendControl(_control.MakeGoodbye(_sender, _receiver, now), ref sink);

    void Speak<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        _isTold = false;
        if (_digitSender.TryNext(out var digit))
        {
            SpeakDigit(digit, ref sink);
            _wasSendingDigits = true;
            return;
        }

        if (_wasSendingDigits)
            _heard.Add(new Heard(HeardKind.DigitsSent, Id, At: now));
        _wasSendingDigits = false;
        if (FillFrame(now))
            SendFrame(ref sink);
        else
            _sender.PassFrames(1);
    }

    // Who speaks to the peer, in this order: what is played to him, the others of his bridge, silence.
    bool FillFrame(TimeSpan now)
    {
        if (Player is not null)
        {
            _isTold = !Player.Repeats && Recorder is { NeedsBothSides: true };
            Player.Fill(_codec, _sender.Frame, _isTold ? _told : default(Span<short>));
            if (Player.IsOver)
                EndPlay(PlayEnd.Finished, now);
            return true;
        }

        if (Bridge is not null && Bridge.TryMix(this, _others))
        {
            _codec.Encode(_others, _sender.Frame);
            return true;
        }

        _sender.Frame.Fill(_codec.Silence);
        return _lane.SendSilence;
    }

    void SpeakDigit<TSink>(in DigitFrame digit, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        if (_options.EventsOut is { } eventType)
        {
            SendEvent(eventType, digit, ref sink);
            _sender.PassFrames(1);
            return;
        }

        _isTold = true;
        _told.AsSpan().Clear();
        if (digit.Sounds)
            DigitTone.Add(_told, digit.Digit, DigitDbm0, (long)digit.Number * FrameSamples);
        _codec.Encode(_told, _sender.Frame);
        SendFrame(ref sink);
    }

    void SendEvent<TSink>(byte payloadType, in DigitFrame digit, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        if (!digit.CarriesEvent || !TelephoneEvent.TryCode(digit.Digit, out var code))
            return;
        if (digit.IsFirst)
            _eventTimestamp = _sender.Timestamp;
        Span<byte> payload = stackalloc byte[TelephoneEvent.PayloadBytes];
        new TelephoneEvent(code, digit.IsEnd, DigitVolume, (ushort)((digit.Number + 1) * FrameSamples)).Write(payload);
        if (CanSend)
            Send(_sender.MakePacket(payloadType, digit.IsFirst, _eventTimestamp, payload), ref sink);
    }

    bool CanSend => _options.CanSend && !_receiver.Latch.Destination.IsUnset && !_options.Remote.IsUnset;

    void SendFrame<TSink>(ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        if (!CanSend)
        {
            _sender.PassFrames(1);
            return;
        }

        _sender.EndFrame();
        while (_sender.TryTakePacket(_options.SendPayloadType, out var packet))
            Send(packet, ref sink);
    }

    void Send<TSink>(ReadOnlySpan<byte> packet, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        sink.Send(Id, packet, _receiver.Latch.Destination, control: false);
        _counters.PacketsSent++;
    }

    void SendControl<TSink>(ReadOnlySpan<byte> packet, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        if (_options.Remote.IsUnset)
            return;
        var peer = _receiver.Latch.Destination;
        var beside = _options.SharedPort ? peer : peer.WithPort((ushort)(peer.Port + 1));
        sink.Send(Id, packet, _options.RemoteControl ?? beside, control: true);
        _counters.ControlSent++;
    }

    void Keep<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        if (Recorder!.NeedsBothSides)
            MixOthers();
        Recorder.Add(_said, _others);
        Recorder.Give(isEnd: false, ref sink);
        if (Recorder.LimitIsReached)
            EndRecording(RecordingEnd.LimitReached, now);
        else if (Recorder.SilenceIsReached)
            EndRecording(RecordingEnd.Silence, now);
    }

    // The record is of the conversation, not of what he may hear of it: also while he is on hold.
    void MixOthers()
    {
        if (Bridge is null || !Bridge.TryMixOthers(this, _others))
            _others.AsSpan().Clear();
        if (_isTold)
            Mixer.Add(_told, _others);
    }
}
