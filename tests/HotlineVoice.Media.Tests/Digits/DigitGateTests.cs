using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Digits;

/// <summary>Phones and gateways that send a press both ways at once: it is still one press.</summary>
public sealed class DigitGateTests
{
    readonly Studio _studio = new();

    [Fact]
    public void Tones_in_the_audio_are_heard_as_digits()
    {
        var peer = _studio.AddPeer(o => o with { EventsIn = null });
        peer.Says(Sounds.Join([.. "138#".Select(digit => Sounds.Join(Sounds.Digit(digit, 80), Sounds.Silence(80)))]));
        _studio.Pass(900);
        Assert.Equal("138#", _studio.Digits);
        Assert.All(_studio.Heard(HeardKind.DigitPressed), heard => Assert.Equal(DigitSource.Tone, heard.Via));
    }

    [Fact]
    public void Tones_are_not_listened_for_if_that_is_not_wanted()
    {
        var peer = _studio.AddPeer(o => o with { DetectTones = false });
        peer.Says(Sounds.Digit('5', 200));
        _studio.Pass(400);
        Assert.Empty(_studio.Digits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(250)]
    public void A_press_that_comes_as_event_and_as_tone_is_one_digit(int eventLater)
    {
        var peer = _studio.AddPeer();
        var gateway = Twin(peer);
        foreach (var digit in "1155#")
        {
            peer.Says(Sounds.Join(Sounds.Digit(digit, 200), Sounds.Silence(400)));
            gateway.Presses(digit, milliseconds: 200, startAfter: eventLater);
            _studio.Pass(600);
        }

        _studio.Pass(400);
        Assert.Equal("1155#", _studio.Digits);
    }

    [Fact]
    public void Events_that_are_mostly_lost_do_not_let_the_tone_count_again()
    {
        var peer = _studio.AddPeer();
        var gateway = Twin(peer);
        gateway.Weather = new Weather(6) { Loss = 0.4 };
        foreach (var digit in "90210")
        {
            peer.Says(Sounds.Join(Sounds.Digit(digit, 300), Sounds.Silence(300)));
            gateway.Presses(digit, milliseconds: 300);
            _studio.Pass(600);
        }

        Assert.Equal("90210", _studio.Digits);
    }

    // The events of a gateway that also passes the tones: same address and stream, numbers of their own range.
    Peer Twin(Peer peer) => new(_studio, peer.Leg, Peer.OptionsOf(peer.Leg)) { Source = peer.Source };
}
