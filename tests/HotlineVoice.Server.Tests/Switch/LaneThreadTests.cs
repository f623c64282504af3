using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using HotlineVoice.Media;
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
    readonly LaneThread _lane;

    public LaneThreadTests()
    {
        _writer = new RecordingWriter(
            new NoShelf(), new RecordingEvents(_ => { }, _ => { }, (_, _) => { }, _ => { }), NullLogger.Instance);
        _lane = new LaneThread(
            0, new LaneSurroundings(Hear, _writer, (port, _) => _givenBack.Enqueue(port)), new Uptime(),
            NullLogger.Instance);
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

    RtpPort Attach(UdpClient peer)
    {
        RtpPort.TryBindAny(IPAddress.Loopback, out var port);
        _lane.TryAttach(_leg, port!);
        _lane.TryOrder(new LaneOrder.AddLeg(_leg, new LegOptions { Remote = AddressOf(peer) }));
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
