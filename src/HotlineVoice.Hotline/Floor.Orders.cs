using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Steps;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline;

// What pages ask for.
public sealed partial class Floor
{
    void Obey(FloorInput.Ordered ordered) =>
        _board.Put(new FloorOutput.Answered(ordered.Ticket, Obey(ordered.Order)));

    FloorReply Obey(FloorOrder order) => order switch
    {
        FloorOrder.HangUp(var call) => HangUp(call),
        FloorOrder.SetSeat(var no, var state, var reason) => _board.Seats.Ask(no, state, reason),
        FloorOrder.Dial dial => Dial(dial),
        FloorOrder.Hold(var call) => InTalk(call, talk => talk.Hold()),
        FloorOrder.Resume(var call) => InTalk(call, talk => talk.Resume()),
        FloorOrder.Transfer(var call, var to, var attended) => InTalk(call, talk => talk.Transfer(to, attended)),
        FloorOrder.FinishTransfer(var call) => InTalk(call, talk => talk.FinishTransfer()),
        FloorOrder.Conference conference => InTalk(conference.Call, talk => talk.Confer(conference)),
        FloorOrder.Merge(var call) => InTalk(call, talk => talk.Merge()),
        FloorOrder.Supervise(var call, var no, var mode) =>
            InTalk(call, no, (talk, seat) => talk.Supervise(seat, mode)),
        FloorOrder.TakeOver(var call, var no) => InTalk(call, no, (talk, seat) => talk.TakeOver(seat)),
        _ => throw new InvalidOperationException($"unknown order {order.GetType().Name}"),
    };

    FloorReply HangUp(CallId id)
    {
        if (!_calls.TryGetValue(id, out var call) || call.Flow?.Settled is not null || call.HangsUp)
            return FloorReply.Unknown;
        Touch(call, each => End(each, CallEndReason.SeatHungUp, HangupSide.Seat));
        return FloorReply.Done;
    }

    FloorReply InTalk(CallId id, Func<Talk, FloorReply> act)
    {
        if (!_calls.TryGetValue(id, out var call))
            return FloorReply.Unknown;
        var reply = FloorReply.NotNow(call.Record.State.ToString());
        if (call.Talk is not null)
            Touch(call, each => reply = act(each.Talk!));
        return reply;
    }

    FloorReply InTalk(CallId id, string seatNo, Func<Talk, LiveSeat, FloorReply> act) =>
        _board.Seats.TryFind(seatNo, out var seat) ? InTalk(id, talk => act(talk, seat)) : FloorReply.Unknown;

    // The clerk's own telephone rings first: he hears how the other's rings, and nobody answers to silence.
    FloorReply Dial(FloorOrder.Dial dial)
    {
        if (!_board.Seats.TryFind(dial.No, out var seat))
            return FloorReply.Unknown;
        if (!seat.Standing.Registered)
            return FloorReply.NotNow(SeatReasons.PhoneGone);
        if (seat.IsBusy)
            return FloorReply.NotNow(seat.State.ToString());
        if (_plans.Plans.FirstOrDefault(plan => plan.Profile.Code == dial.Hotline) is not { } plan)
            return FloorReply.Unknown;
        var id = new CallId(_board.NewId());
        var number = Numbers.PhoneNumber.TryParse(dial.To, out var to) ? to.Value : dial.To;
        var record = new CallRecord
        {
            CallId = id,
            Hotline = plan.Profile.Code,
            Direction = CallDirection.Out,
            CallingNumber = number,
            CalledNumber = number,
            PresentationRestricted = dial.Withheld,
            State = CallState.Flow,
            StartedAt = _board.Now.Wall,
            SeatNo = dial.No,
            TicketNo = dial.TicketNo,
        };
        var call = new Call(++_serials, record, plan, _plans, hasCaller: false) { Connected = true };
        Take(call);
        Touch(call, each => Begin(each, new SeatCallStep(dial.To, dial.No, Cases.Texts.TextNode.Nowhere)
        {
            OrgId = dial.OrgId,
        }));
        return FloorReply.Done with { Call = id };
    }
}
