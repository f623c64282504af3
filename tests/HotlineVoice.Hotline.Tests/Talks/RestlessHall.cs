using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Tests.Talks;

/// <summary>
/// A hall in which anything may happen: callers, clerks, offices and supervisors who answer, refuse, hold, transfer and
/// hang up in any order. It keeps to what the wire promises (a leg's last word comes once) and to nothing else.
/// </summary>
sealed partial class RestlessHall
{
    static readonly string[] _queues = ["jn12316/q_consult", "jn12316/q_general"];

    readonly Floor _floor;
    readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    readonly Dictionary<CallId, bool> _callers = [];
    readonly Dictionary<CallId, LegRef> _callerLegs = [];
    readonly Dictionary<LegRef, bool> _legs = [];
    readonly Dictionary<LegRef, string> _seatOfLeg = [];
    readonly HashSet<PlayRef> _plays = [];
    readonly HashSet<RecordingRef> _recordings = [];
    readonly Dictionary<CallId, ImmutableArray<Speaker>> _bridges = [];
    readonly List<string> _seats = [];
    readonly DateTimeOffset _at = new(2026, 3, 24, 10, 0, 0, TimeSpan.FromHours(8));
    readonly Queue<FloorInput> _coming = new();
    TimeSpan _now;

    internal RestlessHall()
    {
        _floor = new Floor(Shipped.Plans, new FloorLimits(), _chance);
        Tell(new FloorInput.TrunksKnown(["offices"]));
        for (var number = 1; number <= 4; number++)
            _seats.Add($"800{number}");
        Tell(new FloorInput.SeatsKnown([.. _seats.Select(no =>
            new SeatPlace(no, null, [.. _queues], ImmutableDictionary<string, int>.Empty))]));
        foreach (var no in _seats)
        {
            Tell(new FloorInput.SeatRegistered(no, true));
            Order(new FloorOrder.SetSeat(no, SeatState.Ready, null));
        }
    }

    internal List<Fact> Facts { get; } = [];
    internal FloorSnapshot Shown { get; private set; } = FloorSnapshot.Empty;
    internal FloorCounters Counters => _floor.Counters;
    internal int Talks { get; private set; }
    internal int Conferences { get; private set; }

    /// <summary>Everybody leaves, and time enough passes for whatever was still awaited.</summary>
    internal void BringToRest()
    {
        foreach (var call in _callers.Keys.ToArray())
            HangUp(call);
        foreach (var leg in _legs.Keys.ToArray())
            Go(leg, LegGone.ByFarSide);
        for (var minute = 0; minute < 20; minute++)
            Pass(60);
        Deliver();
        Pass(600);
    }

    internal void AssertAllIsWell()
    {
        Assert.Equal(0, _floor.Counters.CallsActive);
        Assert.Equal(0, _floor.Counters.SeatsRepaired);
        Assert.Empty(Facts.OfType<Fact.AlarmRaised>().Select(alarm => $"{alarm.Name}: {alarm.Text}"));
        Assert.Empty(_legs);
        Assert.Empty(_callers);
        Assert.DoesNotContain(
            Shown.Seats, seat => seat.State is SeatState.Offered or SeatState.Talking or SeatState.Holding);
        Assert.All(Shown.Queues, queue => Assert.Empty(queue.Waiting));
        var begun = Facts.OfType<Fact.CallBegun>().Select(fact => fact.Call.CallId).Order(_byName).ToList();
        var finished = Facts.OfType<Fact.CallFinished>().Select(fact => fact.Call.CallId).Order(_byName).ToList();
        Assert.Equal(begun, finished);
        Assert.All(Facts.OfType<Fact.CallFinished>(), fact =>
        {
            Assert.NotNull(fact.Call.EndReason);
            Assert.All(fact.Call.Legs, leg => Assert.Equal("Ended", leg.State));
            Assert.DoesNotContain(fact.Call.Recordings, recording => !recording.Complete);
        });
    }

