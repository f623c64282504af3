using HotlineVoice.Media.Bridges;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Bridges;

/// <summary>Each person hums his own tone; who hears whom is then a measurement.</summary>
public sealed class BridgeTests
{
    static readonly double[] _hums = [425, 625, 825, 1025, 1225];

    readonly Studio _studio = new();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Each_hears_all_but_himself(int people)
    {
        var peers = HummingPeople(people, 2000);
        _studio.Bridge([.. peers.Select(peer => peer.Place)]);
        _studio.Pass(1800);

        for (var listener = 0; listener < people; listener++)
        {
            var heard = Lately(peers[listener]);
            for (var speaker = 0; speaker < people; speaker++)
            {
                var level = ToneDetector.Level(heard, _hums[speaker]);
                var isRight = listener == speaker ? level < -45 : level is > -22 and < -18;
                Assert.True(isRight, $"{listener} hears {speaker} at {level} dBm0");
            }
        }
    }

    [Fact]
    public void Legs_of_different_codecs_understand_each_other()
    {
        var alaw = _studio.AddPeer();
        var mulaw = _studio.AddPeer(o => o with { Codec = "PCMU", SendPayloadType = 0, ReceivePayloadType = 0 });
        alaw.Says(Sounds.Hum(500, 1000));
        mulaw.Says(Sounds.Hum(900, 1000));
        _studio.Bridge(alaw.Place, mulaw.Place);
        _studio.Pass(900);
        Assert.Equal(-10, ToneDetector.Level(Lately(mulaw), 500), tolerance: 0.5);
        Assert.Equal(-10, ToneDetector.Level(Lately(alaw), 900), tolerance: 0.5);
    }

    [Fact]
    public void What_one_says_reaches_the_other_without_a_frame_lost_or_doubled()
    {
        var words = Sounds.SpeechLike(seed: 8, milliseconds: 4000);
        var citizen = _studio.AddPeer();
        var clerk = _studio.AddPeer();
        _studio.Bridge(citizen.Place, clerk.Place);
        citizen.Says(words);
        _studio.Pass(4200);
        var (likeness, lag) = Sounds.Likeness(words, clerk.Heard(), 1600);
        Assert.True(likeness > 0.998, $"{likeness}");
        Assert.InRange(lag, 0, 800);
    }

    [Fact]
    public void A_prompt_for_one_is_not_heard_by_the_other()
    {
        _studio.UsePrompts(("please hold", Sounds.Hum(1500, 2000)));
        var peers = HummingPeople(2, 2000);
        _studio.Bridge([.. peers.Select(peer => peer.Place)]);
        _studio.Pass(500);
        _studio.Play(peers[0].Leg, "please hold");
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[0]), 1500));
        Assert.False(ToneDetector.Hears(Lately(peers[1]), 1500, -45));
        Assert.True(ToneDetector.Hears(Lately(peers[1]), _hums[0]));
    }

    [Fact]
    public void Parted_legs_hear_nothing_of_each_other()
    {
        var peers = HummingPeople(2, 3000);
        _studio.Bridge([.. peers.Select(peer => peer.Place)]);
        _studio.Pass(1000);
        _studio.Order(new LaneOrder.Unbridge(new BridgeId(1)));
        _studio.Pass(1000);
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[1], -50));
    }

    [Fact]
    public void Who_leaves_is_no_longer_heard_and_the_others_go_on()
    {
        var peers = HummingPeople(3, 4000);
        _studio.Bridge([.. peers.Select(peer => peer.Place)]);
        _studio.Pass(1000);
        _studio.Order(new LaneOrder.RemoveLeg(peers[2].Leg));
        _studio.Pass(1000);
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[2], -50));
        Assert.True(ToneDetector.Hears(Lately(peers[0]), _hums[1]));
    }

    [Fact]
    public void A_bridge_said_again_has_the_new_legs()
    {
        var peers = HummingPeople(3, 4000);
        _studio.Bridge(peers[0].Place, peers[1].Place);
        _studio.Pass(500);
        _studio.Bridge(peers[0].Place, peers[2].Place);
        _studio.Pass(1000);
        var heard = Lately(peers[0]);
        Assert.True(ToneDetector.Hears(heard, _hums[2]));
        Assert.False(ToneDetector.Hears(heard, _hums[1], -50));
        Assert.False(ToneDetector.Hears(Lately(peers[1]), _hums[0], -50));
    }

    [Fact]
    public void A_supervisor_who_listens_hears_both_and_is_heard_by_nobody()
    {
        var peers = HummingPeople(3, 2000);
        _studio.Bridge(peers[0].Place, peers[1].Place, peers[2].Place with { Speaks = false });
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[2]), _hums[0]) && ToneDetector.Hears(Lately(peers[2]), _hums[1]));
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[2], -50));
        Assert.False(ToneDetector.Hears(Lately(peers[1]), _hums[2], -50));
    }

    [Fact]
    public void A_whisper_reaches_the_clerk_and_not_the_citizen()
    {
        var peers = HummingPeople(3, 4000);
        _studio.Bridge(
            peers[0].Place, peers[1].Place, peers[2].Place with { Speaks = false, WhispersTo = peers[1].Leg });
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[1]), _hums[2]));
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[2], -50));

        _studio.Bridge([.. peers.Select(peer => peer.Place)]);
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[0]), _hums[2]));
    }

    [Fact]
    public void Listening_where_nobody_talks_is_harmless()
    {
        var peer = _studio.AddPeer();
        _studio.Order(new LaneOrder.Unbridge(new BridgeId(9)));
        _studio.Bridge();
        _studio.Order(new LaneOrder.Bridge(new BridgeId(1), default));
        _studio.Bridge(new BridgePlace(new LegId(99)) { Speaks = false });
        _studio.Bridge(peer.Place with { Speaks = false, WhispersTo = new LegId(99) }, new BridgePlace(new LegId(99)));
        _studio.Pass(100);
        _studio.Order(new LaneOrder.Unbridge(new BridgeId(1)));
        _studio.Pass(100);
        Assert.InRange(_studio.Audio(peer.Leg).Count, 9, 11);
    }

    [Fact]
    public void A_meeting_is_not_a_bridge()
    {
        var places = Enumerable.Range(0, MediaLimits.BridgeLegsMax + 1).Select(_ => _studio.AddPeer().Place).ToArray();
        Assert.Throws<InvalidOperationException>(() => _studio.Bridge(places));
    }

    List<Peer> HummingPeople(int people, int milliseconds)
    {
        var peers = new List<Peer>();
        for (var i = 0; i < people; i++)
        {
            var peer = _studio.AddPeer();
            peer.Says(Sounds.Hum(_hums[i], milliseconds, levelDbm0: -20));
            peers.Add(peer);
        }

        return peers;
    }

    static short[] Lately(Peer peer) => peer.Heard()[^4000..];
}
