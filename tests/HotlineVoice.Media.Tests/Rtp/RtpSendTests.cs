using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Rtp;

public sealed class RtpSendTests
{
    readonly Studio _studio = new();

    [Fact]
    public void A_leg_that_says_nothing_sends_silence_every_20_milliseconds()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(1000);
        var sent = _studio.Audio(peer.Leg);
        Assert.InRange(sent.Count, 50, 51);
        Assert.All(sent, packet => Assert.All(packet.Payload, code => Assert.Equal(0xD5, code)));
        for (var i = 1; i < sent.Count; i++)
            Assert.Equal(TimeSpan.FromMilliseconds(20), sent[i].At - sent[i - 1].At);
    }

    [Fact]
    public void Numbers_go_up_by_one_and_timestamps_by_the_samples_and_the_first_packet_is_marked()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(500);
        var sent = _studio.Audio(peer.Leg);
        Assert.True(sent[0].Marker);
        for (var i = 1; i < sent.Count; i++)
        {
            Assert.Equal((ushort)(sent[i - 1].Sequence + 1), sent[i].Sequence);
            Assert.Equal(sent[i - 1].Timestamp + 160, sent[i].Timestamp);
            Assert.Equal(sent[0].Source, sent[i].Source);
            Assert.False(sent[i].Marker);
        }
    }

    [Fact]
    public void Numbers_timestamps_and_sources_begin_by_chance()
    {
        var legs = Enumerable.Range(0, 8).Select(_ => _studio.AddPeer().Leg).ToArray();
        _studio.Pass(40);
        var first = legs.Select(leg => _studio.Audio(leg)[0]).ToArray();
        Assert.Equal(8, first.Select(packet => packet.Source).Distinct().Count());
        Assert.Equal(8, first.Select(packet => packet.Timestamp).Distinct().Count());
        Assert.Equal(8, first.Select(packet => packet.Sequence).Distinct().Count());
    }

    [Theory]
    [InlineData(10, 80)]
    [InlineData(20, 160)]
    [InlineData(30, 240)]
    [InlineData(40, 320)]
    [InlineData(60, 480)]
    [InlineData(25, 160)]
    public void The_agreed_packet_time_is_kept(int packetMilliseconds, int payloadBytes)
    {
        var words = Sounds.Noise(seed: 2, milliseconds: 1200, levelDbm0: -10);
        _studio.UsePrompts(("words", words));
        var peer = _studio.AddPeer(o => o with { PacketTime = TimeSpan.FromMilliseconds(packetMilliseconds) });
        _studio.Play(peer.Leg, "words");
        _studio.Pass(1300);

        var sent = _studio.Audio(peer.Leg);
        Assert.All(sent, packet => Assert.Equal(payloadBytes, packet.Payload.Length));
        for (var i = 1; i < sent.Count; i++)
            Assert.Equal(sent[i - 1].Timestamp + (uint)payloadBytes, sent[i].Timestamp);
        Assert.InRange(Sounds.Likeness(words, peer.Heard(), 0).Likeness, 0.999, 1);
    }

    [Fact]
    public void Without_frames_of_silence_time_runs_on_and_each_talk_spurt_is_marked()
    {
        var studio = new Studio(new LaneOptions { SendSilence = false });
        studio.UsePrompts(("word", Sounds.Hum(500, 100)));
        var peer = studio.AddPeer();
        studio.Play(peer.Leg, "word");
        studio.Pass(500);
        studio.Play(peer.Leg, "word");
        studio.Pass(500);

        var sent = studio.Audio(peer.Leg);
        Assert.Equal(10, sent.Count);
        Assert.Equal([0, 5], sent.Select((packet, i) => (packet, i)).Where(p => p.packet.Marker).Select(p => p.i));
        Assert.Equal((sent[5].At - sent[0].At).TotalMilliseconds * 8, sent[5].Timestamp - sent[0].Timestamp);
        Assert.Equal((ushort)(sent[4].Sequence + 1), sent[5].Sequence);
    }

    /// <summary>A packet of 60 ms is half full when the answer changes: it must not hold bytes of two laws.</summary>
    [Fact]
    public void A_packet_never_mixes_two_codecs()
    {
        var peer = _studio.AddPeer(o => o with { PacketTime = TimeSpan.FromMilliseconds(60) });
        _studio.Pass(150);
        _studio.Order(new LaneOrder.ChangeLeg(peer.Leg, Peer.OptionsOf(peer.Leg) with
        {
            PacketTime = TimeSpan.FromMilliseconds(60),
            Codec = "PCMU",
            SendPayloadType = 0,
            ReceivePayloadType = 0,
        }));
        _studio.Pass(200);
        var sent = _studio.Audio(peer.Leg);
        Assert.Equal([8, 0], sent.Select(packet => packet.PayloadType).Distinct());
        Assert.All(sent, packet => Assert.Single(packet.Payload.Distinct()));
        Assert.True(sent.First(packet => packet.PayloadType == 0).Marker);
    }

    [Fact]
    public void Held_legs_are_sent_nothing_and_afterwards_time_has_run_on()
    {
        var peer = _studio.AddPeer();
        var options = Peer.OptionsOf(peer.Leg);
        _studio.Pass(100);
        _studio.Order(new LaneOrder.ChangeLeg(peer.Leg, options with { CanSend = false }));
        _studio.Pass(1000);
        var before = _studio.Audio(peer.Leg);
        _studio.Order(new LaneOrder.ChangeLeg(peer.Leg, options));
        _studio.Pass(100);
        var after = _studio.Audio(peer.Leg)[before.Count];
        Assert.InRange(before.Count, 5, 6);
        Assert.True(after.Marker);
        Assert.Equal((uint)(after.At - before[^1].At).TotalMilliseconds * 8, after.Timestamp - before[^1].Timestamp);
    }

    [Fact]
    public void Nothing_is_sent_to_the_address_of_old_hold()
    {
        var peer = _studio.AddPeer(o => o with { Remote = Studio.Address("0.0.0.0", 4000) });
        _studio.Pass(6000);
        Assert.DoesNotContain(_studio.Log.Sent, sent => sent.Leg == peer.Leg);
    }

    [Fact]
    public void Legs_are_spread_over_the_phases_of_a_frame()
    {
        for (var i = 0; i < 40; i++)
            _studio.AddPeer();
        _studio.Pass(1000);
        var perMoment = _studio.Log.Sent.Where(sent => !sent.Control).GroupBy(sent => sent.At).Select(g => g.Count());
        Assert.All(perMoment, count => Assert.Equal(10, count));
    }

    [Fact]
    public void A_lane_that_was_late_catches_up_and_does_not_drift()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(200);
        _studio.Stall(147);
        _studio.Pass(653);
        var sent = _studio.Audio(peer.Leg);
        Assert.InRange(sent.Count, 50, 51);
        Assert.Equal((uint)((sent.Count - 1) * 160), sent[^1].Timestamp - sent[0].Timestamp);
        Assert.True(_studio.Lane.Counters.FramesLate >= 6);
        Assert.InRange(_studio.Log.Lateness.Max(), TimeSpan.FromMilliseconds(120), TimeSpan.FromMilliseconds(147));
        Assert.Equal(0, _studio.Lane.Counters.FramesSkipped);
    }

    [Fact]
    public void What_is_much_too_late_is_left_out_but_time_goes_on()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(200);
        var before = _studio.Audio(peer.Leg).Count;
        _studio.Stall(10_000);
        var burst = _studio.Audio(peer.Leg).Count - before;
        Assert.InRange(burst, 15, 22);
        Assert.True(_studio.Lane.Counters.FramesSkipped >= 475);
        _studio.Pass(100);
        var sent = _studio.Audio(peer.Leg);
        var passed = (sent[^1].At - sent[before - 1].At).TotalMilliseconds;
        Assert.Equal(passed * 8, sent[^1].Timestamp - sent[before - 1].Timestamp, tolerance: 160);
    }

    [Fact]
    public void Waking_early_or_twice_changes_nothing()
    {
        var peer = _studio.AddPeer();
        for (var i = 0; i < 1000; i++)
        {
            _studio.Pass(1);
            _studio.Tick();
            _studio.Tick();
        }

        Assert.InRange(_studio.Audio(peer.Leg).Count, 50, 51);
    }

    [Fact]
    public void A_leg_cannot_be_added_twice()
    {
        var leg = _studio.AddLeg();
        Assert.Throws<InvalidOperationException>(() => _studio.Order(new LaneOrder.AddLeg(leg, Peer.OptionsOf(leg))));
    }
}
