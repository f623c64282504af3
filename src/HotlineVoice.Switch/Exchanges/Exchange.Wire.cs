using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Media;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Exchanges;

// What the stack says.
sealed partial class Exchange
{
    const int NotAcceptableHere = 488;
    const int ServiceUnavailable = 503;

    void Take(SipOutput said)
    {
        switch (said)
        {
            case SipOutput.CallOffered offered: Admit(offered); break;
            case SipOutput.CallConfirmed confirmed: Connect(confirmed); break;
            case SipOutput.OfferReceived offered: Renegotiate(offered); break;
            case SipOutput.OfferAnswered answered: Conclude(answered); break;
            case SipOutput.DigitReceived digit: HearSignalled(digit); break;
            case SipOutput.CallEnded ended: End(ended); break;
            case SipOutput.BindingKept kept:
                Note(kept.Binding);
                Registered(kept.Binding.User, kept.Binding.Contact);
                break;
            case SipOutput.BindingGone gone:
                Unregistered(gone.User, gone.Contact);
                Keep(new Fact.BindingGone(NewName(), _now.Wall, gone.User, gone.Contact));
                break;
            case SipOutput.SourceBanned banned:
                _outputs.Enqueue(new ExchangeOutput.SourceBanned(banned.Source, banned.For));
                break;

            case SipOutput.CallRang rang: Rang(rang.Session); break;
            case SipOutput.CallAnswered answered: Answered(answered); break;
            case SipOutput.TransferAsked asked: AskTransfer(asked); break;

            // Counted by the stack itself; a phone that refuses our new offer goes on as it was.
            case SipOutput.Rejected or SipOutput.TransferReported or SipOutput.OfferRefused: break;
            default:
                throw new InvalidOperationException($"The exchange does not know {said.GetType().Name}.");
        }
    }

    CallRoom? RoomOf(SipOutput said) => said switch
    {
        SipOutput.CallOffered offered => _bySession.GetValueOrDefault(offered.Session),
        SipOutput.CallConfirmed confirmed => _bySession.GetValueOrDefault(confirmed.Session),
        SipOutput.OfferReceived offered => _bySession.GetValueOrDefault(offered.Session),
        SipOutput.OfferAnswered answered => _bySession.GetValueOrDefault(answered.Session),
        SipOutput.DigitReceived digit => _bySession.GetValueOrDefault(digit.Session),
        SipOutput.CallRang rang => _bySession.GetValueOrDefault(rang.Session),
        SipOutput.CallAnswered answered => _bySession.GetValueOrDefault(answered.Session),
        SipOutput.TransferAsked asked => _bySession.GetValueOrDefault(asked.Session),
        SipOutput.CallEnded ended => _bySession.GetValueOrDefault(ended.Session),
        _ => null,
    };

    CallRoom? RoomOf(SipOrder order) => order switch
    {
        SipOrder.Answer answer => _bySession.GetValueOrDefault(answer.Session),
        SipOrder.Refuse refuse => _bySession.GetValueOrDefault(refuse.Session),
        SipOrder.AcceptOffer accept => _bySession.GetValueOrDefault(accept.Session),
        SipOrder.RejectOffer reject => _bySession.GetValueOrDefault(reject.Session),
        SipOrder.Dial dial => _bySession.GetValueOrDefault(dial.Session),
        _ => null,
    };

    void Admit(SipOutput.CallOffered offered)
    {
        if (offered.Offer is not null && !OfferToLegs.CanMeet(offered.Offer))
        {
            _forStack.Enqueue(new SipOrder.Refuse(offered.Session, NotAcceptableHere));
            return;
        }

        var lane = Array.IndexOf(_legsOfLane, _legsOfLane.Min());
        var room = new CallRoom(CallIds.Next(_chance, _now.Wall), offered.Session, new LegId(++_lastLeg), lane)
        {
            DescriptionId = NewDescriptionId(),
            Offered = offered,
        };
        _byCall.Add(room.Call, room);
        Enter(room);
        _outputs.Enqueue(new ExchangeOutput.OpenPort(room.Leg, OfferToLegs.PeerOf(offered.Offer)));
    }

