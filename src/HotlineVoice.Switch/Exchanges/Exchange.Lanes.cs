using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

// What the loops around it say: the lanes, the ports, the disks, the pages.
sealed partial class Exchange
{
    readonly Dictionary<PlayRef, RoomPlay> _plays = [];

    void Take(ExchangeInput input, CallRoom? room)
    {
        switch (input)
        {
            case ExchangeInput.PathChanged changed: _stack.Receive(changed.Event, _now.Uptime); break;
            case ExchangeInput.LaneHeard heard: Hear(heard.Heard, room); break;
            case ExchangeInput.LegFaulted faulted: Fault(room, new InvalidOperationException(faulted.Why)); break;
            case ExchangeInput.PortOpened opened when room is { IsOver: false, IsForgotten: false }:
                room.Local = opened.Local;
                if (room.Dialled is null)
                    Arrive(room);
                else
                    Call(room);
                break;
            case ExchangeInput.PortOpened opened:
                _outputs.Enqueue(new ExchangeOutput.ClosePort(opened.Leg));
                break;
            case ExchangeInput.PortRefused when room is { Dialled: not null }:
                NotDialled(room);
                _outputs.Enqueue(new ExchangeOutput.NoPort());
                break;
            case ExchangeInput.PortRefused when room is not null:
                _forStack.Enqueue(new SipOrder.Refuse(room.Session, ServiceUnavailable, _options.RetryAfter));
                _outputs.Enqueue(new ExchangeOutput.NoPort());
                CallsWithoutPort++;
                break;
            case ExchangeInput.PortRefused: break;
            case ExchangeInput.RecordingBroke broke: Stop(new RecordingRef(broke.Recording.Value)); break;
            case ExchangeInput.RecordingLoaded loaded: PlayLoaded(loaded); break;
            case ExchangeInput.PromptsLoaded loaded:
                for (var lane = 0; lane < _legsOfLane.Length; lane++)
                    _outputs.Enqueue(new ExchangeOutput.LaneDo(lane, new LaneOrder.UsePrompts(loaded.Library)));
                break;
            case ExchangeInput.ForFloor told: _forFloor.Enqueue(told.Input); break;
            case ExchangeInput.LegMoved when room is not null: Moved(room); break;
            case ExchangeInput.LegMoved: break;
            case ExchangeInput.ForStack told:
                Overhear(told.Order);
                _forStack.Enqueue(told.Order);
                break;
            case ExchangeInput.EveryCallEnds: EndEveryCall(); break;
            default: throw new InvalidOperationException($"The exchange does not know {input.GetType().Name}.");
        }
    }

    CallRoom? RoomOf(ExchangeInput input) => input switch
    {
        ExchangeInput.LaneHeard heard => _byLeg.GetValueOrDefault(heard.Heard.Leg),
        ExchangeInput.LegMoved moved => _byLeg.GetValueOrDefault(moved.Leg),
        ExchangeInput.LegFaulted faulted => _byLeg.GetValueOrDefault(faulted.Leg),
        ExchangeInput.PortOpened opened => _byLeg.GetValueOrDefault(opened.Leg),
        ExchangeInput.PortRefused refused => _byLeg.GetValueOrDefault(refused.Leg),
        ExchangeInput.RecordingLoaded loaded => _plays.GetValueOrDefault(loaded.Play)?.Room,
        _ => null,
    };

    void Hear(in Heard heard, CallRoom? room)
    {
        switch (heard.Kind)
        {
            case HeardKind.DigitPressed when room is not null:
                Press(room, heard.Digit, signalled: false);
                break;
            case HeardKind.PlayEnded:
                Ended(new PlayRef(heard.Play.Value), EndCauses.EndingOf(heard.End));
                break;
            case HeardKind.RecordingEnded:
                EndRecording(heard, room);
                break;
            case HeardKind.RtpSilent when room is { IsOver: false, HasLeg: true }:
                _forStack.Enqueue(new SipOrder.HangUp(room.Session, EndCauses.CauseOf(CallEndReason.MediaTimeout)));
                Leave(room, CallGone.MediaTimeout);
                break;
        }
    }

    void HearSignalled(SipOutput.DigitReceived digit)
    {
        if (RoomOf(digit) is { IsConnected: true, HasLeg: true } room)
            Press(room, digit.Digit, signalled: true);
    }

    void Press(CallRoom room, char digit, bool signalled)
    {
        if (!room.Digits.LetsThrough(digit, signalled, _now.Uptime))
            return;
        if (room.Recording is { } recording && recording.EndKeys.Contains(digit))
        {
            room.Recording = recording with { Key = digit };

            // The lane has stopped by itself for the # that it heard.
            if (signalled || digit != '#')
                Do(room, new LaneOrder.StopRecording(new RecordingId(recording.Ref.Value)));
            return;
        }

        foreach (var (play, playing) in _plays)
        {
            if (playing.Room == room && playing.CutByDigit && (signalled || playing.IsLoading))
                Stop(play);
        }

        if (room is { IsOnFloor: true, Dialled: { } dialled })
            _forFloor.Enqueue(new FloorInput.LegDigit(dialled.Leg, digit));
        else if (room.IsOnFloor)
            _forFloor.Enqueue(new FloorInput.DigitPressed(room.Call, digit));
    }

    void EndRecording(in Heard heard, CallRoom? room)
    {
        var ending = EndCauses.EndingOf(heard.Why);
        var recording = new RecordingRef(heard.Recording.Value);
        if (room?.Recording is { } own && own.Ref == recording)
        {
            if (ending == RecordingEnding.Stopped && (own.Key != '\0' || heard.Digit != '\0'))
                ending = RecordingEnding.Key;
            room.Recording = null;
        }

        _forFloor.Enqueue(new FloorInput.RecordingEnded(recording, ending, heard.Length));
    }

    void PlayLoaded(ExchangeInput.RecordingLoaded loaded)
    {
        if (!_plays.TryGetValue(loaded.Play, out var playing) || !playing.IsLoading)
            return;
        if (loaded.Prompt is null || !playing.Room.HasLeg)
        {
            Ended(loaded.Play, PlayEnding.Failed);
            return;
        }

        playing.IsLoading = false;
        Do(playing.Room, new LaneOrder.PlayPrompt(
            new PlayId(loaded.Play.Value), playing.Room.Leg, loaded.Prompt, playing.CutByDigit));
    }

    void Ended(PlayRef play, PlayEnding how)
    {
        if (_plays.Remove(play))
            _forFloor.Enqueue(new FloorInput.PlayEnded(play, how));
    }

    void EndEveryCall()
    {
        foreach (var room in _byLeg.Values)
        {
            if (room.IsOver)
                continue;
            _forStack.Enqueue(new SipOrder.HangUp(
                room.Session, EndCauses.CauseOf(CallEndReason.ServerStopped)));
            Leave(room, CallGone.ByUs);
        }
    }

    /// <summary>A playing in progress: whose it is, and whether a key stops it.</summary>
    sealed class RoomPlay(CallRoom room, bool cutByDigit)
    {
        public CallRoom Room => room;

        public bool CutByDigit => cutByDigit;

        /// <summary>The recording to be played is still being read.</summary>
        public bool IsLoading { get; set; }
    }
}
