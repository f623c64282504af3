using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline.Tests;

/// <summary>
/// A network, a disk and callers driven by bytes: ends may be lost, come late or come in another order, promises may be
/// broken. It checks after every output that nothing is ordered for a call that is gone.
/// </summary>
sealed class UnreliableWire
{
    static readonly TimeSpan _least = TimeSpan.FromSeconds(3);

    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    readonly DateTimeOffset _start = new(2026, 3, 24, 19, 50, 0, TimeSpan.FromHours(8));
    readonly Floor _floor;
    readonly List<CallId> _arrived = [];
    readonly HashSet<CallId> _answered = [];
    readonly HashSet<CallId> _gone = [];
    readonly HashSet<CallId> _refused = [];
    readonly Dictionary<CallId, int> _endings = [];
    readonly Dictionary<CallId, TimeSpan> _hungUp = [];
    readonly List<(CallId Call, PlayRef Play)> _plays = [];
    readonly List<(CallId Call, FloorOutput.StartRecording Recording, TimeSpan At)> _recordings = [];
    readonly List<KeepRef> _promises = [];
    readonly HashSet<string> _facts = [];
    readonly HashSet<string> _promised = [];
    readonly HashSet<string> _begun = [];
    readonly List<string> _longEnough = [];
    TimeSpan _now;

    internal UnreliableWire() => _floor = new Floor(Shipped.Plans, new FloorLimits { CallsMax = 12 }, _chance);

    /// <summary>Messages that were long enough to be promised.</summary>
    internal int Messages => _promised.Count;

    Moment Moment => new(_now, _start + _now);

    /// <summary>One thing happens; the byte says what.</summary>
    internal void Do(byte step)
    {
        var which = step / 16;
        switch (step % 16)
        {
            case 0 or 1:
                Arrive(which);
                break;
            case 2 or 3 or 4:
                Tell(Pick(_arrived, which) is { Value: not null } call && !_gone.Contains(call)
                    ? new FloorInput.DigitPressed(call, "0123456789*#1111"[which]) : null);
                break;
            case 5 or 6 or 7:
                EndPlay(which);
                break;
            case 8 or 9:
                EndRecording(which);
                break;
            case 10:
                Answer(which, kept: true);
                break;
            case 11:
                Answer(which, kept: false);
                break;
            case 12:
                Go(which);
                break;
            case 13:
                Pass(TimeSpan.FromSeconds(which * which));
                break;
            case 14:
                Tell(Odd(which));
                break;
            default:
                Pass(TimeSpan.FromMilliseconds(which * 100));
                break;
        }
    }

    /// <summary>Everybody hangs up and the floor is woken until it awaits nothing.</summary>
    internal void BringToRest()
    {
        foreach (var call in _arrived.Where(call => !_gone.Contains(call)).ToArray())
            Leave(call, CallGone.ByFarSide);
        for (var wakes = 0; _floor.NextDeadline is { } due; wakes++)
        {
            Assert.True(wakes < 1000, "the floor wants to be woken for ever");
            _now = due > _now ? due : _now;
            _floor.Advance(Moment);
            Drain();
            Assert.False(_floor.NextDeadline <= due && _floor.NextDeadline < _now, "a deadline stays in the past");
        }
    }

    internal void AssertAllIsWell()
    {
        Assert.All(_arrived, call => Assert.Equal(1, _endings.GetValueOrDefault(call)));
        Assert.Equal(0, _floor.Counters.CallsActive);
        Assert.All(_longEnough, id => Assert.True(_promised.Contains(id), $"{id} was long enough and not promised"));
        Assert.DoesNotContain(CallEndReason.Fault, _floor.Counters.Ended.Keys);
    }

    void Arrive(int which)
    {
        var call = CallIds.Next(_chance, Moment.Wall);
        _arrived.Add(call);
        Tell(new FloorInput.CallArrived(call, which == 15 ? "999" : "12316", which % 2 == 0 ? "13900010001" : null));
        if (_answered.Contains(call) && which != 14)
            Tell(new FloorInput.CallConnected(call));
    }

    void EndPlay(int which)
    {
        if (_plays.Count == 0)
            return;
        var at = which % _plays.Count;
        var (_, play) = _plays[at];
        _plays.RemoveAt(at);
        if (which != 15)
            Tell(new FloorInput.PlayEnded(play, which == 14 ? PlayEnding.Failed : PlayEnding.Finished));
    }

    void EndRecording(int which)
    {
        if (_recordings.Count == 0)
            return;
        var at = which % _recordings.Count;
        var (call, recording, began) = _recordings[at];
        _recordings.RemoveAt(at);
        if (which == 15)
            return;
        // Nobody can speak for longer than time has passed, nor after we hung up.
        var until = _hungUp.GetValueOrDefault(call, _now);
        var length = TimeSpan.FromSeconds(Math.Min(which, (until - began).TotalSeconds));
        var how = which % 2 == 0 ? RecordingEnding.Key : RecordingEnding.Failed;
        if (length >= _least)
            _longEnough.Add(recording.RecordingId);
        Tell(new FloorInput.RecordingEnded(recording.Ref, how, length));
    }

