using HotlineVoice.Media.Legs;

namespace HotlineVoice.Media;

// Legs that go to another lane, because those they are to talk with are there.
public sealed partial class Lane
{
    // Frames that fell due while their legs were between two lanes; served at the next tick.
    readonly List<OwedFrames> _owed = [];

    /// <summary>Gives up a leg as it is, for <see cref="Adopt"/> of another lane; it leaves its bridge. What was heard
    /// of it so far is told here. Null if it is not on this lane.</summary>
    public ReleasedLeg? Release(LegId id)
    {
        if (!_legs.Remove(id, out var leg))
            return null;
        _phases[leg.Phase].Remove(leg);
        leg.Bridge?.Leave(leg);
        Counters.Legs = _legs.Count;
        var phasesUntil = (leg.Phase - _phase + _phases.Length) % _phases.Length;
        var dueAt = NextDeadline + (phasesUntil * _options.SubTick);
        foreach (var owed in _owed)
        {
            if (owed.Leg == leg)
                dueAt = owed.DueAt;
        }

        _owed.RemoveAll(owed => owed.Leg == leg);
        return new ReleasedLeg(leg, dueAt);
    }

    /// <summary>Serves a leg that another lane gave up, from the frame on that is due. What ends is told here, also if
    /// this lane is full: then it throws, and the leg is over.</summary>
    public void Adopt(ReleasedLeg released, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(released);
        Begin(now);
        var leg = released.Take();
        leg.ServedBy(_place);
        if (_legs.Count >= MediaLimits.LegsMax || !_legs.TryAdd(leg.Id, leg))
        {
            leg.Close(now);
            _leaving.Add(leg);
            throw new InvalidOperationException($"{leg.Id} has no room on this lane, or is on it already.");
        }

        Join(leg, released.DueAt);
        Counters.Legs = _legs.Count;
    }

    // It joins the phase that comes when its next frame is due, whatever the others hold: then neither the peer's
    // buffer nor ours has to stretch. New legs even the phases out again.
    void Join(Leg leg, TimeSpan dueAt)
    {
        var missed = dueAt < NextDeadline ? Ceiling(NextDeadline - dueAt, LaneOptions.Frame) : 0;
        if (missed > 0)
            _owed.Add(new OwedFrames(leg, dueAt, missed));
        var phasesUntil = Ceiling(dueAt + (missed * LaneOptions.Frame) - NextDeadline, _options.SubTick);
        leg.Phase = (int)((_phase + phasesUntil) % _phases.Length);
        _phases[leg.Phase].Add(leg);
    }

    void ServeOwed<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        foreach (var (leg, dueAt, frames) in _owed)
        {
            var tooLate = Math.Max(0, frames - (MediaLimits.CatchUpMax.Ticks / LaneOptions.Frame.Ticks));
            leg.Pass(tooLate);
            Counters.FramesSkipped += tooLate;
            for (var frame = tooLate; frame < frames; frame++)
            {
                var due = dueAt + (frame * LaneOptions.Frame);
                leg.Serve(due, ref sink);
                sink.Late(leg.Id, now - due);
                Counters.FramesLate++;
            }
        }

        _owed.Clear();
    }

    static long Ceiling(TimeSpan time, TimeSpan unit) => (time.Ticks + unit.Ticks - 1) / unit.Ticks;

    readonly record struct OwedFrames(Leg Leg, TimeSpan DueAt, long Frames);
}
