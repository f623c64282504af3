using HotlineVoice.Media;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch.Loops;

// Legs that go to another lane with their sockets, and those that come. What arrives meanwhile waits in the kernel.
sealed partial class LaneThread
{
    readonly Queue<(LegId Leg, LaneThread To)> _moving = new();

    // Their calls ended while they were on the way: the port was asked back before it was here.
    readonly HashSet<LegId> _goneBefore = [];

    /// <summary>
    /// The leg and its port go to another lane, which tells the exchange when it has them. Until then no order about
    /// the leg is for either lane; only its end may be ordered, of whichever lane, and its port asked back of the new
    /// one.
    /// </summary>
    public bool TryMove(LegId leg, LaneThread to) => _work.Writer.TryWrite(new LaneWork(null, leg) { To = to });

    // After the tick: all that was heard of a leg here has been told before it is heard elsewhere.
    void HandOver(TimeSpan now)
    {
        for (var count = _moving.Count; count > 0; count--)
        {
            var (leg, to) = _moving.Dequeue();
            if (_ports.Remove(leg, out var port) && !TryHandOver(port, to, now))
                _moving.Enqueue((leg, to));
        }
    }

    // A lane that takes nothing more is asked again, and the leg stays served.
    bool TryHandOver(LegPort port, LaneThread to, TimeSpan now)
    {
        _groups[port.Group].Remove(port);
        _watch.Remove(port.Port.SoundSocket);
        var released = _lane.Release(port.Leg);
        if (to._work.Writer.TryWrite(new LaneWork(null, port.Leg, port.Port) { Coming = released }))
            return true;
        TrySettle(port.Leg, port.Port, released, now);
        return false;
    }

    void TakeIn(in LaneWork work, TimeSpan now)
    {
        var (leg, coming) = (work.Leg, work.Coming);
        if (TrySettle(leg, work.Port!, coming, now) && coming is not null)
            _backlog.Add(new ExchangeInput.LegMoved(leg));
        if (_goneBefore.Remove(leg))
            Detach(leg, now);
    }

    // Each by itself: a leg whose port cannot be watched still ends as every leg does.
    bool TrySettle(LegId leg, RtpPort port, ReleasedLeg? coming, TimeSpan now) =>
        TryGuarded(leg, () => Attach(leg, port))
        & (coming is null || TryGuarded(leg, () => _lane.Adopt(coming, now)));

    // A leg that moved while its end was on the way to its former lane goes with its port.
    void Detach(LegId leg, TimeSpan now)
    {
        _lane.Order(new LaneOrder.RemoveLeg(leg), now);
        if (!_ports.Remove(leg, out var port))
        {
            _goneBefore.Add(leg);
            return;
        }

        _groups[port.Group].Remove(port);
        _watch.Remove(port.Port.SoundSocket);
        _leaving.Enqueue((port, now + _goodbye));
    }

    bool TryGuarded(LegId leg, Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception fault)
        {
            Tell(leg, fault);
            return false;
        }
    }

    /// <summary>Ports on their way to this lane when it stopped.</summary>
    void DropWhatWaits()
    {
        _work.Writer.TryComplete();
        while (_work.Reader.TryRead(out var work))
            work.Port?.Dispose();
    }
}
