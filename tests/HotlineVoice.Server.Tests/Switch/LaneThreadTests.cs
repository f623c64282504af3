using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HotlineVoice.Media;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Sound;
using HotlineVoice.Switch.Exchanges;
using HotlineVoice.Switch.Loops;
using HotlineVoice.Switch.Recordings;
using HotlineVoice.Switch.RtpPorts;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class LaneThreadTests : IDisposable
{
    static readonly LegId _leg = new(1);
    readonly ConcurrentQueue<ExchangeInput> _heard = new();
    readonly ConcurrentQueue<RtpPort> _givenBack = new();
    readonly RecordingWriter _writer;
    readonly Uptime _uptime = new();
    readonly LaneThread _lane;

    public LaneThreadTests()
    {
        _writer = new RecordingWriter(
            new NoShelf(), new RecordingEvents(_ => { }, _ => { }, (_, _) => { }, _ => { }), NullLogger.Instance);
        _lane = StartLane(0);
    }

    public void Dispose()
    {
        _lane.Dispose();
        _writer.Dispose();
    }

    [Fact]
    public void A_tone_of_one_second_leaves_as_fifty_packets_in_a_second_and_its_end_is_told()
    {
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        peer.Client.ReceiveTimeout = 5_000;
        var port = Attach(peer);
        _lane.TryOrder(new LaneOrder.PlayTone(new PlayId(7), _leg, ToneShape.Hum(700, TimeSpan.FromSeconds(1))));

        Arrivals.Comes(() => _heard.OfType<ExchangeInput.LaneHeard>()
            .Any(heard => heard.Heard is { Kind: HeardKind.PlayEnded, End: PlayEnd.Finished, Play.Value: 7 }));
        Assert.True(_lane.Counters.PacketsSent >= 50);
        var from = new IPEndPoint(IPAddress.Any, 0);
        Assert.Equal(172, peer.Receive(ref from).Length);
        Assert.Equal(port.Local, from);
    }

    [Fact]
    public void A_leg_that_goes_says_goodbye_and_its_port_comes_back()
    {
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = Attach(peer);
        _lane.TryOrder(new LaneOrder.RemoveLeg(_leg));
        _lane.TryDetach(_leg);

        Arrivals.Comes(() => !_givenBack.IsEmpty);
        Assert.Same(port, Assert.Single(_givenBack));
        Assert.True(_lane.Counters.ControlSent >= 1);
        port.Dispose();
    }

    [Fact]
    public void An_order_that_breaks_the_lane_s_rules_faults_its_leg_and_the_lane_goes_on()
    {
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        Attach(peer);
        _lane.TryOrder(new LaneOrder.AddLeg(_leg, new LegOptions { Remote = AddressOf(peer) }));

        Arrivals.Comes(() => _heard.OfType<ExchangeInput.LegFaulted>().Any(faulted => faulted.Leg == _leg));
        var sent = _lane.Counters.PacketsSent;
        Arrivals.Comes(() => _lane.Counters.PacketsSent > sent);
    }

    [Fact]
    public void A_leg_moves_with_its_port_while_it_plays_and_no_packet_is_missed_either_way()
    {
        using var other = StartLane(1);
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        peer.Client.ReceiveTimeout = 5_000;
        var port = Attach(peer);
        peer.Connect(port.Local);
        var tone = ToneShape.Hum(700, TimeSpan.FromSeconds(2));
        _lane.TryOrder(new LaneOrder.PlayTone(new PlayId(7), _leg, tone));
        LaneThread[] lanes = [other, _lane];
        var packets = new List<byte[]>();
        for (var frame = 0; frame < 100; frame++)
        {
            packets.Add(Echo(peer, frame));
            if (frame % 10 == 5)
                Move(lanes[(frame / 10 + 1) % 2], lanes[frame / 10 % 2]);
        }

        Arrivals.Comes(() => Heard(HeardKind.PlayEnded).Count > 0);
        for (var i = 1; i < packets.Count; i++)
        {
            Assert.Equal((ushort)(Sequence(packets[0]) + i), Sequence(packets[i]));
            Assert.Equal(Timestamp(packets[0]) + ((uint)i * 160), Timestamp(packets[i]));
        }

        Arrivals.Comes(() => _lane.Counters.PacketsReceived + other.Counters.PacketsReceived == 100);
        Assert.True(other.Counters.PacketsSent > 30 && _lane.Counters.PacketsSent > 30);
        Assert.Equal(PlayEnd.Finished, Assert.Single(Heard(HeardKind.PlayEnded)).End);
        Assert.Empty(_heard.OfType<ExchangeInput.LegFaulted>());
    }

    [Fact]
    public void A_call_that_ends_while_its_leg_moves_leaves_neither_leg_nor_port_behind()
    {
        using var other = StartLane(1);
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var ports = new HashSet<RtpPort>();
        for (var number = 1; number <= 60; number++)
        {
            var leg = new LegId(number);
            ports.Add(Attach(peer, leg));
            _lane.TryOrder(new LaneOrder.PlayTone(new PlayId(number), leg, ToneShape.Dial));
            _lane.TryMove(leg, other);
            if (number % 3 == 0)
                Arrivals.Comes(() => other.Counters.Legs > 0);

            // The end is ordered of the lane where the leg was, the port is asked back of the one where it goes.
            (number % 2 == 0 ? _lane : other).TryOrder(new LaneOrder.RemoveLeg(leg));
            other.TryDetach(leg);
        }

        Arrivals.Comes(() => _givenBack.Count == ports.Count && Heard(HeardKind.PlayEnded).Count == ports.Count);
        Assert.Equal(ports, _givenBack.ToHashSet());
        Arrivals.Comes(() => _lane.Counters.Legs + other.Counters.Legs == 0);
        Assert.Equal(ports.Count, _lane.Counters.ControlSent + other.Counters.ControlSent);
        foreach (var port in ports)
            port.Dispose();
    }

    [Fact]
    public void A_leg_that_was_gone_before_it_should_move_is_not_said_to_have_moved_and_its_port_comes_back()
    {
        using var other = StartLane(1);
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = Attach(peer);
        _lane.TryOrder(new LaneOrder.RemoveLeg(_leg));
        _lane.TryMove(_leg, other);
        other.TryDetach(_leg);
        Arrivals.Comes(() => !_givenBack.IsEmpty);
        Assert.Same(port, Assert.Single(_givenBack));
        Assert.Empty(_heard.OfType<ExchangeInput.LegMoved>());
        Assert.Equal(1, _lane.Counters.ControlSent);
        port.Dispose();
    }

    [Fact]
    public void A_leg_that_a_stopped_lane_does_not_take_stays_where_it_is_served()
    {
        var stopped = StartLane(1);
        stopped.Dispose();
        using var peer = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        Attach(peer);
        _lane.TryMove(_leg, stopped);
        var sent = _lane.Counters.PacketsSent;
        Arrivals.Comes(() => _lane.Counters.PacketsSent > sent + 10);
        Assert.Empty(_heard);
    }

    LaneThread StartLane(int number) => new(
        number, new LaneSurroundings(Hear, _writer, (port, _) => _givenBack.Enqueue(port)), _uptime,
        NullLogger.Instance);

    void Move(LaneThread from, LaneThread to)
    {
        var moved = _heard.OfType<ExchangeInput.LegMoved>().Count();
        Assert.True(from.TryMove(_leg, to));
        Arrivals.Comes(() => _heard.OfType<ExchangeInput.LegMoved>().Count() > moved);
        Assert.Equal((1, 0), (to.Counters.Legs, from.Counters.Legs));
    }

    List<Heard> Heard(HeardKind kind) =>
        [.. _heard.OfType<ExchangeInput.LaneHeard>().Select(told => told.Heard).Where(heard => heard.Kind == kind)];

    // The peer answers each packet with one of its own, so that both directions are under way at every move.
    static byte[] Echo(UdpClient peer, int frame)
    {
        var from = new IPEndPoint(IPAddress.Any, 0);
        var packet = peer.Receive(ref from);
        var answer = new byte[172];
        RtpPacket.WriteHeader(answer, 8, (ushort)frame, (uint)frame * 160, source: 77);
        peer.Send(answer);
        return packet;
    }

    static ushort Sequence(byte[] packet) => BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2));

    static uint Timestamp(byte[] packet) => BinaryPrimitives.ReadUInt32BigEndian(packet.AsSpan(4));

    RtpPort Attach(UdpClient peer) => Attach(peer, _leg);

    RtpPort Attach(UdpClient peer, LegId leg)
    {
        RtpPort.TryBindAny(IPAddress.Loopback, out var port);
        _lane.TryAttach(leg, port!);
        _lane.TryOrder(new LaneOrder.AddLeg(leg, new LegOptions { Remote = AddressOf(peer) }));
        return port!;
    }

    bool Hear(ExchangeInput input)
    {
        _heard.Enqueue(input);
        return true;
    }

    static RtpAddress AddressOf(UdpClient peer) => RtpAddress.From((IPEndPoint)peer.Client.LocalEndPoint!);

    sealed class NoShelf : HotlineVoice.Hotline.Recordings.IRecordingShelf
    {
        public bool Writable => false;

        public HotlineVoice.Hotline.Recordings.IRecordingSheet? TryBegin(
            string recordingId, int channels, int samplesPerSecond) => null;

        public string? Find(string recordingId) => null;

        public TimeSpan? Repair(string recordingId) => null;

        public void Drop(string recordingId)
        {
        }
    }
}
