using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

// Telephones that we dial, and what telephones ask for in a call.
sealed partial class Exchange
{
    readonly Dictionary<string, HashSet<string>> _contacts = [];
    IReadOnlyList<SipTrunk> _trunks = [];

    /// <summary>Calls now on each trunk, both ways.</summary>
    public IReadOnlyDictionary<string, int> CallsOnTrunk() => _bySession.Values
        .Select(room => room.Offered?.Origin is SipOrigin.FromTrunk trunk ? trunk.Name
            : room.Dialled?.Target is DialTarget.Number number ? TrunkFor(number)?.Name
            : null)
        .Where(name => name is not null)
        .GroupBy(name => name!)
        .ToDictionary(trunk => trunk.Key, trunk => trunk.Count());

    CallRoom? RoomOf(CallId call, LegRef? leg) =>
        leg is { } name ? _byRef.GetValueOrDefault(name) : _byCall.GetValueOrDefault(call);

    void Dial(FloorOutput.Dial dial)
    {
        var lane = _bridges.TryGetValue(dial.Call, out var bridge) ? bridge.Lane
            : _byCall.TryGetValue(dial.Call, out var caller) ? caller.Lane
            : Array.IndexOf(_legsOfLane, _legsOfLane.Min());
        var room = new CallRoom(dial.Call, _stack.NewSession(), new LegId(++_lastLeg), lane)
        {
            DescriptionId = NewDescriptionId(),
            Dialled = dial,
            Ref = dial.Leg,
            IsOnFloor = true,
        };
        _byRef.Add(dial.Leg, room);
        Enter(room);
        if (TargetOf(dial.Target) is { } target)
            _outputs.Enqueue(new ExchangeOutput.OpenPort(room.Leg, _stack.PeerOf(target)));
        else
            NotDialled(room);
    }

    void Call(CallRoom room)
    {
        var dial = room.Dialled!;
        var from = new SipCallerName(dial.ShownNumber ?? "anonymous", dial.ShownName, dial.ShownNumber is null);
        _forStack.Enqueue(new SipOrder.Dial(
            room.Session, TargetOf(dial.Target)!, room.MakeOffer(), from, dial.NoAnswerAfter));
        room.IsDialling = true;
    }

    /// <summary>There is no way to it: the stack has never heard of it.</summary>
    void NotDialled(CallRoom room)
    {
        room.IsOver = true;
        room.IsOnFloor = false;
        _forFloor.Enqueue(new FloorInput.LegWent(room.Dialled!.Leg, LegGone.Unreachable));
        Close(room);
    }

    SipTarget? TargetOf(DialTarget target) => target switch
    {
        DialTarget.Seat seat => new SipTarget.ToSeat(seat.No),
        DialTarget.Number number when TrunkFor(number) is { } trunk => new SipTarget.ToTrunk(trunk.Name, number.Digits),
        _ => null,
    };

    SipTrunk? TrunkFor(DialTarget.Number number) => _trunks.FirstOrDefault(trunk =>
        trunk.To is not null && (number.Trunk is null || number.Trunk == trunk.Name));

    void Rang(SipSessionId session)
    {
        if (_bySession.GetValueOrDefault(session) is { IsOnFloor: true, Dialled: { } dialled })
            _forFloor.Enqueue(new FloorInput.LegRang(dialled.Leg));
    }

    void Answered(SipOutput.CallAnswered answered)
    {
        if (RoomOf(answered) is not { Dialled: { } dialled } room)
            return;
        if (!TryAgree(room, answered.Answer))
        {
            _forStack.Enqueue(new SipOrder.HangUp(room.Session, new SipCause(Status: NotAcceptableHere)));
            Leave(room, CallGone.BadOffer);
            return;
        }

        room.IsConnected = true;
        if (room.IsOnFloor)
            _forFloor.Enqueue(new FloorInput.LegAnswered(dialled.Leg, room.Audio?.Codec.Name));
        NoteHold(room);
    }

    void HangUp(FloorOutput.HangUpLeg hangUp)
    {
        if (!_byRef.TryGetValue(hangUp.Leg, out var room))
            return;
        room.IsOnFloor = false;
        room.IsForgotten = true;
        if (room.IsDialling)
            _forStack.Enqueue(new SipOrder.HangUp(room.Session, EndCauses.CauseOf(hangUp.Cause)));
        Silence(room);
        if (!room.IsDialling || room.IsOver)
            Close(room);
    }

    /// <summary>Tells the floor when a telephone puts us on hold or takes us back (RFC 3264 §8.4).</summary>
    void NoteHold(CallRoom room)
    {
        var holdsUs = room.Audio?.Direction is Sip.Sdp.MediaDirection.ReceiveOnly or Sip.Sdp.MediaDirection.Inactive;
        if (holdsUs == room.HoldsUs || room.Ref is not { } leg)
            return;
        room.HoldsUs = holdsUs;
        if (room.IsOnFloor)
            _forFloor.Enqueue(new FloorInput.LegHeld(leg, holdsUs));
    }

    void AskTransfer(SipOutput.TransferAsked asked)
    {
        if (RoomOf(asked) is not { IsOnFloor: true, Ref: { } leg })
        {
            _forStack.Enqueue(new SipOrder.RefuseTransfer(asked.Session, ServiceUnavailable));
            return;
        }

        var replaced = asked.Replaces is { } session ? _bySession.GetValueOrDefault(session)?.Ref : null;
        if (asked.Replaces is not null && replaced is null)
            _forStack.Enqueue(new SipOrder.RefuseTransfer(asked.Session, 481));
        else
            _forFloor.Enqueue(new FloorInput.TransferAsked(leg, asked.User, replaced));
    }

    void AnswerTransfer(FloorOutput.AnswerTransfer answer)
    {
        if (!_byRef.TryGetValue(answer.By, out var room))
            return;
        _forStack.Enqueue(answer.Status < 300
            ? new SipOrder.AcceptTransfer(room.Session)
            : new SipOrder.RefuseTransfer(room.Session, answer.Status));
    }

    void ReportTransfer(FloorOutput.ReportTransfer report)
    {
        if (_byRef.TryGetValue(report.By, out var room))
            _forStack.Enqueue(new SipOrder.ReportTransfer(room.Session, report.Status));
    }

    /// <summary>What is told to the stack concerns the floor, too: trunks that lead outwards, kept registrations.
    /// </summary>
    void Overhear(SipOrder order)
    {
        switch (order)
        {
            case SipOrder.SetTrunks set:
                _trunks = set.Trunks;
                _forFloor.Enqueue(new FloorInput.TrunksKnown(
                    [.. set.Trunks.Where(trunk => trunk.To is not null).Select(trunk => trunk.Name)]));
                break;
            case SipOrder.RestoreBinding restore:
                Registered(restore.Binding.User, restore.Binding.Contact);
                break;
        }
    }

    void Registered(string seat, string contact)
    {
        if (!_contacts.TryGetValue(seat, out var contacts))
            _contacts[seat] = contacts = new HashSet<string>(StringComparer.Ordinal);
        if (contacts.Add(contact) && contacts.Count == 1)
            _forFloor.Enqueue(new FloorInput.SeatRegistered(seat, Registered: true));
    }

    void Unregistered(string seat, string contact)
    {
        if (!_contacts.TryGetValue(seat, out var contacts) || !contacts.Remove(contact) || contacts.Count > 0)
            return;
        _contacts.Remove(seat);
        _forFloor.Enqueue(new FloorInput.SeatRegistered(seat, Registered: false));
    }
}
