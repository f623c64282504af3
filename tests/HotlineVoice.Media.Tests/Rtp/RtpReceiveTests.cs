using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Rtp;

public sealed class RtpReceiveTests
{
    readonly Studio _studio = new();

    [Theory]
    [InlineData("", RtpDiscard.TooShort)]
    [InlineData("80", RtpDiscard.TooShort)]
    [InlineData("80080001000000A000001001", RtpDiscard.TooShort)]
    [InlineData("00080001000000A000001001D5", RtpDiscard.Version)]
    [InlineData("C0080001000000A000001001D5", RtpDiscard.Version)]
    [InlineData("82080001000000A000001001D5", RtpDiscard.Malformed)]
    [InlineData("90080001000000A000001001D5D5", RtpDiscard.Malformed)]
    [InlineData("90080001000000A000001001BEDEFFFFD5D5", RtpDiscard.Malformed)]
    [InlineData("A0080001000000A000001001D500", RtpDiscard.Malformed)]
    [InlineData("A0080001000000A000001001D5FF", RtpDiscard.Malformed)]
    [InlineData("A0080001000000A000001001D502", RtpDiscard.TooShort)]
    [InlineData("80600001000000A000001001D5", RtpDiscard.PayloadType)]
    public void A_packet_that_is_not_usable_is_counted_under_its_reason(string hex, RtpDiscard reason)
    {
        var peer = _studio.AddPeer();
        _studio.Lane.Receive(peer.Leg, Convert.FromHexString(hex), peer.Address, _studio.Now);
        Assert.Equal(1, _studio.Lane.Counters.Discarded(reason));
    }

    [Fact]
    public void A_packet_as_long_as_no_audio_is_discarded()
    {
        var peer = _studio.AddPeer();
        _studio.Lane.Receive(peer.Leg, new byte[1501], peer.Address, _studio.Now);
        Assert.Equal(1, _studio.Lane.Counters.Discarded(RtpDiscard.TooLong));
    }

    [Theory]
    [InlineData("81080001000000A000001001AABBCCDD1122", "1122")]
    [InlineData("90080001000000A000001001BEDE000100112233AABB", "AABB")]
    [InlineData("A0080001000000A000001001112233000003", "112233")]
    [InlineData("B1080001000000A000001001AABBCCDDBEDE0000112202", "11")]
    public void Contributing_sources_extension_and_padding_are_not_audio(string hex, string payload)
    {
        Assert.True(RtpPacket.TryRead(Convert.FromHexString(hex), out var packet, out _));
        Assert.Equal(payload, Convert.ToHexString(packet.Payload));
    }

    [Fact]
    public void Packets_for_a_leg_that_is_gone_are_counted_and_forgotten()
    {
        var peer = _studio.AddPeer();
        _studio.Order(new LaneOrder.RemoveLeg(peer.Leg));
        peer.Says(Sounds.Hum(500, 100));
        _studio.Pass(200);
        Assert.Equal(5, _studio.Lane.Counters.Discarded(RtpDiscard.NotReceiving));
    }

    [Fact]
    public void The_negotiated_address_is_heard_from_its_first_packet_and_said_once()
    {
        var peer = _studio.AddPeer();
        peer.Says(Sounds.Hum(500, 200));
        _studio.Pass(300);
        Assert.Single(_studio.Heard(HeardKind.RtpLatched));
        Assert.Equal([(peer.Leg, peer.Address)], _studio.Log.Latched);
        Assert.Equal(10, Figures(peer).PacketsReceived);
    }

    [Fact]
    public void A_peer_behind_an_address_translator_is_latched_after_its_probation_and_answered_there()
    {
        var peer = _studio.AddPeer();
        peer.Address = Studio.Address("198.51.100.7", 61_000);
        peer.Says(Sounds.Hum(500, 6000));
        _studio.Pass(6100);

        Assert.Equal(MediaLimits.ProbationPackets - 1, _studio.Lane.Counters.Discarded(RtpDiscard.Probation));
        Assert.Equal(peer.Address, _studio.Audio(peer.Leg)[^1].Destination);
        Assert.Equal([(peer.Leg, peer.Address)], _studio.Log.Latched);
    }

    [Fact]
    public void Without_symmetry_only_the_negotiated_address_is_heard()
    {
        var peer = _studio.AddPeer(o => o with { Symmetric = false });
        peer.Address = Studio.Address("198.51.100.7", 61_000);
        peer.Says(Sounds.Hum(500, 1000));
        _studio.Pass(1100);
        Assert.Equal(50, _studio.Lane.Counters.Discarded(RtpDiscard.Source));
        Assert.Empty(_studio.Heard(HeardKind.RtpLatched));
    }

    /// <summary>RTP bleed and injection (CVE-2017-14099, CVE-2025-53399): before, during and after the latch.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public void A_stranger_is_not_heard_not_recorded_and_not_answered(int peerBeginsAfter)
    {
        var peer = _studio.AddPeer();
        var stranger = new Peer(_studio, peer.Leg, Peer.OptionsOf(peer.Leg))
        {
            Address = Studio.Address("127.0.0.66", 9000),
            Source = 0xBAD,
        };
        _studio.Pass(peerBeginsAfter);
        peer.Says(Sounds.Hum(500, 3000));
        _studio.Pass(20);
        stranger.Says(Sounds.Hum(1000, 3000));
        stranger.Presses('9', startAfter: 500);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(3000);

        var heard = _studio.Log.Recordings[recording].ToArray();
        Assert.True(ToneDetector.Level(heard.AsSpan(0, 16_000), 1000) < -50);
        Assert.Empty(_studio.Digits);
        Assert.DoesNotContain(_studio.Log.Sent, sent => sent.Destination.Address == stranger.Address.Address);
        Assert.True(_studio.Lane.Counters.Discarded(RtpDiscard.Source) >= 140);
    }

