using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Talks;

// What a clerk or a supervisor asks for, at his desk or by his telephone.
sealed partial class Talk
{
    LegRef? _asker;

    /// <summary>The queue that the caller is handed to.</summary>
    internal string? NextQueue { get; private set; }

    internal FloorReply Hold()
    {
        if (!_begun || Seat is not { IsUp: true } || _isHeld || _consults)
            return NotNow;
        _isHeld = true;
        Arrange();
        return FloorReply.Done;
    }

    internal FloorReply Resume()
    {
        if (!_begun || Seat is not { IsUp: true } || !IsApart)
            return NotNow;
        if (Seat.HoldsUs && !_isHeld && !_consults)
            return FloorReply.NotNow("held-by-phone");
        if (_consults && Third is { } consulted)
            Drop(consulted, LegCause.Over);
        (_isHeld, _consults) = (false, false);
        Arrange();
        return FloorReply.Done;
    }

    internal FloorReply Transfer(string to, bool isAttended)
    {
        if (!_begun || Seat is not { IsUp: true } seat || Citizen is null || Third is not null)
            return NotNow;
        if (to.Contains('/'))
            return TransferToQueue(to, seat);
        if (Ring(to, isAttended ? Purpose.Consult : Purpose.BlindTransfer, null) is { } refusal)
            return refusal;
        if (isAttended)
            _consults = true;
        else
            LetGo(seat);
        Arrange();
        return FloorReply.Done;
    }

    internal FloorReply FinishTransfer()
    {
        if (!_consults || Seat is not { } seat || Third is null)
            return NotNow;
        if (!Third.IsUp)
            Third.Purpose = Purpose.BlindTransfer;
        LetGo(seat);
        return FloorReply.Done;
    }

    internal FloorReply Confer(FloorOrder.Conference order)
    {
        if (!_begun || Seat is not { IsUp: true } || Citizen is null || Third is not null)
            return NotNow;
        var purpose = order.Private ? Purpose.Consult : Purpose.Conference;
        if (Ring(order.To, purpose, order.OrgId) is { } refusal)
            return refusal;
        _isHeld = false;
        _consults = order.Private;
        if (order is { Announce: true, Private: false })
            Announce(order.OrgId);
        Arrange();
        return FloorReply.Done;
    }

    internal FloorReply Merge()
    {
        if (!_consults || Seat is not { IsUp: true } || Third is not { IsUp: true })
            return NotNow;
        (_consults, _isHeld) = (false, false);
        Arrange();
        return FloorReply.Done;
    }

    internal FloorReply Supervise(LiveSeat seat, SuperviseMode mode)
    {
        if (!_begun || Seat is not { IsUp: true } clerk)
            return NotNow;
        if (clerk.Number == seat.No)
            return FloorReply.NotNow("own-call");
        if (Supervisor is { IsUp: true } there && there.Number == seat.No)
        {
            there.Mode = mode;
            NoteSupervision(seat.No, mode.ToString());
            Arrange();
            return FloorReply.Done;
        }

        if (Refusal(seat, isSupervisor: true) is { } refusal)
            return refusal;
        RingSeat(seat, PartyRole.Supervisor, Purpose.Supervise, mode);
        return FloorReply.Done;
    }

    internal FloorReply TakeOver(LiveSeat seat)
    {
        if (!_begun || Seat is not { IsUp: true } clerk)
            return NotNow;
        if (clerk.Number == seat.No)
            return FloorReply.NotNow("own-call");
        if (Supervisor is { IsUp: true } there && there.Number == seat.No)
        {
            TakeOver(there);
            return FloorReply.Done;
        }

        if (Refusal(seat, isSupervisor: true) is { } refusal)
            return refusal;
        RingSeat(seat, PartyRole.Supervisor, Purpose.TakeOver);
        return FloorReply.Done;
    }

    /// <summary>A telephone asks by REFER. The answer is 202, or why not.</summary>
    internal int TransferAsked(Party by, string to)
    {
        if (by != Seat || !_begun || Citizen is null || Third is not null)
            return 403;
        if (Ring(to, Purpose.BlindTransfer, null) is { } refusal)
            return refusal.Answer == FloorAnswer.Unknown ? 404 : 480;
        _asker = by.Leg;
        Arrange();
        return 202;
    }

