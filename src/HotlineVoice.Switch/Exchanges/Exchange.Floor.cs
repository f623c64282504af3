using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Media.Recording;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

// What the floor orders.
sealed partial class Exchange
{
    void CarryOut(FloorOutput ordered)
    {
        switch (ordered)
        {
            case FloorOutput.Answer answer: Answer(answer); break;
            case FloorOutput.Ring ring when _byCall.TryGetValue(ring.Call, out var ringing):
                _forStack.Enqueue(new SipOrder.Ring(ringing.Session));
                break;
            case FloorOutput.Ring: break;
            case FloorOutput.Dial dial: Dial(dial); break;
            case FloorOutput.HangUpLeg hangUp: HangUp(hangUp); break;
            case FloorOutput.Bridge bridge: Bridge(bridge); break;
            case FloorOutput.AnswerTransfer answer: AnswerTransfer(answer); break;
            case FloorOutput.ReportTransfer report: ReportTransfer(report); break;
            case FloorOutput.Show show: _outputs.Enqueue(new ExchangeOutput.Show(show.Snapshot)); break;
            case FloorOutput.Refuse refuse: Refuse(refuse); break;
            case FloorOutput.HangUp hangUp: HangUp(hangUp); break;
            case FloorOutput.Play play: Play(play); break;
            case FloorOutput.PlayRecording play: Play(play); break;
            case FloorOutput.StopPlay stop: Stop(stop.Ref); break;
            case FloorOutput.StartRecording start: Record(start); break;
            case FloorOutput.StopRecording stop: Stop(stop.Ref); break;
            case FloorOutput.DropRecording drop:
                _outputs.Enqueue(new ExchangeOutput.DropRecording(drop.RecordingId));
                break;
            case FloorOutput.Keep keep:
                _outputs.Enqueue(new ExchangeOutput.Keep(keep.Ref, keep.Fact));
                break;
            case FloorOutput.Answered answered:
                _outputs.Enqueue(new ExchangeOutput.Answered(answered.Ticket, answered.Result));
                break;
            case FloorOutput.Forget forget: Forget(forget.Call); break;
            default: throw new InvalidOperationException($"The exchange does not know {ordered.GetType().Name}.");
        }
    }

    CallRoom? RoomOf(FloorOutput ordered) => ordered switch
    {
        FloorOutput.Answer answer => _byCall.GetValueOrDefault(answer.Call),
        FloorOutput.Refuse refuse => _byCall.GetValueOrDefault(refuse.Call),
        FloorOutput.HangUp hangUp => _byCall.GetValueOrDefault(hangUp.Call),
        FloorOutput.Play play => RoomOf(play.Call, play.Leg),
        FloorOutput.Dial dial => _byRef.GetValueOrDefault(dial.Leg),
        FloorOutput.HangUpLeg hangUp => _byRef.GetValueOrDefault(hangUp.Leg),
        FloorOutput.PlayRecording play => _byCall.GetValueOrDefault(play.Call),
        FloorOutput.StartRecording start => RoomOf(start.Call, start.Leg),
        _ => null,
    };

    CallRoom? RoomOf(FloorInput input) => input switch
    {
        FloorInput.CallArrived arrived => _byCall.GetValueOrDefault(arrived.Call),
        FloorInput.CallConnected connected => _byCall.GetValueOrDefault(connected.Call),
        FloorInput.CallWent went => _byCall.GetValueOrDefault(went.Call),
        FloorInput.DigitPressed digit => _byCall.GetValueOrDefault(digit.Call),
        _ => null,
    };

    void Answer(FloorOutput.Answer answer)
    {
        if (!_byCall.TryGetValue(answer.Call, out var room) || room.IsOver || room.Local is null)
            return;
        room.Ref = answer.Leg;
        _byRef[answer.Leg] = room;
        if (room.Offer is not null)
            ApplyTo(room);
        _forStack.Enqueue(new SipOrder.Answer(
            room.Session, room.Offer is null ? room.MakeOffer() : room.Description!));
    }

    void Refuse(FloorOutput.Refuse refuse)
    {
        if (!_byCall.TryGetValue(refuse.Call, out var room))
            return;

        // The floor has said its last word about this call: nothing of it is told again.
        room.IsOnFloor = false;
        room.IsForgotten = true;
        _forStack.Enqueue(new SipOrder.Refuse(
            room.Session, EndCauses.StatusOf(refuse.Reason), refuse.RetryAfter));
        Leave(room, CallGone.ByUs);
    }

    void HangUp(FloorOutput.HangUp hangUp)
    {
        if (!_byCall.TryGetValue(hangUp.Call, out var room) || room.IsOver)
            return;
        _forStack.Enqueue(new SipOrder.HangUp(room.Session, EndCauses.CauseOf(hangUp.Reason)));
        Leave(room, CallGone.ByUs);
    }

    void Play(FloorOutput.Play play)
    {
        if (RoomOf(play.Call, play.Leg) is not { HasLeg: true } room)
        {
            Failed(play.Ref);
            return;
        }

        _plays[play.Ref] = new RoomPlay(room, play.CutByDigit);
        Do(room, new LaneOrder.Play(
            new PlayId(play.Ref.Value), room.Leg, play.Prompts, play.Repeat, play.CutByDigit));
    }

    void Play(FloorOutput.PlayRecording play)
    {
        if (!_byCall.TryGetValue(play.Call, out var room) || !room.HasLeg)
        {
            Failed(play.Ref);
            return;
        }

        _plays[play.Ref] = new RoomPlay(room, play.CutByDigit) { IsLoading = true };
        _outputs.Enqueue(new ExchangeOutput.LoadRecording(play.Ref, play.RecordingId));
    }

    void Stop(PlayRef play)
    {
        if (!_plays.TryGetValue(play, out var playing))
            return;
        if (playing.IsLoading)
            Ended(play, PlayEnding.Cut);
        else
            Do(playing.Room, new LaneOrder.StopPlay(new PlayId(play.Value)));
    }

    void Record(FloorOutput.StartRecording start)
    {
        if (RoomOf(start.Call, start.Leg) is not { HasLeg: true, Recording: null } room)
        {
            _forFloor.Enqueue(new FloorInput.RecordingEnded(start.Ref, RecordingEnding.Failed, TimeSpan.Zero));
            return;
        }

        var recording = new RecordingId(start.Ref.Value);
        room.Recording = new RoomRecording(start.Ref, start.EndKeys);
        _outputs.Enqueue(new ExchangeOutput.BeginRecording(recording, start.RecordingId, start.BothSides ? 2 : 1));
        Do(room, new LaneOrder.StartRecording(recording, room.Leg, new RecordingShape
        {
            Channels = start.BothSides ? 2 : 1,
            Limit = start.Limit,
            StopAfterSilence = start.EndSilence,
            StopByDigit = start.EndKeys.Contains('#'),
        }));
    }

    void Stop(RecordingRef recording)
    {
        if (_byLeg.Values.FirstOrDefault(room => room.Recording?.Ref == recording) is { } room)
            Do(room, new LaneOrder.StopRecording(new RecordingId(recording.Value)));
    }

    void Forget(CallId call)
    {
        if (!_byCall.TryGetValue(call, out var room))
            return;
        room.IsForgotten = true;
        room.IsOnFloor = false;
        if (room.IsOver)
            Close(room);
    }

    void Failed(PlayRef play) => _forFloor.Enqueue(new FloorInput.PlayEnded(play, PlayEnding.Failed));
}