    [Fact]
    public void A_stranger_who_came_first_loses_the_leg_to_the_negotiated_address()
    {
        var peer = _studio.AddPeer();
        var stranger = new Peer(_studio, peer.Leg, Peer.OptionsOf(peer.Leg))
        {
            Address = Studio.Address("127.0.0.66", 9000),
            Source = 0xBAD,
        };
        stranger.Says(Sounds.Hum(1000, 3000));
        _studio.Pass(1000);
        peer.Says(Sounds.Hum(500, 1000));
        _studio.Pass(100);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(800);

        Assert.Equal(peer.Address, _studio.Audio(peer.Leg)[^1].Destination);
        Assert.Equal([(peer.Leg, peer.Address)], _studio.Log.Latched);
        Assert.True(ToneDetector.Level(_studio.Log.Recordings[recording].ToArray().AsSpan(0, 4800), 1000) < -50);
    }

    [Fact]
    public void A_new_answer_with_another_address_is_latched_anew()
    {
        var peer = _studio.AddPeer();
        peer.Says(Sounds.Hum(500, 200));
        _studio.Pass(300);
        var moved = Peer.OptionsOf(peer.Leg) with { Remote = Studio.Address("192.0.2.99", 7000) };
        _studio.Order(new LaneOrder.ChangeLeg(peer.Leg, moved));
        _studio.Pass(40);
        Assert.Equal(moved.Remote, _studio.Audio(peer.Leg)[^1].Destination);
        peer.Address = moved.Remote;
        peer.Says(Sounds.Hum(500, 200));
        _studio.Pass(300);
        Assert.Equal(2, _studio.Heard(HeardKind.RtpLatched).Count());
    }

    [Fact]
    public void A_peer_that_begins_a_new_stream_is_heard_at_once()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        peer.Says(Sounds.Hum(500, 500));
        _studio.Pass(600);
        var renewed = new Peer(_studio, peer.Leg, Peer.OptionsOf(peer.Leg)) { Source = 7 };
        renewed.Says(Sounds.Hum(900, 500));
        _studio.Pass(800);
        Assert.True(ToneDetector.Hears(_studio.Log.Recordings[recording].ToArray().AsSpan(5600, 2400), 900));
    }

    [Fact]
    public void Silence_of_the_wire_is_said_once_and_again_after_packets_came()
    {
        var peer = _studio.AddPeer(o => o with { SilenceLimit = TimeSpan.FromSeconds(2) });
        _studio.Pass(5000);
        var silent = Assert.Single(_studio.Heard(HeardKind.RtpSilent));
        Assert.InRange((silent.At - TimeSpan.FromSeconds(100)).TotalMilliseconds, 2000, 2040);
        peer.Says(Sounds.Hum(500, 100));
        _studio.Pass(5000);
        Assert.Equal(2, _studio.Heard(HeardKind.RtpSilent).Count());
    }

    [Fact]
    public void A_held_leg_may_be_silent()
    {
        _studio.AddPeer(o => o with { SilenceLimit = TimeSpan.FromSeconds(2), CanReceive = false });
        _studio.AddPeer(o => o with { SilenceLimit = TimeSpan.Zero });
        _studio.Pass(5000);
        Assert.Empty(_studio.Heard(HeardKind.RtpSilent));
    }

    [Fact]
    public void Comfort_noise_shows_that_the_peer_is_there()
    {
        var peer = _studio.AddPeer(o => o with { SilenceLimit = TimeSpan.FromSeconds(2) });
        for (var second = 0; second < 5; second++)
            peer.Sends(TimeSpan.FromSeconds(second), 13, [40]);
        _studio.Pass(5500);
        Assert.Empty(_studio.Heard(HeardKind.RtpSilent));
    }

    [Fact]
    public void A_peer_with_our_own_source_number_makes_us_take_another()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(100);
        peer.Source = _studio.Audio(peer.Leg)[0].Source;
        peer.Says(Sounds.Hum(500, 100));
        _studio.Pass(200);
        Assert.NotEqual(peer.Source, _studio.Audio(peer.Leg)[^1].Source);
    }

    [Fact]
    public void A_peer_that_sends_back_what_we_say_is_heard_and_makes_us_take_another_number_once()
    {
        var (talker, echo) = (_studio.AddPeer(), _studio.AddPeer());
        _studio.Bridge(talker.Place, echo.Place);
        talker.Says(Sounds.Hum(500, 3000));
        var returned = 0;
        for (var passed = 0; passed < 3000; passed += 20)
        {
            _studio.Pass(20);
            foreach (var packet in _studio.Audio(echo.Leg).Skip(returned))
            {
                _studio.Arrives(TimeSpan.FromMilliseconds(10), echo.Leg, packet.Bytes, echo.Address);
                returned++;
            }
        }

        Assert.Equal(2, _studio.Audio(echo.Leg).Select(packet => packet.Source).Distinct().Count());
        Assert.True(ToneDetector.Hears(talker.Heard().AsSpan()[^8000..], 500));
    }

    LegFigures Figures(Peer peer) =>
        _studio.Lane.TryMeasure(peer.Leg, out var figures) ? figures : throw new InvalidOperationException();
}
