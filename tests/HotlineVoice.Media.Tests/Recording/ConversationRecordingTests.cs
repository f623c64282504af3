using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Recording;

/// <summary>
/// Everybody hums all the time, each his own tone; what a conversation's recording holds is then read frame by frame.
/// All tones fit a frame in whole periods, so that one frame tells them apart.
/// </summary>
public sealed class ConversationRecordingTests
{
    const int FrameSamples = 160;
    const int StageMilliseconds = 1000;
    const double LevelDbm0 = -20;

    static readonly (char Name, double Hertz)[] _tones =
        [('C', 400), ('A', 650), ('B', 900), ('S', 1150), ('D', 2000), ('m', 1400), ('n', 1700)];

    readonly Studio _studio = new(lanes: 2);
    readonly Dictionary<char, Peer> _people = [];
    readonly List<(int Frame, string Left, string Right)> _stages = [];
    readonly RecordingId _recording;
    int _firstFrame;

    public ConversationRecordingTests()
    {
        _studio.UsePrompts(("music", Hum('m', 200)), ("notice", Hum('n', 400)));
        foreach (var name in "CABSD")
            _people[name] = _studio.AddPeer();
        Everybody(hums: 300);
        _firstFrame = Served;
        _recording = _studio.Record(Citizen.Leg, new RecordingShape { Channels = 2 });
    }

    Peer Citizen => _people['C'];

    Peer Clerk => _people['A'];

    // Every frame of the citizen's leg sends him one packet.
    int Served => _studio.Audio(Citizen.Leg).Count;

    [Fact]
    public void A_call_from_the_music_to_the_transfer_is_recorded_frame_by_frame()
    {
        var music = Music();
        Stage("C", "");
        _studio.Order(new LaneOrder.StopPlay(music));
        _studio.Bridge(Citizen.Place, Clerk.Place);
        Stage("C", "A");
        music = Music();
        _studio.Bridge(Held(Citizen), Clerk.Place);
        Stage("C", "A");
        _studio.Bridge(Held(Citizen), Clerk.Place, _people['B'].Place);
        Stage("C", "AB");
        _studio.Order(new LaneOrder.StopPlay(music));
        _studio.Bridge(Citizen.Place, Clerk.Place, _people['B'].Place);
        Stage("C", "AB");
        _studio.Bridge(Citizen.Place, _people['B'].Place);
        Stage("C", "B");
        _studio.Order(new LaneOrder.Unbridge(new BridgeId(1)));
        music = Music();
        Stage("C", "");
        _studio.Order(new LaneOrder.StopPlay(music));
        _studio.Order(new LaneOrder.Bridge(new BridgeId(2), [_people['D'].Place, Citizen.Place]));
        Stage("C", "D");
        AssertRecorded();
        AssertCitizenHeard("m", "A", "m", "m", "AB", "B", "m", "D");
    }

    [Fact]
    public void A_notice_is_recorded_with_those_who_speak_meanwhile_though_he_hears_only_the_notice()
    {
        _studio.Bridge(Citizen.Place, Clerk.Place);
        Stage("C", "A");
        _studio.Bridge(Citizen.Place, Clerk.Place, _people['B'].Place);
        _studio.Play(Citizen.Leg, "notice");
        Stage("C", "ABn", milliseconds: 400);
        Stage("C", "AB");
        AssertRecorded();
        AssertCitizenHeard("A", "n", "AB");
    }

    [Fact]
    public void A_notice_outside_a_bridge_is_recorded_and_music_and_ringing_are_not()
    {
        _studio.Play(Citizen.Leg, "notice");
        Stage("C", "n", milliseconds: 400);
        Stage("C", "");
        Music();
        Stage("C", "");
        _studio.Order(new LaneOrder.PlayTone(new PlayId(_studio.NewName()), Citizen.Leg, ToneShape.Dial));
        Stage("C", "");
        AssertRecorded();
        Assert.True(ToneDetector.Hears(Citizen.Heard().AsSpan()[^4000..], 450));
    }

    [Fact]
    public void Whispers_and_those_who_only_listen_are_in_neither_channel()
    {
        var supervisor = _people['S'];
        _studio.Bridge(Citizen.Place, Clerk.Place, supervisor.Place with { Speaks = false });
        Stage("C", "A");
        _studio.Bridge(
            Citizen.Place, Clerk.Place, supervisor.Place with { Speaks = false, WhispersTo = Clerk.Leg });
        Stage("C", "A");
        _studio.Bridge(
            Citizen.Place, Clerk.Place, supervisor.Place with { Speaks = false, WhispersTo = Citizen.Leg });
        Stage("C", "A");
        _studio.Bridge(Citizen.Place, Clerk.Place, supervisor.Place);
        Stage("C", "AS");
        AssertRecorded();
        AssertCitizenHeard("A", "A", "AS", "AS");
    }

