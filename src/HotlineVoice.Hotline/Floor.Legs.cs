using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Steps;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline;

// What the legs that were dialled say, and what a telephone asks for.
public sealed partial class Floor
{
    void TakeLegNews(FloorInput input)
    {
        switch (input)
        {
            case FloorInput.LegRang(var leg):
                With(leg, (talk, party) => talk.Rang(party));
                break;
            case FloorInput.LegAnswered(var leg, var codec):
                With(leg, (talk, party) => talk.Answered(party, codec));
                break;
            case FloorInput.LegWent went:
                _board.Farewells.Remove(went.Leg);
                With(went.Leg, (talk, party) => talk.Went(party, went));
                break;
            case FloorInput.LegHeld(var leg, var isHeld):
                With(leg, (talk, party) => talk.Held(party, isHeld));
                break;
            case FloorInput.LegDigit:
                // A clerk's keys go to whom he talks with, in the sound; they order nothing.
                break;
            case FloorInput.TransferAsked asked:
                Transfer(asked);
                break;
            default:
                throw new InvalidOperationException($"unknown input {input.GetType().Name}");
        }
    }

    void With(LegRef leg, Action<Talk, Party> act)
    {
        if (_board.Legs.TryGetValue(leg, out var call) && call.Talk?.Find(leg) is { } party)
            Touch(call, each => act(each.Talk!, party));
    }

    void Transfer(FloorInput.TransferAsked asked)
    {
        var status = 403;
        With(asked.By, (talk, party) => status = asked.Replaces is { } replaced
            ? TransferTo(talk, party, replaced)
            : talk.TransferAsked(party, asked.To));
        _board.Put(new FloorOutput.AnswerTransfer(asked.By, status));
        if (asked.Replaces is not null && status == 202)
            _board.Put(new FloorOutput.ReportTransfer(asked.By, 200));
    }

    // Both legs are the clerk's own: whoever is behind the one and whoever is behind the other talk, and he is gone.
    int TransferTo(Talk talk, Party by, LegRef replaced)
    {
        if (!_board.Legs.TryGetValue(replaced, out var other) || other.Talk is not { } consulted
            || consulted.Find(replaced) is not { } second || second.Number != by.Number || consulted == talk
            || !by.IsSeat || !second.IsSeat)
            return 403;
        var (keeps, gives) = talk.Citizen is { IsCaller: true } || consulted.Citizen is not { IsCaller: true }
            ? (talk, consulted)
            : (consulted, talk);
        var ending = gives == consulted ? other : CallOf(by);
        if (!keeps.TryAdopt(gives, by.Leg))
            return 403;
        _merged.Enqueue(ending);
        return 202;
    }

    Call CallOf(Party party) => _board.Legs[party.Leg];

    // What was only the way to a transfer ends after the turn in which it was merged.
    void EndMerged()
    {
        while (_merged.TryDequeue(out var call))
            Touch(call, each => End(each, CallEndReason.Transferred, HangupSide.Seat));
    }

    /// <summary>A clerk's telephone dials: a code, another seat, a number outside. Null: a hotline's number.</summary>
    Step? StepFor(FloorInput.CallArrived arrived)
    {
        if (arrived.Seat is not { } seat || _plans.HotlineOf(arrived.Called, arrived.Trunk) is not null)
            return null;
        return arrived.Called.StartsWith('*')
            ? new SeatCodeStep(arrived.Called, seat, Cases.Texts.TextNode.Nowhere)
            : new SeatCallStep(arrived.Called, null, Cases.Texts.TextNode.Nowhere);
    }

    /// <summary>The plan whose prompts and numbers a seat's own calls use: that of its first queue.</summary>
    HotlinePlan? PlanOfSeat(string seatNo)
    {
        var queues = _board.Seats.TryFind(seatNo, out var seat) ? seat.Place.Queues : [];
        var code = queues is [var first, ..] ? first.Split('/')[0] : null;
        return _plans.Plans.FirstOrDefault(plan => plan.Profile.Code == code)
            ?? _plans.Plans.FirstOrDefault(plan => plan.Flow is not null);
    }

    void Begin(Call call, Step first)
    {
        call.Flow = new FlowRun(call, _board);
        call.Flow.Begin(first);
    }
}
