using HotlineVoice.Hotline.Journals;
using HotlineVoice.Media;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Journals;
using HotlineVoice.Switch.Listeners;
using HotlineVoice.Switch.Recordings;

namespace HotlineVoice.Switch.Loops;

// What the exchange wants done.
sealed partial class ExchangeLoop
{
    void CarryOut(ExchangeOutput output)
    {
        switch (output)
        {
            case ExchangeOutput.Send send: ListenerOf(send.Path)?.Send(send.Path, send.Bytes); break;
            case ExchangeOutput.Open open: Open(open.Path); break;
            case ExchangeOutput.Close close: ListenerOf(close.Path)?.Close(close.Path); break;
            case ExchangeOutput.OpenPort open: Open(open); break;
            case ExchangeOutput.ClosePort close: Close(close.Leg); break;
            case ExchangeOutput.LaneDo order: Do(_around.Lanes[order.Lane], order.Order); break;
            case ExchangeOutput.Show show: _around.Show(show.Snapshot); break;
            case ExchangeOutput.MoveLeg move: Move(move); break;
            case ExchangeOutput.BeginRecording begin:
                _around.Recordings.Begin(begin.Recording, begin.Name, begin.Channels);
                break;
            case ExchangeOutput.DropRecording drop: _around.Recordings.Drop(drop.Name); break;
            case ExchangeOutput.LoadRecording load: Load(load); break;
            case ExchangeOutput.Keep keep:
                _around.Journal.Add(new JournalEntry(keep.Ref, WithRealEnd(keep.Fact)));
                _hasFacts = true;
                break;
            case ExchangeOutput.Answered answered: _around.Answered(answered.Ticket, answered.Result); break;
            case ExchangeOutput.Faulted faulted: _faults.Write(faulted.Call?.Value, faulted.Fault); break;
            case ExchangeOutput.SourceBanned banned:
                SwitchLog.SourceBanned(_log, banned.Source, banned.For.TotalMinutes);
                break;
            case ExchangeOutput.NoPort: SwitchLog.NoPort(_log); break;
            default: throw new InvalidOperationException($"The loop does not know {output.GetType().Name}.");
        }
    }

    IListener? ListenerOf(SipPath path)
    {
        foreach (var listener in _around.Listeners)
        {
            if (listener.Listen.Transport == path.Transport && listener.Listen.Local.Equals(path.Local))
                return listener;
        }

        return null;
    }

    void Open(SipPath path)
    {
        var listener = ListenerOf(path)
            ?? _around.Listeners.FirstOrDefault(candidate => candidate.Listen.Transport == path.Transport);
        if (listener is not null)
            listener.Open(path);
        else
            _echoes.Enqueue(new ExchangeInput.PathChanged(new SipPathEvent(SipPathState.Refused, path)));
    }

    void Open(ExchangeOutput.OpenPort open)
    {
        try
        {
            if (_around.Ports.TryLend(open.Peer, _around.Uptime.Now, out var port, out var shown))
            {
                _ports[open.Leg] = new LentPort(port);
                _echoes.Enqueue(new ExchangeInput.PortOpened(open.Leg, shown));
                return;
            }
        }
        catch (Exception fault)
        {
            // Whatever it was: a call that hears neither of a port nor of its refusal is never answered.
            _faults.Write(null, fault);
        }

        _echoes.Enqueue(new ExchangeInput.PortRefused(open.Leg));
    }

    void Close(LegId leg)
    {
        if (!_ports.Remove(leg, out var lent))
            return;
        if (lent.Lane is null || !lent.Lane.TryDetach(leg))
            _around.Ports.GiveBack(lent.Port, _around.Uptime.Now);
    }

    void Do(LaneThread lane, LaneOrder order)
    {
        var isTaken = true;
        if (order is LaneOrder.AddLeg add && _ports.TryGetValue(add.Leg, out var lent))
        {
            isTaken = lane.TryAttach(add.Leg, lent.Port);
            lent.Lane = isTaken ? lane : null;
        }

        if (isTaken && lane.TryOrder(order))
            return;
        if (LaneThread.LegOf(order) is { } leg)
            _echoes.Enqueue(new ExchangeInput.LegFaulted(leg, $"lane {lane.Number} takes no more orders"));
    }

    // From now on the port is asked back of the new lane, also if the call ends while its leg is on the way.
    void Move(ExchangeOutput.MoveLeg move)
    {
        if (!_ports.TryGetValue(move.Leg, out var lent) || lent.Lane is null)
            return;
        var (from, to) = (_around.Lanes[move.FromLane], _around.Lanes[move.ToLane]);
        if (from.TryMove(move.Leg, to))
            lent.Lane = to;
        else
            _echoes.Enqueue(new ExchangeInput.LegFaulted(move.Leg, $"lane {from.Number} takes no more orders"));
    }

    // Reading a file may take long: never on this thread.
    void Load(ExchangeOutput.LoadRecording load) => _ = Task.Run(() =>
    {
        var prompt = RecordingReader.TryRead(_around.Shelf, load.Name, _log);
        _around.Inbox.Post(new ExchangeInput.RecordingLoaded(load.Play, prompt));
    });

    /// <summary>
    /// A registration ends by the real clock, also while a rehearsal moves the domain's: the telephone knows no other.
    /// </summary>
    static Fact WithRealEnd(Fact fact) => fact is Fact.BindingKept kept
        ? kept with { Binding = kept.Binding with { Until = DateTimeOffset.UtcNow + (kept.Binding.Until - kept.At) } }
        : fact;
}
