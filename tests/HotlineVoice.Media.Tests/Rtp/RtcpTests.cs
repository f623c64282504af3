using System.Buffers.Binary;
using System.Text;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Rtp;

public sealed class RtcpTests
{
    readonly Studio _studio = new();

    [Fact]
    public void Reports_go_to_the_port_beside_every_two_and_a_half_to_seven_and_a_half_seconds()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(TimeSpan.FromMinutes(1));
        var reports = Control(peer);
        Assert.InRange(reports.Count, 8, 20);
        Assert.All(reports, report => Assert.Equal(peer.Address.Port + 1, report.Destination.Port));
        for (var i = 1; i < reports.Count; i++)
            Assert.InRange((reports[i].At - reports[i - 1].At).TotalSeconds, 2.5, 7.6);
        Assert.True(reports.Zip(reports.Skip(1), (a, b) => b.At - a.At).Distinct().Count() > 3);
    }

    [Fact]
    public void A_report_says_who_we_are_and_what_we_sent()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(10_000);
        var report = Control(peer)[^1];
        var audio = _studio.Audio(peer.Leg).Where(packet => packet.At <= report.At).ToList();
        Assert.Equal([0x80, 200, 0, 6], report.Bytes[..4]);
        Assert.Equal(audio[0].Source, BinaryPrimitives.ReadUInt32BigEndian(report.Bytes.AsSpan(4)));
        Assert.Equal((uint)audio.Count, BinaryPrimitives.ReadUInt32BigEndian(report.Bytes.AsSpan(20)));
        Assert.Equal((uint)audio.Count * 160, BinaryPrimitives.ReadUInt32BigEndian(report.Bytes.AsSpan(24)));
        Assert.Contains("hotline", Encoding.ASCII.GetString(report.Bytes), StringComparison.Ordinal);
        Assert.True(RtcpReader.TryRead(report.Bytes, 0, out _));
    }

    [Fact]
    public void A_report_says_what_of_the_peer_was_lost()
    {
        var peer = _studio.AddPeer();
        peer.Weather = new Weather(2) { Loss = 0.25 };
        peer.Says(Sounds.Hum(500, 30_000));
        _studio.Pass(30_000);
        Assert.True(RtcpReader.TryRead(Control(peer)[^1].Bytes, peer.Source, out var news));
        Assert.InRange(news.About!.Value.FractionLost, 32, 100);
        Assert.Equal(375, news.About.Value.PacketsLost, tolerance: 100.0);
    }

    [Fact]
    public void The_way_there_and_back_is_measured_by_the_peers_answer()
    {
        var peer = _studio.AddPeer();
        var other = _studio.AddPeer();
        var toPeer = TimeSpan.FromMilliseconds(80);
        var carried = 0;
        for (var i = 0; i < 3000; i++)
        {
            _studio.Pass(10);
            for (; carried < _studio.Log.Sent.Count; carried++)
                Carry(_studio.Log.Sent[carried], peer, other, toPeer);
        }

        Assert.True(_studio.Lane.TryMeasure(peer.Leg, out var figures));
        Assert.InRange(figures.RoundTrip!.Value.TotalMilliseconds, 150, 200);
        Assert.Equal(0, figures.LossAtPeer);
    }

    [Fact]
    public void A_leg_that_ends_says_goodbye()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(100);
        _studio.Order(new LaneOrder.RemoveLeg(peer.Leg));
        _studio.Pass(5);
        var goodbye = Control(peer)[^1];
        Assert.Equal(203, goodbye.Bytes[^7]);
        Assert.True(RtcpReader.TryRead(goodbye.Bytes, 0, out var news));
        Assert.True(news.Goodbye);
        _studio.Pass(10_000);
        Assert.Same(goodbye, Control(peer)[^1]);
    }

    [Fact]
    public void On_a_shared_port_reports_go_and_come_by_the_port_of_the_audio()
    {
        var peer = _studio.AddPeer(o => o with { SharedPort = true });
        _studio.Pass(10_000);
        var report = Control(peer)[^1];
        Assert.Equal(peer.Address, report.Destination);
        _studio.Lane.Receive(peer.Leg, report.Bytes, peer.Address, _studio.Now);
        Assert.Equal((0, 1), (_studio.Lane.Counters.PacketsReceived, _studio.Lane.Counters.ControlReceived));
    }

    /// <summary>Found in others: a goodbye that anybody sends ends a call. Here only signalling does.</summary>
    [Fact]
    public void A_goodbye_of_the_peer_or_of_a_stranger_ends_nothing()
    {
        var peer = _studio.AddPeer();
        peer.Says(Sounds.Hum(500, 1000));
        byte[] goodbye = [0x80, 201, 0, 1, 0, 0, 0, 9, 0x81, 203, 0, 1, 0, 0, 0, 9];
        _studio.Arrives(TimeSpan.FromMilliseconds(300), peer.Leg, goodbye, peer.Address, control: true);
        var stranger = Studio.Address("127.0.0.66", 5000);
        _studio.Arrives(TimeSpan.FromMilliseconds(400), peer.Leg, goodbye, stranger, control: true);
        _studio.Pass(1000);
        Assert.InRange(_studio.Audio(peer.Leg).Count, 50, 51);
        Assert.Equal(1, _studio.Lane.Counters.Discarded(RtpDiscard.Source));
        Assert.Equal(0, _studio.Lane.Counters.Discarded(RtpDiscard.Control));
    }

    [Theory]
    [InlineData("")]
    [InlineData("80C80001")]
    [InlineData("00C9000100000001")]
    [InlineData("80CB000100000001")]
    [InlineData("80C9000500000001")]
    [InlineData("81C9000100000001")]
    [InlineData("80C8000100000001")]
    [InlineData("A0C900010000000180CB000100000001")]
    [InlineData("A0C9000100000000")]
    [InlineData("A0C90001000000FF")]
    [InlineData("80C900010000000182CB000100000001")]
    [InlineData("80C9000100000001FF")]
    public void A_compound_packet_that_is_not_whole_is_not_believed(string hex)
    {
        var peer = _studio.AddPeer();
        _studio.Lane.ReceiveControl(peer.Leg, Convert.FromHexString(hex), peer.Address.WithPort(4001), _studio.Now);
        Assert.Equal(1, _studio.Lane.Counters.Discarded(RtpDiscard.Control));
    }

    [Fact]
    public void A_negative_count_of_lost_packets_keeps_its_sign()
    {
        var bytes = new byte[RtcpWriter.PacketBytesMax];
        var block = new RtcpReception(7, 0, -3, 99, new RtcpTiming(1, 2, 3));
        var written = RtcpWriter.WriteReport(bytes, new RtcpSending(1, 2, 3, 4, 5), block, "name");
        Assert.True(RtcpReader.TryRead(bytes.AsSpan(0, written), 7, out var news));
        Assert.Equal(block, news.About);
    }

    List<SentPacket> Control(Peer peer) =>
        [.. _studio.Log.Sent.Where(sent => sent.Leg == peer.Leg && sent.Control)];

    void Carry(SentPacket packet, Peer peer, Peer other, TimeSpan delay)
    {
        var (leg, source) = packet.Leg == peer.Leg ? (other.Leg, other.Address) : (peer.Leg, peer.Address);
        _studio.Arrives(delay, leg, packet.Bytes, packet.Control ? source.WithPort(9) : source, packet.Control);
    }
}