    [Fact]
    public void Another_codec_in_the_middle_of_a_talk_leaves_no_gap()
    {
        _studio.Bridge(Citizen.Place, Clerk.Place);
        Stage("C", "A");
        Change(Citizen, o => o with { Codec = "PCMU", SendPayloadType = 0, ReceivePayloadType = 0 });
        Stage("C", "A");
        Change(Clerk, o => o with { Codec = "PCMU", SendPayloadType = 0, ReceivePayloadType = 0 });
        Stage("C", "A");
        Change(Citizen, o => o with { Codec = "PCMA", SendPayloadType = 8, ReceivePayloadType = 8 });
        Stage("C", "A");
        AssertRecorded();
        AssertCitizenHeard("A", "A", "A", "A");
    }

    // His telephone may hold, too (a=sendonly, then a=inactive): then he says nothing, and the others are still there.
    [Fact]
    public void A_citizen_who_holds_by_himself_is_silent_in_his_channel_and_the_others_are_recorded()
    {
        _studio.Bridge(Citizen.Place, Clerk.Place);
        Stage("C", "A");
        Change(Citizen, o => o with { CanReceive = false });
        Stage("", "A");
        AssertRecorded();
    }

    [Fact]
    public void A_talk_that_moves_to_another_lane_is_recorded_as_if_it_had_stayed()
    {
        _studio.Bridge(Citizen.Place, Clerk.Place);
        Stage("C", "A");
        _studio.Move(Citizen.Leg, 1);
        _studio.Move(Clerk.Leg, 1);
        _studio.Order(new LaneOrder.Bridge(new BridgeId(1), [Clerk.Place, Citizen.Place]), lane: 1);
        Stage("C", "A");
        _studio.Move(Citizen.Leg, 0);
        Stage("C", "");
        _studio.Bridge(Citizen.Place, _people['B'].Place);
        Stage("C", "B");
        Assert.Equal(0, _studio.Lanes.Sum(lane => lane.Counters.FramesConcealed));
        AssertRecorded();
        AssertCitizenHeard("A", "A", "", "B");
    }

    static BridgePlace Held(Peer peer) => peer.Place with { Speaks = false, Hears = false };

    static short[] Hum(char name, int milliseconds) =>
        Sounds.Hum(_tones.Single(tone => tone.Name == name).Hertz, milliseconds, LevelDbm0);

    PlayId Music()
    {
        var id = new PlayId(_studio.NewName());
        _studio.Order(new LaneOrder.Play(id, Citizen.Leg, ["music"], Repeat: true));
        return id;
    }

    void Change(Peer peer, Func<LegOptions, LegOptions> change)
    {
        peer.Options = change(peer.Options);
        _studio.Order(new LaneOrder.ChangeLeg(peer.Leg, peer.Options));
    }

    void Everybody(int hums)
    {
        foreach (var (name, peer) in _people)
            peer.Says(Hum(name, hums));
        _studio.Pass(hums);
    }

    void Stage(string left, string right, int milliseconds = StageMilliseconds)
    {
        _stages.Add((Served - _firstFrame, left, right));
        Everybody(milliseconds);
    }

    void AssertRecorded()
    {
        var frames = Served - _firstFrame;
        _studio.Order(new LaneOrder.StopRecording(_recording), lane: 0);
        _studio.Pass(20);
        var both = _studio.Log.Recordings[_recording];
        Assert.Equal(frames * FrameSamples * 2, both.Count);
        for (var frame = 0; frame < frames; frame++)
        {
            var (_, left, right) = _stages.Last(stage => stage.Frame <= frame);
            var samples = both.GetRange(frame * FrameSamples * 2, FrameSamples * 2);
            var said = Tones([.. samples.Where((_, i) => i % 2 == 0)]);
            var others = Tones([.. samples.Where((_, i) => i % 2 == 1)]);
            Assert.True((said, others) == (left, right), $"frame {frame}: «{said}», «{others}», not {left}, {right}");
        }
    }

    void AssertCitizenHeard(params string[] byStage)
    {
        var heard = Citizen.Heard().AsSpan(_firstFrame * FrameSamples);
        var frames = heard.Length / FrameSamples - 1;
        for (var frame = 0; frame < frames; frame++)
        {
            var stage = _stages.FindLastIndex(stage => stage.Frame <= frame);
            var tones = Tones(heard.Slice(frame * FrameSamples, FrameSamples));
            Assert.True(tones == byStage[stage], $"frame {frame}: «{tones}», not {byStage[stage]}");
        }
    }

    // A tone is there or it is not: what lies between is a frame that was cut, shifted or mixed wrongly.
    static string Tones(ReadOnlySpan<short> frame)
    {
        var names = "";
        foreach (var (name, hertz) in _tones)
        {
            var level = ToneDetector.Level(frame, hertz);
            if (level > LevelDbm0 - 1)
                names += name;
            else if (level > -45)
                names += '?';
        }

        return names;
    }
}
