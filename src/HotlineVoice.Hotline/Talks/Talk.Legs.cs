using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Market;

namespace HotlineVoice.Hotline.Talks;

// What the legs say.
sealed partial class Talk
{
    internal void Rang(Party party) => party.RangAt ??= _board.Now.Uptime;

    internal void Held(Party party, bool isHeld)
    {
        party.HoldsUs = isHeld;
        NoteLeg(party, isHeld ? "Held" : "Up");
        Arrange();
    }

    internal void Answered(Party party, string? codec)
    {
        party.IsUp = true;
        NoteLeg(party, "Up", codec);
        if (party.Offer is { } offer)
            _board.TellMarket(new MarketInput.OfferAccepted(offer));
        if (party.IsSeat)
            _board.Seats.Talk(party.Number, party.Role == PartyRole.Seat ? _call.Queue : null);
        else
            NoteAttempt(party, LegGone.ByUs, 200, null);
        switch (party.Purpose)
        {
            case Purpose.Offer: Accept(party); break;
            case Purpose.Consult: Arrange(); break;
            case Purpose.Conference:
                _consults = false;
                Arrange();
                break;
            case Purpose.BlindTransfer: HandOver(party); break;
            case Purpose.Supervise: Supervise(party); break;
            case Purpose.TakeOver: TakeOver(party); break;
            case Purpose.OwnSeat:
                Seat = party;
                _call.Record = _call.Record with { SeatNo = party.Number };
                Tell(TalkNews.OwnSeatAnswered);
                break;
            case Purpose.Dialled:
                StopRinging();
                if (party.Role != PartyRole.Citizen)
                    Third = party;
                Tell(TalkNews.DialledAnswered);
                break;
        }
    }

    internal void Went(Party party, FloorInput.LegWent went)
    {
        Forget(party);
        if (party is { IsUp: false, IsSeat: false })
            NoteAttempt(party, went.How, went.Status, went.Q850);
        if (party is { Purpose: Purpose.Offer, IsUp: false })
            Refuse(party, went.How);
        else if (party.IsUp)
            Left(party, went.How);
        else
            NotReached(party, went.How, went.Status);
    }

    /// <summary>The market takes its offer back.</summary>
    internal void Withdraw(OfferId offer)
    {
        if (_parties.Find(party => party.Offer == offer && !party.IsUp) is not { } party)
            return;
        Drop(party, LegCause.TakenElsewhere);
        _call.Record = _call.Record with { State = CallState.Waiting };
        Tell(TalkNews.OfferOver);
    }

    /// <summary>The caller's own leg is gone, or the call is ended by order: so is everybody else.</summary>
    internal void CallerWent()
    {
        if (_parties.Find(party => party.IsCaller) is { } caller)
            Forget(caller);
        End();
    }

    void Accept(Party party)
    {
        Seat = party;
        var queuedAt = _call.Record.QueuedAt ?? _call.Record.StartedAt;
        _call.Record = _call.Record with
        {
            SeatNo = party.Number,
            State = CallState.Talking,
            AnsweredAt = _call.Record.AnsweredAt ?? _board.Now.Wall,
            RingSeconds = party.RingSeconds(_board.Now),
            WaitSeconds = Math.Max(0, Math.Round((_board.Now.Wall - queuedAt).TotalSeconds, 3)),
        };
        if (_call.Queue is { Record: true })
            Record();
        Tell(TalkNews.Answered);
    }

    void Refuse(Party party, LegGone how)
    {
        _board.TellMarket(new MarketInput.OfferRefused(party.Offer!.Value, EndOf(how)));
        _call.Record = _call.Record with { State = CallState.Waiting };
        Tell(TalkNews.OfferOver);
    }