    static readonly Comparer<CallId> _byName =
        Comparer<CallId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));

    Moment Moment => new(_now, _at + _now);

    FloorReply? _reply;

    FloorReply Order(FloorOrder order)
    {
        Tell(new FloorInput.Ordered(1, order));
        return _reply!;
    }

    void Tell(FloorInput input)
    {
        _floor.Receive(input, Moment);
        Drain();
    }

    void Deliver()
    {
        while (_coming.TryDequeue(out var input))
            Tell(input);
    }

    // What was caused comes about before time goes on.
    void Pass(double seconds)
    {
        Deliver();
        var until = _now + TimeSpan.FromSeconds(seconds);
        while (_floor.NextDeadline is { } due && due <= until)
        {
            _now = due > _now ? due : _now;
            _floor.Advance(Moment);
            Drain();
            Deliver();
        }

        _now = until;
    }

    void Arrive(string called, string? seat, char key)
    {
        var call = CallIds.Next(_chance, Moment.Wall);
        _callers.Add(call, false);
        Tell(new FloorInput.CallArrived(call, called, seat ?? "13900010001")
        {
            Seat = seat,
            Trunk = seat is null ? "city" : null,
        });
        if (!_callers.ContainsKey(call))
            return;
        _callers[call] = true;
        Tell(new FloorInput.CallConnected(call));
        Tell(new FloorInput.DigitPressed(call, key));
    }

    void HangUp(CallId call)
    {
        if (_callers.Remove(call))
            Tell(new FloorInput.CallWent(call, CallGone.ByFarSide));
    }

    void Answer(LegRef leg)
    {
        if (!_legs.TryGetValue(leg, out var isUp) || isUp)
            return;
        Tell(new FloorInput.LegRang(leg));
        if (!_legs.ContainsKey(leg))
            return;
        _legs[leg] = true;
        Talks++;
        Tell(new FloorInput.LegAnswered(leg, "PCMA"));
    }

    void Go(LegRef leg, LegGone how)
    {
        if (!_legs.Remove(leg))
            return;
        _seatOfLeg.Remove(leg);
        Tell(new FloorInput.LegWent(leg, how));
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
                _callerLegs[answer.Call] = answer.Leg;
                break;
            case FloorOutput.Refuse refuse:
                _callers.Remove(refuse.Call);
                break;
            case FloorOutput.HangUp hangUp when _callers.Remove(hangUp.Call):
                _coming.Enqueue(new FloorInput.CallWent(hangUp.Call, CallGone.ByUs));
                break;
            case FloorOutput.Dial dial:
                _legs.Add(dial.Leg, false);
                if (dial.Target is DialTarget.Seat(var no))
                    Ring(dial.Leg, no);
                break;
            case FloorOutput.HangUpLeg hangUp when _legs.Remove(hangUp.Leg):
                _seatOfLeg.Remove(hangUp.Leg);
                break;
            case FloorOutput.Bridge bridge:
                Bridge(bridge);
                break;
            case FloorOutput.Play play:
                _plays.Add(play.Ref);
                break;
            case FloorOutput.StopPlay stop when _plays.Remove(stop.Ref):
                _coming.Enqueue(new FloorInput.PlayEnded(stop.Ref, PlayEnding.Cut));
                break;
            case FloorOutput.StartRecording start:
                _recordings.Add(start.Ref);
                break;
            case FloorOutput.StopRecording stop when _recordings.Remove(stop.Ref):
                _coming.Enqueue(new FloorInput.RecordingEnded(
                    stop.Ref, RecordingEnding.Stopped, TimeSpan.FromSeconds(9)));
                break;
            case FloorOutput.Keep keep:
                Facts.Add(keep.Fact);
                if (keep.Ref is { } promise)
                    _coming.Enqueue(new FloorInput.Kept(promise, "0001"));
                break;
            case FloorOutput.Show show:
                Shown = show.Snapshot;
                break;
            case FloorOutput.Answered answered:
                _reply = answered.Result;
                break;
        }
    }

    // One telephone rings for one call at a time: two would mean that a seat was offered twice.
    void Ring(LegRef leg, string no)
    {
        Assert.DoesNotContain(no, _seatOfLeg.Values);
        _seatOfLeg.Add(leg, no);
    }

    void Bridge(FloorOutput.Bridge bridge)
    {
        if (bridge.Speakers.IsEmpty)
        {
            _bridges.Remove(bridge.Call);
            return;
        }

        _bridges[bridge.Call] = bridge.Speakers;
        Conferences += bridge.Speakers.Length > 2 ? 1 : 0;
        Assert.True(bridge.Speakers.Length >= 2);
        Assert.Equal(bridge.Speakers.Length, bridge.Speakers.Select(speaker => speaker.Leg).Distinct().Count());
        foreach (var speaker in bridge.Speakers)
        {
            var isCaller = _callerLegs.ContainsValue(speaker.Leg);
            Assert.True(isCaller || (_legs.TryGetValue(speaker.Leg, out var isUp) && isUp),
                string.Create(CultureInfo.InvariantCulture, $"leg {speaker.Leg.Value} talks and is not there"));
        }
    }
}