    void Arrive(CallRoom room)
    {
        if (room.Offer is not null && !room.TryAnswer(room.Offer))
        {
            _forStack.Enqueue(new SipOrder.Refuse(room.Session, NotAcceptableHere));
            return;
        }

        room.IsOnFloor = true;
        _forFloor.Enqueue(room.Offered!.Origin switch
        {
            SipOrigin.FromTrunk trunk => TrunkLine.Arrival(room, trunk.Name),
            SipOrigin.FromSeat seat => SeatLine.Arrival(room, seat.User),
            _ => throw new InvalidOperationException("A call comes from a trunk or from a seat."),
        });
    }

    void Connect(SipOutput.CallConfirmed confirmed)
    {
        if (RoomOf(confirmed) is not { } room || room.IsOver)
            return;
        if (confirmed.Answer is { } answer && !TryAgree(room, answer))
        {
            _forStack.Enqueue(new SipOrder.HangUp(room.Session, new SipCause(Status: NotAcceptableHere)));
            Leave(room, CallGone.BadOffer);
            return;
        }

        if (room.IsConnected || !room.IsOnFloor)
            return;
        room.IsConnected = true;
        _forFloor.Enqueue(new FloorInput.CallConnected(room.Call));
    }

    void Renegotiate(SipOutput.OfferReceived offered)
    {
        if (RoomOf(offered) is not { } room)
            return;
        if (room.Local is null || (offered.Offer is not null && !room.TryAnswer(offered.Offer)))
        {
            _forStack.Enqueue(new SipOrder.RejectOffer(offered.Session, NotAcceptableHere));
            return;
        }

        if (offered.Offer is not null)
        {
            ApplyTo(room);
            NoteHold(room);
        }

        _forStack.Enqueue(new SipOrder.AcceptOffer(
            offered.Session, offered.Offer is null ? room.MakeOffer() : room.Description!));
    }

    void Conclude(SipOutput.OfferAnswered answered)
    {
        if (RoomOf(answered) is { } room && TryAgree(room, answered.Answer))
            NoteHold(room);
    }

    bool TryAgree(CallRoom room, SessionDescription answer)
    {
        if (room.Local is null || !room.TryConclude(answer))
            return false;
        ApplyTo(room);
        return true;
    }

    /// <summary>What was agreed reaches the lane: hold, resume, another codec, another address.</summary>
    void ApplyTo(CallRoom room)
    {
        var options = OfferToLegs.OptionsOf(room.Audio!, _options.MediaSilence);
        Do(room, room.HasLeg
            ? new LaneOrder.ChangeLeg(room.Leg, options)
            : new LaneOrder.AddLeg(room.Leg, options));
        room.HasLeg = true;
    }

    void End(SipOutput.CallEnded ended)
    {
        if (RoomOf(ended) is not { } room)
            return;
        room.IsOver = true;
        _bySession.Remove(room.Session);
        var isKnown = room.IsOnFloor;
        Leave(room, ended.End);
        if (room.IsForgotten || !isKnown || room.Dialled is not null)
            Close(room);
    }

    void Note(SipBinding binding) =>
        Keep(new Fact.BindingKept(NewName(), _now.Wall, BindingNotes.Note(binding, _now.Wall)));

    void Keep(Fact fact) => _outputs.Enqueue(new ExchangeOutput.Keep(null, fact));

    string NewName() => CallIds.Next(_chance, _now.Wall).Value;

    // RFC 4566 §5.2 wants a number nobody else uses; 63 bits of chance are that.
    ulong NewDescriptionId()
    {
        Span<byte> bytes = stackalloc byte[8];
        _chance.GetBytes(bytes);
        return BitConverter.ToUInt64(bytes) >> 1;
    }
}
