using HotlineVoice.Media;
using HotlineVoice.Media.Recording;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Callers;

// What comes in, what goes out, and what becomes of it.
sealed partial class Telephone
{
    LegFigures _lastFigures;

    public void Receive(ReadOnlySpan<byte> message, TimeSpan now)
    {
        if (!Registration.TryTake(message, now))
            _stack.Receive(message, _path, now);
    }

    public void Receive(ReadOnlySpan<byte> packet, RtpAddress source, TimeSpan now) =>
        _lane.Receive(_leg, packet, source, now);

    public void ReceiveControl(ReadOnlySpan<byte> packet, RtpAddress source, TimeSpan now) =>
        _lane.ReceiveControl(_leg, packet, source, now);

    /// <summary>Does what is due and sends what there is to send; to be called at every sub-tick.</summary>
    public void Tick(ITelephoneWire wire, TimeSpan now)
    {
        if (_stack.NextDeadline <= now)
            _stack.Advance(now);
        Drain(wire, now);
        if (Registration.Due(now) is { } registration)
            wire.Send(registration, _options.Server);
        var sink = new Sink(this, wire);
        _lane.Tick(now, ref sink);
    }

    void Drain(ITelephoneWire wire, TimeSpan now)
    {
        var said = new Queue<SipOutput>();
        while (true)
        {
            while (_stack.TryTake(out var output))
            {
                if (output is SipOutput.Send send)
                    wire.Send(send.Bytes.Span, send.Path.Remote);
                else
                    said.Enqueue(output);
            }

            if (!said.TryDequeue(out var next))
                return;
            Take(next, now);
        }
    }

    void Take(SipOutput said, TimeSpan now)
    {
        switch (said)
        {
            case SipOutput.CallOffered { Offer: { } offer } offered
                when State is TelephoneState.Idle or TelephoneState.Ended:
                (_offered, _offer, State) = (offered.Session, offer, TelephoneState.Ringing);
                (End, Offered) = (null, offered.Details);
                _stack.Order(new SipOrder.Ring(offered.Session), now);
                break;
            case SipOutput.CallOffered offered:
                _stack.Order(new SipOrder.Refuse(offered.Session, 486), now);
                break;
            case SipOutput.CallRang when State is TelephoneState.Calling:
                State = TelephoneState.Ringing;
                break;
            case SipOutput.CallAnswered answered when OfferAnswer.TryConclude(_offer!, answered.Answer, out var audio):
                Status = 200;
                Talk(audio, now);
                break;
            case SipOutput.OfferAnswered answered when answered.Session == _held: break;
            case SipOutput.OfferAnswered answered
                when OfferAnswer.TryConclude(_offer!, answered.Answer, out var audio):
                _lane.Order(new LaneOrder.ChangeLeg(_leg, OptionsOf(audio)), now);
                break;
            case SipOutput.OfferReceived { Offer: { } offer } offered
                when OfferAnswer.TryAnswer(offer, OurSound(), out var answer, out var audio):
                _stack.Order(new SipOrder.AcceptOffer(offered.Session, answer), now);
                _lane.Order(new LaneOrder.ChangeLeg(_leg, OptionsOf(audio)), now);
                break;
            case SipOutput.OfferReceived offered:
                _stack.Order(new SipOrder.RejectOffer(offered.Session), now);
                break;
            case SipOutput.TransferReported reported:
                TransferStatus = reported.Status;
                break;
            case SipOutput.CallEnded ended when EndsHeld(ended, now): break;
            case SipOutput.CallEnded ended when ended.Session == _session || ended.Session == _offered:
                _offered = null;
                Stop(ended.End, now);
                break;
        }
    }

    void Talk(NegotiatedAudio audio, TimeSpan now)
    {
        (State, TalkingSince) = (TelephoneState.Talking, now);
        _heard.Clear();
        if (_hasLeg)
        {
            _lane.Order(new LaneOrder.ChangeLeg(_leg, OptionsOf(audio)), now);
            return;
        }

        _hasLeg = true;
        _lane.Order(new LaneOrder.AddLeg(_leg, OptionsOf(audio)), now);
        _lane.Order(new LaneOrder.StartRecording(
            new RecordingId(++_lastRecording), _leg, new RecordingShape { Channels = 1 }), now);
    }

    void Stop(SipEnd end, TimeSpan now)
    {
        (State, End, EndedAt) = (TelephoneState.Ended, end, now);
        if (end.Status != 0 && Status != 200)
            Status = end.Status;
        if (!_hasLeg)
            return;
        _lastFigures = Figures;
        _lane.Order(new LaneOrder.RemoveLeg(_leg), now);
        _hasLeg = false;
    }

    // A caller's own silence says nothing: it is the server that watches over that.
    static LegOptions OptionsOf(NegotiatedAudio audio) =>
        Exchanges.OfferToLegs.OptionsOf(audio, silenceLimit: TimeSpan.Zero) with { DetectTones = false };

    readonly ref struct Sink(Telephone telephone, ITelephoneWire wire) : ILaneSink
    {
        public void Send(LegId leg, ReadOnlySpan<byte> packet, RtpAddress destination, bool control) =>
            wire.Send(packet, destination, control);

        public void Hear(in Heard heard)
        {
            if (heard.Kind == HeardKind.PlayEnded && heard.Play.Value == telephone._lastPlay)
                telephone.IsSilent = true;
        }

        public void Record(RecordingId recording, ReadOnlySpan<short> samples, int channels) =>
            telephone._heard.AddRange(samples);

        public void Latch(LegId leg, RtpAddress source)
        {
        }

        public void Late(LegId leg, TimeSpan lateness)
        {
        }
    }
}