    void Answer(int which, bool kept)
    {
        if (_promises.Count == 0)
            return;
        var at = which % _promises.Count;
        var promise = _promises[at];
        _promises.RemoveAt(at);
        Tell(kept ? new FloorInput.Kept(promise, "1") : new FloorInput.NotKept(promise, "no"));
    }

    void Go(int which)
    {
        if (Pick(_arrived, which) is { Value: not null } call && !_gone.Contains(call))
            Leave(call, (CallGone)((which % 6) + 1) is var how && how == CallGone.Fault ? CallGone.ByFarSide : how);
    }

    /// <summary>The leg goes with the call: its recording ends, and says so before or after.</summary>
    void Leave(CallId call, CallGone how)
    {
        _gone.Add(call);
        var ended = _recordings.Where(recording => recording.Call == call).ToArray();
        _recordings.RemoveAll(recording => recording.Call == call);
        Tell(new FloorInput.CallWent(call, how));
        foreach (var (_, recording, _) in ended)
            Tell(new FloorInput.RecordingEnded(recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(1)));
    }

    FloorInput? Odd(int which) => which switch
    {
        0 => new FloorInput.ClockMoved(),
        1 => new FloorInput.PlansLoaded(Shipped.Plans),
        2 => new FloorInput.Closed(NewCallsRefused: true),
        3 or 4 or 5 => new FloorInput.Closed(NewCallsRefused: false),
        6 => new FloorInput.CallWent(new CallId("nobody"), CallGone.ByFarSide),
        7 => new FloorInput.PlayEnded(new PlayRef(12345), PlayEnding.Finished),
        8 => new FloorInput.Kept(new KeepRef(-1), "1"),
        9 when _arrived.Count > 0 => new FloorInput.Ordered(1, new FloorOrder.HangUp(_arrived[0])),
        _ => null,
    };

    void Pass(TimeSpan time)
    {
        _now += time;
        _floor.Advance(Moment);
        Drain();
    }

    void Tell(FloorInput? input)
    {
        if (input is null)
            return;
        _floor.Receive(input, Moment);
        Drain();
    }

    void Drain()
    {
        while (_floor.TryTake(out var output))
            Obey(output);
    }

    void Obey(FloorOutput output)
    {
        switch (output)
        {
            case FloorOutput.Answer answer:
                _answered.Add(Live(answer.Call));
                break;
            case FloorOutput.Refuse refuse:
                _gone.Add(refuse.Call);
                _refused.Add(refuse.Call);
                _endings[refuse.Call] = _endings.GetValueOrDefault(refuse.Call) + 1;
                break;
            case FloorOutput.Play play:
                Assert.NotEmpty(play.Prompts);
                _plays.Add((Live(play.Call), play.Ref));
                break;
            case FloorOutput.PlayRecording play:
                _plays.Add((Live(play.Call), play.Ref));
                break;
            case FloorOutput.StartRecording recording:
                _recordings.Add((Live(recording.Call), recording, _now));
                break;
            case FloorOutput.HangUp hangUp:
                _hungUp.Add(Live(hangUp.Call), _now);
                break;
            case FloorOutput.Keep keep:
                Keep(keep);
                break;
        }
    }

    void Keep(FloorOutput.Keep keep)
    {
        // A promise that is made again is the same fact; every other fact has a name of its own.
        Assert.True(_facts.Add(keep.Fact.Id) || keep.Fact is Fact.VoicemailLeft);
        if (keep.Ref is { } promise)
            _promises.Add(promise);
        if (keep.Fact is Fact.VoicemailLeft left)
            _promised.Add(left.Voicemail.RecordingId);
        if (keep.Fact is Fact.VoicemailDropped dropped)
            Assert.True(_begun.Contains(dropped.VoicemailId), "what was never begun cannot be dropped");
        if (keep.Fact is Fact.VoicemailBegun begun)
            _begun.Add(begun.Voicemail.Id);
        // A wrong number is refused, and its record is all that is kept of it.
        if (keep.Fact is Fact.CallFinished finished && !_refused.Contains(finished.Call.CallId))
            _endings[finished.Call.CallId] = _endings.GetValueOrDefault(finished.Call.CallId) + 1;
    }

    CallId Live(CallId call)
    {
        Assert.DoesNotContain(call, _gone);
        return call;
    }

    static CallId Pick(List<CallId> calls, int which) => calls.Count == 0 ? default : calls[^(which % calls.Count + 1)];
}
