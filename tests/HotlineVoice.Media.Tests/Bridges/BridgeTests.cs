using HotlineVoice.Media.Bridges;
using HotlineVoice.Media.Codecs;
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

    [Theory]
    [InlineData(700)]
    [InlineData(705)]
    [InlineData(719)]
    public void Who_may_not_hear_hears_what_is_played_to_him_and_then_silence_but_never_the_others(int milliseconds)
    {
        var music = Sounds.Hum(1500, milliseconds);
        _studio.UsePrompts(("music", music));
        var peers = HummingPeople(3, 3000);
        _studio.Bridge([.. peers.Select(peer => peer.Place)]);
        _studio.Pass(503);
        _studio.Bridge(peers[0].Place with { Speaks = false, Hears = false }, peers[1].Place, peers[2].Place);
        _studio.Play(peers[0].Leg, "music");
        var before = _studio.Audio(peers[0].Leg).Count;
        _studio.Pass(1000);

        var heard = peers[0].Heard()[(before * 160)..];
        short[] expected = [.. music, .. Sounds.Silence(1000)];
        Assert.Equal([.. expected[..heard.Length].Select(G711)], heard);
        Assert.False(ToneDetector.Hears(Lately(peers[1])[^1600..], _hums[0], -50));
        Assert.True(ToneDetector.Hears(Lately(peers[1])[^1600..], _hums[2]));
    }

    [Fact]
    public void Nobody_whispers_to_one_who_may_not_hear()
    {
        var peers = HummingPeople(2, 2000);
        _studio.Bridge(peers[0].Place with { Hears = false }, peers[1].Place with { WhispersTo = peers[0].Leg });
        _studio.Pass(1000);
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[1], -50));
        Assert.True(ToneDetector.Hears(Lately(peers[1]), _hums[0]));
    }

    [Fact]
    public void Who_whispers_does_not_speak_to_the_others()
    {
        var peers = HummingPeople(3, 2000);
        _studio.Bridge(peers[0].Place, peers[1].Place, peers[2].Place with { WhispersTo = peers[1].Leg });
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[1]), _hums[2]));
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[2], -50));
        Assert.True(ToneDetector.Hears(Lately(peers[2]), _hums[0]) && ToneDetector.Hears(Lately(peers[2]), _hums[1]));
    }

    [Fact]
    public void Music_goes_before_the_bridge_and_afterwards_the_bridge_is_heard()
    {
        var peers = HummingPeople(2, 3000);
        _studio.Bridge(peers[0].Place, peers[1].Place);
        _studio.UsePrompts(("music", Sounds.Hum(1500, 100)));
        var music = new PlayId(_studio.NewName());
        _studio.Order(new LaneOrder.Play(music, peers[0].Leg, ["music"], Repeat: true));
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[0]), 1500));
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[1], -50));

        _studio.Order(new LaneOrder.StopPlay(music));
        _studio.Pass(1000);
        Assert.False(ToneDetector.Hears(Lately(peers[0]), 1500, -50));
        Assert.True(ToneDetector.Hears(Lately(peers[0]), _hums[1]));
    }

    [Fact]
    public void While_others_come_and_go_those_who_stay_hear_neither_a_gap_nor_a_click()
    {
        var words = Sounds.SpeechLike(seed: 9, milliseconds: 4000);
        var citizen = _studio.AddPeer();
        var clerk = _studio.AddPeer();
        var third = _studio.AddPeer();
        _studio.Bridge(citizen.Place, clerk.Place);
        citizen.Says(words);
        for (var change = 0; change < 100; change++)
        {
            _studio.Pass(41);
            BridgePlace[] others = change % 2 == 0 ? [third.Place] : [];
            var speaks = change % 3 == 0;
            _studio.Bridge([clerk.Place with { Speaks = speaks }, .. others, citizen.Place]);
        }

        _studio.Pass(200);
        var heard = clerk.Heard();
        var (likeness, lag) = Sounds.Likeness(words, heard, 1600);
        Assert.True(likeness > 0.998, $"{likeness}");
        Assert.All(words.Zip(heard[lag..]), pair =>
            Assert.InRange(pair.Second - pair.First, -64 - Math.Abs(pair.First / 16), 64 + Math.Abs(pair.First / 16)));
    }

    [Fact]
    public void A_leg_is_in_one_bridge_and_leaves_the_former()
    {
        var peers = HummingPeople(4, 4000);
        _studio.Bridge(peers[0].Place, peers[1].Place);
        _studio.Order(new LaneOrder.Bridge(new BridgeId(2), [peers[2].Place, peers[3].Place]));
        _studio.Pass(500);
        _studio.Order(new LaneOrder.Bridge(new BridgeId(2), [peers[2].Place, peers[3].Place, peers[1].Place]));
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[2]), _hums[1]));
        Assert.False(ToneDetector.Hears(Lately(peers[0]), _hums[1], -50));
        Assert.False(ToneDetector.Hears(Lately(peers[1]), _hums[0], -50));
    }

    [Fact]
    public void A_bridge_too_large_is_refused_and_the_former_places_hold()
    {
        var peers = HummingPeople(2, 2000);
        _studio.Bridge(peers[0].Place, peers[1].Place);
        Assert.Throws<InvalidOperationException>(() =>
            _studio.Bridge([.. Enumerable.Repeat(peers[0].Place, MediaLimits.BridgeLegsMax + 1)]));
        _studio.Pass(1000);
        Assert.True(ToneDetector.Hears(Lately(peers[0]), _hums[1]));
    }

    // Speech presses no digits while people talk, and in the menu after it digits count again.
    [Fact]
    public void Tones_are_listened_for_as_the_options_say_also_in_the_middle_of_a_talk()
    {
        var citizen = _studio.AddPeer();
        var clerk = _studio.AddPeer();
        _studio.Bridge(citizen.Place, clerk.Place);
        foreach (var (digit, detects) in (ReadOnlySpan<(char, bool)>)[('1', true), ('2', false), ('3', true)])
        {
            citizen.Options = citizen.Options with { DetectTones = detects };
            _studio.Order(new LaneOrder.ChangeLeg(citizen.Leg, citizen.Options));
            citizen.Says(Sounds.Join(Sounds.Digit(digit, 100), Sounds.Silence(200)));
            _studio.Pass(300);
        }

        Assert.Equal("13", _studio.Digits);
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

    static short G711(short sample) => CodecCatalogue.Pcma.Decode(CodecCatalogue.Pcma.Encode(sample));

    static short[] Lately(Peer peer) => peer.Heard()[^4000..];
}
