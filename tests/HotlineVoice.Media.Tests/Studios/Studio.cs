using System.Net;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Media.Tests.Studios;

/// <summary>A lane under a virtual clock, with wires on which packets take their time.</summary>
public sealed class Studio
{
    readonly PriorityQueue<Arrival, (TimeSpan At, long Order)> _wire = new();
    LaneLog _log = new();
    long _arrivals;
    long _names;

    public Studio(LaneOptions? options = null, int seed = 1)
    {
        Lane = new Lane(options ?? new LaneOptions(), new SeededChance(seed));
        Now = TimeSpan.FromSeconds(100);
    }

    public Lane Lane { get; }

    public TimeSpan Now { get; private set; }

    public LaneLog Log => _log;

    public static RtpAddress Address(string address, int port) =>
        RtpAddress.From(IPAddress.Parse(address), (ushort)port);

    public long NewName() => ++_names;

    public void Order(LaneOrder order) => Lane.Order(order, Now);

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
            var tick = Lane.NextDeadline > Now ? Lane.NextDeadline : Now;
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
        Lane.Tick(Now, ref _log);
    }

    /// <summary>The audio packets a leg was sent.</summary>
    public List<SentPacket> Audio(LegId leg) =>
        [.. _log.Sent.Where(sent => sent.Leg == leg && !sent.Control && sent.PayloadType is 0 or 8)];

    public IEnumerable<Heard> Heard(HeardKind kind) => _log.Heard.Where(heard => heard.Kind == kind);

    public string Digits => string.Concat(Heard(HeardKind.DigitPressed).Select(heard => heard.Digit));

    void Deliver(Arrival arrival)
    {
        if (arrival.Control)
            Lane.ReceiveControl(arrival.Leg, arrival.Packet, arrival.Source, Now);
        else
            Lane.Receive(arrival.Leg, arrival.Packet, arrival.Source, Now);
    }

    sealed record Arrival(LegId Leg, byte[] Packet, RtpAddress Source, bool Control);
}