    /// <summary>
    /// The other call's far party comes into this one, in place of the clerk who had both (RFC 5589 §7.3).
    /// </summary>
    internal bool TryAdopt(Talk other, LegRef asker)
    {
        var coming = other.Citizen ?? other.Third;
        (_asker, other._asker) = (asker, asker);
        if (!_begun || coming is null || Citizen is null || Third is not null)
            return false;
        other._parties.Remove(coming);
        other.NoteLeg(coming, "Ended");
        (other.Third, other.Citizen) = (null, null);
        var mine = new Party(coming.Leg, coming.Role == PartyRole.Citizen ? PartyRole.Office : coming.Role,
            coming.IsUp ? Purpose.Conference : Purpose.BlindTransfer, coming.Number)
        {
            LegId = NextLegId(),
            DialledAt = coming.DialledAt,
            RangAt = coming.RangAt,
            IsUp = coming.IsUp,
        };
        _parties.Add(mine);
        _board.Legs[mine.Leg] = _call;
        _call.Record = _call.Record with
        {
            Legs = _call.Record.Legs.Add(new CallLeg(mine.LegId, mine.Role.ToString().ToLowerInvariant(), mine.Number,
                mine.IsUp ? "Up" : "Ringing", null)),
        };
        if (mine.IsSeat)
            _board.Seats.Follow(mine.Number, _call.Id);
        Third = mine;
        if (Seat is { } clerk)
            LetGo(clerk);
        _asker = null;
        return true;
    }

    FloorReply NotNow => FloorReply.NotNow(_call.Record.State.ToString());

    FloorReply? Ring(string to, Purpose purpose, string? orgId)
    {
        if (Has(to))
            return FloorReply.NotNow("own-call");
        if (_board.Seats.TryFind(to, out var seat))
        {
            if (Refusal(seat, isSupervisor: false) is { } refusal)
                return refusal;
            Third = RingSeat(seat, PartyRole.Seat, purpose);
            return null;
        }

        if (!PhoneNumber.TryParse(to, out var number))
            return FloorReply.Unknown;
        if (_board.TrunksOut.IsEmpty)
            return FloorReply.NotNow("no-trunk");
        Third = RingNumber(number.Value, PartyRole.Office, purpose, orgId);
        return null;
    }

    static FloorReply? Refusal(LiveSeat seat, bool isSupervisor) =>
        !seat.Standing.Registered ? FloorReply.NotNow(SeatReasons.PhoneGone)
        : seat.IsBusy ? FloorReply.NotNow("seat-busy")
        : !isSupervisor && seat.State == SeatState.SignedOut ? FloorReply.NotNow("seat-signed-out")
        : null;

    FloorReply TransferToQueue(string queueId, Party seat)
    {
        if (_call.Plan.StepOfQueue(queueId) is null)
            return FloorReply.Unknown;
        NextQueue = queueId;
        Drop(seat, LegCause.Over);
        (_begun, _isHeld, _consults) = (false, false, false);
        Arrange();
        StopRecording();
        Tell(TalkNews.ToQueue);
        return FloorReply.Done;
    }

    // The clerk goes; whoever is there, or will be, has the caller.
    void LetGo(Party seat)
    {
        Drop(seat, LegCause.Over);
        SomebodyLeft(TalkNews.SeatLeft);
    }

    void Announce(string? orgId)
    {
        var values = orgId is null ? null : new Dictionary<string, string> { ["org"] = orgId };
        var words = _call.Plans.Prompts.Read(_call.Plan.Profile.Code, "threeway_intro", values);
        if (Citizen is { IsUp: true } citizen && !words.IsEmpty)
            _board.Put(new FloorOutput.Play(new PlayRef(_call.NextName()), _call.Id, words) { Leg = citizen.Leg });
        SayToSeat(words);
    }

    void Report(int status)
    {
        if (_asker is not { } asker)
            return;
        _board.Put(new FloorOutput.ReportTransfer(asker, status));
        if (status >= 200)
            _asker = null;
    }
}
