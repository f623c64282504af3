using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.Steps;

namespace HotlineVoice.Hotline;

/// <summary>How calls begin, go on and end.</summary>
public sealed partial class Floor
{
    void Arrive(FloorInput.CallArrived arrived)
    {
        if (_calls.ContainsKey(arrived.Call))
            return;
        if (_newCallsRefused || _calls.Count >= _board.Limits.CallsMax)
        {
            Refuse(arrived.Call, CallEndReason.Overload, _board.Limits.RetryAfter);
            return;
        }

        var own = StepFor(arrived);
        if ((own is null ? _plans.PlanOf(arrived.Called, arrived.Trunk) : PlanOfSeat(arrived.Seat!)) is not { } plan)
        {
            Refuse(arrived.Call, CallEndReason.UnknownNumber, null);
            Record(arrived, CallEndReason.UnknownNumber);
            return;
        }

        var call = new Call(++_serials, RecordOf(arrived, plan.Profile), plan, _plans)
        {
            FirstStep = own,
            DialledBySeat = own is null ? null : arrived.Seat,
            LeavesNoRecord = own is SeatCodeStep,
        };
        call.WireDeadline = _board.Now.Uptime + _board.Limits.ConnectPatience;
        Take(call);
        _board.Put(new FloorOutput.Answer(call.Id, call.CallerLeg!.Value));
        List(call);
    }

    void Take(Call call)
    {
        _calls.Add(call.Id, call);
        _callsBySerial.Add(call.Serial, call);
        Counters.CallsTaken++;
        Counters.CallsActive = _calls.Count;
        call.Told = call.Record;
        Keep(call, new Fact.CallBegun(call.NewFactId(), _board.Now.Wall, call.Record));
    }

    void Keep(Call call, Fact fact)
    {
        if (!call.LeavesNoRecord)
            _board.Put(new FloorOutput.Keep(null, fact));
    }

    void Refuse(CallId id, CallEndReason reason, TimeSpan? retryAfter)
    {
        Counters.CountEnd(reason);
        _board.Put(new FloorOutput.Refuse(id, reason, retryAfter));
    }

    /// <summary>
    /// A wrong number leaves a record: a trunk that delivers a hotline's number in a form nobody listed is found by it.
    /// Overload leaves none, because writing is what an overloaded server must not do.
    /// </summary>
    void Record(FloorInput.CallArrived arrived, CallEndReason reason)
    {
        var record = RecordOf(arrived, null);
        _board.Put(new FloorOutput.Keep(null, new Fact.CallFinished(
            $"{arrived.Call}/refused",
            _board.Now.Wall,
            WithLeg(record, "Ended") with
            {
                State = CallState.Ended,
                EndedAt = _board.Now.Wall,
                EndReason = reason,
                HangupSide = HangupSide.Server,
            })));
    }

    CallRecord RecordOf(FloorInput.CallArrived arrived, HotlineProfile? hotline)
    {
        var number = PhoneNumber.TryParse(arrived.Calling, out var calling) ? calling.Value : null;
        return new CallRecord
        {
            CallId = arrived.Call,
            Hotline = hotline?.Code,
            Direction = StepFor(arrived) is null ? CallDirection.In : CallDirection.Out,
            CallingNumber = number,
            PresentationRestricted = arrived.PresentationRestricted,
            CalledNumber = arrived.Called,
            Trunk = arrived.Trunk,
            State = CallState.Flow,
            StartedAt = _board.Now.Wall,
            SipCallId = arrived.SipCallId,
            Legs =
            [
                new CallLeg(
                    "1",
                    StepFor(arrived) is null ? "citizen" : "seat",
                    arrived.PresentationRestricted ? null : number,
                    "Ringing",
                    arrived.Codec),
            ],
        };
    }

    void Connect(Call call)
    {
        if (call.Connected || call.HangsUp || call.WireIsGone)
            return;
        call.Connected = true;
        call.WireDeadline = null;
        call.Record = WithLeg(call.Record, "Up");
        call.Talk ??= new Talks.Talk(call, _board);
        if (call.DialledBySeat is not null && !call.LeavesNoRecord)
            _dialledBySeats.Add(call);
        OccupyDiallers();
        Begin(call, call.FirstStep ?? call.Plan.Flow!.Start);
    }

    void OccupyDiallers()
    {
        _dialledBySeats.RemoveAll(call => call.Talk is not { HasCaller: true });
        foreach (var call in _dialledBySeats)
            Occupy(call, call.DialledBySeat!);
    }