    void Left(Party party, LegGone how)
    {
        switch (party.Purpose, party.Role)
        {
            case (_, PartyRole.Supervisor): Arrange(); break;
            case (_, PartyRole.Citizen):
                _call.Side ??= HangupSide.Citizen;
                Tell(TalkNews.OtherLeft);
                break;
            default:
                var vanished = how is LegGone.MediaTimeout or LegGone.Unreachable or LegGone.Fault;
                SomebodyLeft(party.Role != PartyRole.Seat ? TalkNews.OtherLeft
                    : vanished ? TalkNews.TransferFailed
                    : TalkNews.SeatLeft);
                break;
        }
    }

    // The seat, a consulted clerk or the office has gone: who is left decides what becomes of the caller.
    void SomebodyLeft(TalkNews news)
    {
        (_isHeld, _consults) = (false, false);
        if (Seat is null && Third is { IsUp: true } third)
        {
            IsHandedOn = true;
            if (third.Role == PartyRole.Seat)
            {
                (Seat, Third) = (third, null);
                _call.Record = _call.Record with { SeatNo = third.Number };
            }
        }
        else if (Seat is null && Third is { } ringing)
        {
            // Who hangs up while the other still rings has handed the caller over without waiting.
            ringing.Purpose = Purpose.BlindTransfer;
            IsHandedOn = true;
        }

        var others = (Citizen is null ? 0 : 1) + (Seat is null ? 0 : 1) + (Third is null ? 0 : 1);
        if (others > 1)
        {
            Arrange();
            return;
        }

        _begun = false;
        Arrange();
        Tell(news);
    }

    void NotReached(Party party, LegGone how, int status)
    {
        _call.LastFailure = (how, status);
        switch (party.Purpose)
        {
            case Purpose.Consult or Purpose.Conference:
                _consults = false;
                Arrange();
                break;
            case Purpose.BlindTransfer when Seat is { IsUp: true }:
                Report(status == 0 ? 480 : status);
                _isHeld = false;
                Arrange();
                break;
            case Purpose.BlindTransfer:
                Arrange();
                Tell(TalkNews.TransferFailed);
                break;
            case Purpose.Dialled or Purpose.OwnSeat:
                StopRinging();
                Tell(TalkNews.DialledFailed);
                break;
        }
    }

    void HandOver(Party party)
    {
        IsHandedOn = true;
        if (_asker is { } asker)
            _board.Put(new FloorOutput.ReportTransfer(asker, 200));
        if (Seat is { } before)
            Drop(before, LegCause.Over);
        _asker = null;
        if (party.Role == PartyRole.Seat)
        {
            (Seat, Third) = (party, null);
            _call.Record = _call.Record with { SeatNo = party.Number };
        }

        (_isHeld, _consults) = (false, false);
        Arrange();
    }

    void Supervise(Party party)
    {
        Supervisor = party;
        NoteSupervision(party.Number!, party.Mode.ToString());
        Arrange();
    }

    void TakeOver(Party party)
    {
        NoteSupervision(party.Number!, nameof(TakeOver));
        party.Role = PartyRole.Seat;
        party.Purpose = Purpose.Offer;
        if (Seat is { } before)
            Drop(before, LegCause.TakenElsewhere);
        Supervisor = Supervisor == party ? null : Supervisor;
        Seat = party;
        _board.Seats.Talk(party.Number, _call.Queue);
        _call.Record = _call.Record with { SeatNo = party.Number };
        NoteLeg(party, "Up");
        Arrange();
    }

    void NoteSupervision(string seatNo, string mode)
    {
        _board.Seats.TryFind(seatNo, out var seat);
        _board.Put(new FloorOutput.Keep(null, new Fact.Supervised(
            _call.NewFactId(), _board.Now.Wall, _call.Id, seatNo, seat?.Place.User, mode)));
    }

    static OfferEnd EndOf(LegGone how) => how switch
    {
        LegGone.Busy => OfferEnd.Busy,
        LegGone.Rejected => OfferEnd.Rejected,
        LegGone.NoAnswer => OfferEnd.NoAnswer,
        _ => OfferEnd.Unreachable,
    };
}
