using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Digits;

public sealed class DigitSenderTests
{
    readonly Studio _studio = new();

    [Fact]
    public void An_event_is_marked_first_keeps_its_timestamp_and_ends_three_times()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(100);
        Send(peer, "5", 100);
        _studio.Pass(300);

        var packets = EventPackets(peer);
        Assert.Equal([true, false, false, false, false, false, false], packets.Select(packet => packet.Marker));
        Assert.Single(packets.Select(packet => packet.Timestamp).Distinct());
        var events = packets.Select(packet => Read(packet.Payload)).ToArray();
        Assert.All(events, sent => Assert.Equal(5, sent.Code));
        Assert.Equal([160, 320, 480, 640, 800, 800, 800], events.Select(sent => (int)sent.DurationSamples));
        Assert.Equal([false, false, false, false, true, true, true], events.Select(sent => sent.End));
    }

    [Fact]
    public void While_a_digit_is_sent_no_audio_is_and_afterwards_time_has_run_on()
    {
        var peer = _studio.AddPeer();
        _studio.Pass(100);
        var before = _studio.Audio(peer.Leg)[^1];
        Send(peer, "5", 100);
        _studio.Pass(300);
        var after = _studio.Audio(peer.Leg).First(packet => packet.At > before.At);
        Assert.Equal((after.At - before.At).TotalMilliseconds * 8, after.Timestamp - before.Timestamp);
        Assert.Equal((ushort)(before.Sequence + 8), after.Sequence);
        Assert.True(after.At - before.At >= TimeSpan.FromMilliseconds(160));
    }

    [Fact]
    public void What_one_leg_sends_another_leg_hears()
    {
        var peer = _studio.AddPeer();
        var other = _studio.AddPeer();
        Send(peer, "138,00#*AD", 60);
        _studio.Pass(3000);
        foreach (var packet in _studio.Log.Sent.Where(sent => sent.Leg == peer.Leg && !sent.Control))
            _studio.Lane.Receive(other.Leg, packet.Bytes, other.Address, packet.At);
        _studio.Pass(100);
        Assert.Equal("13800#*AD", _studio.Digits);
        Assert.Single(_studio.Heard(HeardKind.DigitsSent));
    }

    [Fact]
    public void Without_agreed_events_digits_are_tones()
    {
        var peer = _studio.AddPeer(o => o with { EventsOut = null });
        Send(peer, "159D", 80);
        _studio.Pass(1000);
        var detector = new GoertzelDetector();
        var heard = string.Empty;
        foreach (var frame in peer.Heard().Chunk(160))
            heard += detector.Hear(frame) is var digit and not '\0' ? digit : "";
        Assert.Equal("159D", heard);
    }

    [Fact]
    public void What_is_no_digit_is_left_out_and_too_many_are_cut_off()
    {
        var peer = _studio.AddPeer();
        Send(peer, "1x2 " + new string('3', 200), 40);
        _studio.Pass(10_000);
        Assert.Equal(MediaLimits.DigitsMax, EventPackets(peer).Count(packet => packet.Marker));
    }

    void Send(Peer peer, string digits, int eachMilliseconds) =>
        _studio.Order(new LaneOrder.SendDigits(peer.Leg, digits, TimeSpan.FromMilliseconds(eachMilliseconds)));

    List<SentPacket> EventPackets(Peer peer) =>
    [
        .. _studio.Log.Sent.Where(sent =>
            sent.Leg == peer.Leg && !sent.Control && sent.PayloadType == Peer.EventType),
    ];

    static TelephoneEvent Read(byte[] payload) =>
        TelephoneEvent.TryRead(payload, out var sent) ? sent : throw new InvalidOperationException("No event.");
}