    // A clerk who consults from his telephone is busy with the first call, and then with this one.
    void Occupy(Call call, string seatNo)
    {
        if (!_board.Seats.TryFind(seatNo, out var seat) || seat.IsBusy || call.Talk is not { HasCaller: true })
            return;
        _board.Seats.Offer(seat, call.Id, byMarket: false);
        _board.Seats.Talk(seatNo, null);
    }

    static void Signal(Call call, FlowSignal signal)
    {
        if (call.Flow is { CallerIsGone: false } flow)
            flow.Take(signal);
    }

    void Go(Call call, CallGone how)
    {
        if (call.WireIsGone)
            return;
        if (call.Talk is { IsHandedOn: true, HasCaller: false })
        {
            // The clerk who had dialled is gone; those whom he brought together talk on.
            (call.WireIsGone, call.WireDeadline) = (true, null);
            return;
        }

        if (how == CallGone.ByFarSide)
            call.Side ??= call.DialledBySeat is null ? HangupSide.Citizen : HangupSide.Seat;
        else
            call.EndFor(ReasonOf(how), HangupSide.Server);
        call.WireIsGone = true;
        call.WireDeadline = null;
        EndFlow(call);
    }

    /// <summary>Ends it from our side, whatever it is doing; a message that is long enough is still kept.</summary>
    void End(Call call, CallEndReason reason, HangupSide side)
    {
        call.HangUp(reason, side, _board);
        EndFlow(call);
    }

    void EndFlow(Call call)
    {
        call.Flow ??= new FlowRun(call, _board);
        call.Flow.CallerWent();
        call.Talk?.CallerWent();
    }

    void Wake(Call call)
    {
        if (call.WireDeadline is { } due && due <= _board.Now.Uptime)
        {
            call.WireDeadline = null;
            if (!call.HangsUp)
                End(call, CallEndReason.SessionExpired, HangupSide.Server);
            else
                Go(call, CallGone.ByUs);
        }

        call.Talk?.Wake();
        call.Flow?.Advance();
    }

    /// <summary>Lets something happen to a call, then tells what has changed, and when it must be woken.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Any fault of one call ends that call and no other.")]
    void Touch(Call call, Action<Call> act)
    {
        try
        {
            act(call);
        }
        catch (Exception broken)
        {
            Break(call, broken);
        }

        if (call.IsOver)
            Finish(call);
        else if (call.Record != call.Told)
            Tell(call);
        List(call);
    }

    void Break(Call call, Exception broken)
    {
        _board.Put(new FloorOutput.Keep(null, new Fact.AlarmRaised(
            call.NewFactId(), _board.Now.Wall, "call-fault", $"{call.Id}: {broken.GetType().Name}: {broken.Message}")));
        call.HangUp(CallEndReason.Fault, HangupSide.Server, _board);
        call.Flow ??= new FlowRun(call, _board);
        call.Flow.GiveUp(CallEndReason.Fault);
        call.Talk?.End(LegCause.Fault);
    }

    void Tell(Call call)
    {
        call.Told = call.Record;
        Keep(call, new Fact.CallChanged(call.NewFactId(), _board.Now.Wall, call.Record));
    }

    void Finish(Call call)
    {
        var reason = call.Reason ?? call.Flow!.Settled!.Value;
        call.Record = WithLeg(call.Record, "Ended") with
        {
            State = CallState.Ended,
            EndedAt = _board.Now.Wall,
            EndReason = reason,
            HangupSide = call.Side,
        };
        _calls.Remove(call.Id);
        _callsBySerial.Remove(call.Serial);
        Counters.CallsActive = _calls.Count;
        Counters.CountEnd(reason);
        Keep(call, new Fact.CallFinished(call.NewFactId(), _board.Now.Wall, call.Record));
        _board.Put(new FloorOutput.Forget(call.Id));
    }

    void List(Call call)
    {
        var due = call.IsOver ? null : call.Deadline;
        if (due == call.Listed)
            return;
        call.Listed = due;
        if (due is { } at)
            _timers.Enqueue((call, at), at);
    }

    static CallRecord WithLeg(CallRecord record, string state) =>
        record with { Legs = [.. record.Legs.Select(leg => leg with { State = state })] };

    static CallEndReason ReasonOf(CallGone how) => how switch
    {
        CallGone.MediaTimeout => CallEndReason.MediaTimeout,
        CallGone.SessionExpired => CallEndReason.SessionExpired,
        CallGone.BadOffer => CallEndReason.Rejected,
        CallGone.Fault => CallEndReason.Fault,
        // Ours, but not by our order: the stack was taken down under the call.
        _ => CallEndReason.ServerStopped,
    };
}
