using System.Net;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Media.Tests.Studios;

/// <summary>A lane, or several, under a virtual clock, with wires on which packets take their time.</summary>
public sealed class Studio
{
    readonly PriorityQueue<Arrival, (TimeSpan At, long Order)> _wire = new();
    readonly Dictionary<LegId, Lane> _homes = [];
    readonly Dictionary<LegId, List<Arrival>> _atSockets = [];
    LaneLog _log = new();
    long _arrivals;
    long _names;

    public Studio(LaneOptions? options = null, int seed = 1, int lanes = 1)
    {
        for (var i = 0; i < lanes; i++)
            Lanes.Add(new Lane(options ?? new LaneOptions(), new SeededChance(seed + i)));
        Now = TimeSpan.FromSeconds(100);
    }

    public List<Lane> Lanes { get; } = [];

    /// <summary>The first lane, where legs begin.</summary>
    public Lane Lane => Lanes[0];

    public TimeSpan Now { get; private set; }

    public LaneLog Log => _log;

    public static RtpAddress Address(string address, int port) =>
        RtpAddress.From(IPAddress.Parse(address), (ushort)port);

    public long NewName() => ++_names;

    public void Order(LaneOrder order, int lane = 0) => Lanes[lane].Order(order, Now);

    /// <summary>Says who is in bridge 1.</summary>
    public void Bridge(params BridgePlace[] places) => Order(new LaneOrder.Bridge(new BridgeId(1), [.. places]));

    /// <summary>Takes a leg to another lane; on the way its packets wait at its socket.</summary>
    public void Move(LegId leg, int to, int travelMilliseconds = 0)
    {
        var released = HomeOf(leg).Release(leg) ?? throw new InvalidOperationException($"{leg} is not at home.");
        _atSockets[leg] = [];
        Pass(travelMilliseconds);
        Lanes[to].Adopt(released, Now);
        _homes[leg] = Lanes[to];
        _atSockets.Remove(leg, out var waiting);
        waiting!.ForEach(Deliver);
    }

    public LegId AddLeg(LegOptions? options = null)
    {
        var leg = new LegId(NewName());
        Order(new LaneOrder.AddLeg(leg, options ?? Peer.OptionsOf(leg)));
        return leg;
    }

    public Peer AddPeer(Func<LegOptions, LegOptions>? change = null)
    {
        var leg = new LegId(NewName());
        var options = Peer.OptionsOf(leg);
        options = change is null ? options : change(options);
        Order(new LaneOrder.AddLeg(leg, options));
        return new Peer(this, leg, options);
    }

    public PlayId Play(LegId leg, params string[] prompts)
    {
        var id = new PlayId(NewName());
        Order(new LaneOrder.Play(id, leg, [.. prompts]));
        return id;
    }

    public RecordingId Record(LegId leg, RecordingShape shape)
    {
        var id = new RecordingId(NewName());
        Order(new LaneOrder.StartRecording(id, leg, shape));
        return id;
    }

    public void UsePrompts(params (string Name, short[] Samples)[] prompts) =>
        Order(new LaneOrder.UsePrompts(new PromptLibrary(prompts.Select(p => Prompt.FromSamples(p.Name, p.Samples)))));

    /// <summary>A packet will arrive after this long.</summary>
    public void Arrives(TimeSpan after, LegId leg, byte[] packet, RtpAddress source, bool control = false) =>
        _wire.Enqueue(new Arrival(leg, packet, source, control), (Now + after, _arrivals++));

    /// <summary>Lets time pass; the lane wakes at each of its deadlines, packets arrive between them.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Now + time;
        while (true)
        {
            var next = Lanes.Min(lane => lane.NextDeadline);
            var tick = next > Now ? next : Now;
            if (_wire.TryPeek(out var arrival, out var when) && when.At <= tick && when.At <= end)
            {
                _wire.Dequeue();
                Now = when.At > Now ? when.At : Now;
                Deliver(arrival);
                continue;
            }

            if (tick > end)
                break;
            Now = tick;
            Tick();
        }

        Now = end;
    }

    public void Pass(int milliseconds) => Pass(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>The lane's thread does not run for so long; then it wakes once.</summary>
    public void Stall(int milliseconds)
    {
        Now += TimeSpan.FromMilliseconds(milliseconds);
        while (_wire.TryPeek(out var arrival, out var when) && when.At <= Now)
        {
            _wire.Dequeue();
            Deliver(arrival);
        }

        Tick();
    }

    public void Tick()
    {
        _log.Now = Now;
        foreach (var lane in Lanes)
        {
            if (lane.NextDeadline <= Now)
                lane.Tick(Now, ref _log);
        }
    }

    /// <summary>The audio packets a leg was sent.</summary>
    public List<SentPacket> Audio(LegId leg) =>
        [.. _log.Sent.Where(sent => sent.Leg == leg && !sent.Control && sent.PayloadType is 0 or 8)];

    public IEnumerable<Heard> Heard(HeardKind kind) => _log.Heard.Where(heard => heard.Kind == kind);

    public string Digits => string.Concat(Heard(HeardKind.DigitPressed).Select(heard => heard.Digit));

    Lane HomeOf(LegId leg) => _homes.GetValueOrDefault(leg, Lane);

    void Deliver(Arrival arrival)
    {
        if (_atSockets.TryGetValue(arrival.Leg, out var waiting))
            waiting.Add(arrival);
        else if (arrival.Control)
            HomeOf(arrival.Leg).ReceiveControl(arrival.Leg, arrival.Packet, arrival.Source, Now);
        else
            HomeOf(arrival.Leg).Receive(arrival.Leg, arrival.Packet, arrival.Source, Now);
    }

    sealed record Arrival(LegId Leg, byte[] Packet, RtpAddress Source, bool Control);
}
