using HotlineVoice.Journeys.Backstage;
using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Media;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Journeys;

// What the loops around the exchange do in the real server.
sealed partial class Town
{
    // A commit with a flush on a good disk.
    static readonly TimeSpan _commit = TimeSpan.FromMilliseconds(5);

    readonly List<TownLane> _lanes;
    readonly Dictionary<LegId, IPEndPoint> _ports = [];
    readonly Dictionary<RecordingId, string> _recordings = [];
    readonly HashSet<RecordingId> _broken = [];
    readonly Queue<ExchangeInput> _echoes = new();
    readonly List<ExchangeOutput.Keep> _unkept = [];
    readonly int _portsMax;
    int _nextPort = 30_000;

    /// <summary>A message of a telephone reaches the hotline.</summary>
    public void MessageComes(byte[] message, IPEndPoint from)
    {
        Exchange.Receive(message, new SipPath(SipTransport.Udp, HotlineSip, from), Moment);
        Drain();
    }

    /// <summary>A packet of a telephone reaches the hotline's port.</summary>
    public void PacketComes(byte[] packet, RtpAddress from, RtpAddress to, bool control)
    {
        foreach (var (leg, port) in _ports)
        {
            if (port.Port == to.Port - (control ? 1 : 0))
                LaneOf(leg)?.Receive(leg, packet, from, control);
        }
    }

    /// <summary>A packet of the hotline goes to whoever listens there.</summary>
    public void SendPacket(LegId leg, ReadOnlySpan<byte> packet, RtpAddress to, bool control)
    {
        if (!_ports.TryGetValue(leg, out var port))
            return;
        var from = RtpAddress.From(port.Address, (ushort)(port.Port + (control ? 1 : 0)));
        if (_citizens.Find(citizen => citizen.ListensAt(to, control)) is { } citizen)
            Fly(packet, bytes => citizen.PacketComes(bytes, from, control));
    }

    /// <summary>Sound to be written to the town's disk.</summary>
    public void Write(RecordingId recording, ReadOnlySpan<short> samples)
    {
        if (_broken.Contains(recording) || !_recordings.TryGetValue(recording, out var name)
            || Shelf.TryWrite(name, samples))
            return;
        Break(recording);
    }

    /// <summary>A lane has noticed something.</summary>
    public void Hear(Heard heard)
    {
        if (heard.Kind != HeardKind.RecordingEnded)
        {
            Later(TimeSpan.Zero, () => Tell(new ExchangeInput.LaneHeard(heard)));
            return;
        }

        _recordings.Remove(heard.Recording, out var name);
        if (_broken.Remove(heard.Recording))
            heard = heard with { Why = RecordingEnd.Failed, Length = name is null ? default : Shelf.LengthOf(name) };
        Later(_commit, () => Tell(new ExchangeInput.LaneHeard(heard)));
    }

    TownLane? LaneOf(LegId leg) => _lanes.Find(lane => lane.Serves(leg));

    void Break(RecordingId recording)
    {
        if (_broken.Add(recording))
            Later(_commit, () => Tell(new ExchangeInput.RecordingBroke(recording)));
    }

    void Drain()
    {
        do
        {
            while (Exchange.TryTake(out var output))
                CarryOut(output);
            if (_echoes.TryDequeue(out var echo))
                Exchange.Receive(echo, Moment);
            else
                break;
        }
        while (true);

        if (_unkept.Count > 0 && !Ledger.IsLocked)
            Commit();
    }

    /// <summary>The disk takes what waits; whoever waits for it hears so after the flush.</summary>
    public void Commit()
    {
        foreach (var keep in _unkept.ToArray())
        {
            var number = Ledger.Keep(keep.Fact);
            if (keep.Ref is { } promise)
                Later(_commit, () => Tell(new ExchangeInput.ForFloor(new FloorInput.Kept(promise, number))));
        }

        _unkept.Clear();
    }

    void CarryOut(ExchangeOutput output)
    {
        switch (output)
        {
            case ExchangeOutput.Send send:
                if (_citizens.Find(citizen => citizen.IsAt(send.Path.Remote)) is { } citizen)
                    Fly(send.Bytes.Span, citizen.MessageComes);
                break;
            case ExchangeOutput.OpenPort open when _ports.Count >= _portsMax:
                _echoes.Enqueue(new ExchangeInput.PortRefused(open.Leg));
                break;
            case ExchangeOutput.NoPort:
                break;
            case ExchangeOutput.OpenPort open:
                _ports[open.Leg] = new IPEndPoint(_hotlineAddress, _nextPort += 2);
                _echoes.Enqueue(new ExchangeInput.PortOpened(open.Leg, _ports[open.Leg]));
                break;
            case ExchangeOutput.ClosePort close:
                Later(LaneOptions.Frame, () => _ports.Remove(close.Leg));
                break;
            case ExchangeOutput.LaneDo order:
                _lanes[order.Lane].Order(order.Order, _now);
                break;
            case ExchangeOutput.MoveLeg move:
                if (_lanes[move.FromLane].TryMove(move.Leg, _lanes[move.ToLane], _now))
                    Later(LaneOptions.Frame, () => Tell(new ExchangeInput.LegMoved(move.Leg)));
                break;
            case ExchangeOutput.Show show:
                Wall = show.Snapshot;
                break;
            case ExchangeOutput.Answered answered:
                Reply = answered.Result;
                break;
            case ExchangeOutput.BeginRecording begin:
                if (Shelf.TryBegin(begin.Name))
                    _recordings[begin.Recording] = begin.Name;
                else
                    Break(begin.Recording);
                break;
            case ExchangeOutput.DropRecording drop:
                Shelf.Drop(drop.Name);
                break;
            case ExchangeOutput.LoadRecording load:
                Later(_commit, () => Tell(new ExchangeInput.RecordingLoaded(load.Play, Shelf.Load(load.Name))));
                break;
            case ExchangeOutput.Keep keep:
                _unkept.Add(keep);
                break;
            case ExchangeOutput.Faulted faulted:
                Faults.Add(faulted.Fault);
                break;
            default:
                throw new InvalidOperationException($"The town has no {output.GetType().Name}.");
        }
    }
}
