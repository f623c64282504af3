using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Digits;

/// <summary>RFC 4733 as phones, gateways and networks really send it: one press is one digit.</summary>
public sealed class EventTests
{
    readonly Studio _studio = new();

    [Fact]
    public void Each_press_is_heard_once_with_its_way_and_its_time()
    {
        var peer = _studio.AddPeer();
        foreach (var digit in "0123456789*#ABCD")
        {
            peer.Presses(digit);
            _studio.Pass(200);
        }

        Assert.Equal("0123456789*#ABCD", _studio.Digits);
        Assert.All(_studio.Heard(HeardKind.DigitPressed), heard => Assert.Equal(DigitSource.Event, heard.Via));
        var first = _studio.Heard(HeardKind.DigitPressed).First().At;
        Assert.Equal(TimeSpan.FromSeconds(100.02), first);
    }

    [Fact]
    public void The_same_key_twice_is_two_digits()
    {
        var peer = _studio.AddPeer();
        peer.Presses('1', milliseconds: 60);
        _studio.Pass(140);
        peer.Presses('1', milliseconds: 60);
        _studio.Pass(200);
        Assert.Equal("11", _studio.Digits);
    }

    /// <summary>Every subset of the seven packets of an event but none of them at all.</summary>
    [Fact]
    public void Whichever_packets_are_lost_one_that_arrives_is_enough()
    {
        for (var arrives = 1; arrives < 1 << 7; arrives++)
        {
            var receiver = new EventReceiver();
            var presses = 0;
            for (var i = 0; i < 7; i++)
            {
                if ((arrives & (1 << i)) == 0)
                    continue;
                var packet = new TelephoneEvent(5, i >= 4, 10, (ushort)(160 * Math.Min(i + 1, 5)));
                presses += receiver.TryTake(packet, 1000, marker: i == 0, out _) ? 1 : 0;
            }

            Assert.Equal(1, presses);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Fifty_digits_survive_a_network_that_loses_and_doubles_packets(double loss)
    {
        var peer = _studio.AddPeer();
        peer.Weather = new Weather(4) { Loss = loss, Duplicates = 0.2, JitterMilliseconds = 60 };
        var pressed = string.Concat(Enumerable.Range(0, 50).Select(i => "0123456789*#"[i * 7 % 12]));
        foreach (var digit in pressed)
        {
            peer.Presses(digit, milliseconds: 120);
            _studio.Pass(300);
        }

        Assert.Equal(pressed, _studio.Digits);
    }

    [Fact]
    public void Packets_of_the_former_digit_that_come_late_are_not_a_new_press()
    {
        var receiver = new EventReceiver();
        Assert.True(receiver.TryTake(new TelephoneEvent(1, false, 10, 160), 1000, marker: true, out _));
        Assert.True(receiver.TryTake(new TelephoneEvent(2, false, 10, 160), 3000, marker: true, out _));
        Assert.False(receiver.TryTake(new TelephoneEvent(1, true, 10, 800), 1000, marker: false, out _));
        Assert.False(receiver.TryTake(new TelephoneEvent(2, true, 10, 800), 3000, marker: false, out _));
    }

    [Fact]
    public void A_key_held_for_longer_than_a_duration_can_say_is_one_press()
    {
        var receiver = new EventReceiver();
        var presses = 0;
        for (var segment = 0; segment < 3; segment++)
        {
            for (var duration = 160; duration <= 0xFFFF; duration += 1600)
            {
                var packet = new TelephoneEvent(5, false, 10, (ushort)duration);
                var isFirst = segment == 0 && duration == 160;
                presses += receiver.TryTake(packet, 1000 + (segment * 0xFFFFL), isFirst, out _) ? 1 : 0;
            }
        }

        Assert.Equal(1, presses);
    }

    [Fact]
    public void A_gateway_that_moves_the_timestamp_with_the_duration_presses_once()
    {
        var receiver = new EventReceiver();
        var presses = 0;
        for (var i = 0; i < 8; i++)
        {
            var packet = new TelephoneEvent(5, i == 7, 10, (ushort)(160 * (i + 1)));
            presses += receiver.TryTake(packet, 1000 + (160 * i), marker: i == 0, out _) ? 1 : 0;
        }

        Assert.Equal(1, presses);
    }

    /// <summary>After a transfer the next phone's timestamps have nothing to do with the former one's.</summary>
    [Fact]
    public void The_same_timestamp_in_a_new_stream_is_a_new_press()
    {
        var peer = _studio.AddPeer();
        peer.Presses('5');
        _studio.Pass(300);
        new Peer(_studio, peer.Leg, Peer.OptionsOf(peer.Leg)) { Source = 7 }.Presses('5');
        _studio.Pass(300);
        Assert.Equal("55", _studio.Digits);
    }

    [Fact]
    public void Two_events_in_one_payload_are_two_digits()
    {
        var peer = _studio.AddPeer();
        var payload = new byte[8];
        new TelephoneEvent(1, true, 10, 800).Write(payload);
        new TelephoneEvent(2, false, 10, 160).Write(payload.AsSpan(4));
        peer.Sends(TimeSpan.Zero, Peer.EventType, payload, marker: true);
        _studio.Pass(50);
        Assert.Equal("12", _studio.Digits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0A")]
    [InlineData("100A00A0")]
    [InlineData("FF0A00A0")]
    public void What_is_no_digit_is_counted_and_not_heard(string payload)
    {
        var peer = _studio.AddPeer();
        peer.Sends(TimeSpan.Zero, Peer.EventType, [.. Convert.FromHexString(payload)]);
        _studio.Pass(50);
        Assert.Empty(_studio.Digits);
        var counters = _studio.Lane.Counters;
        Assert.Equal(1, counters.Discarded(RtpDiscard.Event) + counters.Discarded(RtpDiscard.TooShort));
    }

    [Fact]
    public void Events_that_were_not_agreed_are_discarded()
    {
        var peer = _studio.AddPeer(o => o with { EventsIn = null });
        peer.Presses('5');
        _studio.Pass(300);
        Assert.Empty(_studio.Digits);
        Assert.True(_studio.Lane.Counters.Discarded(RtpDiscard.PayloadType) > 0);
    }
}
