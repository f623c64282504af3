using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Playing;

public sealed class PlayerTests
{
    readonly Studio _studio = new();

    [Fact]
    public void A_prompt_is_heard_as_it_was_made_to_the_last_byte()
    {
        var words = Sounds.SpeechLike(seed: 1, milliseconds: 500);
        _studio.UsePrompts(("welcome", words));
        var peer = _studio.AddPeer();
        var play = _studio.Play(peer.Leg, "welcome");

        _studio.Pass(600);

        Assert.Equal(Coded(words), peer.Heard()[..words.Length]);
        var ended = Assert.Single(_studio.Heard(HeardKind.PlayEnded));
        Assert.Equal((play, PlayEnd.Finished), (ended.Play, ended.End));
    }

    [Theory]
    [InlineData("PCMA", 8)]
    [InlineData("PCMU", 0)]
    public void Each_leg_hears_it_in_its_own_codec(string codec, byte payloadType)
    {
        _studio.UsePrompts(("hum", Sounds.Hum(1000, 400)));
        var peer = _studio.AddPeer(o => o with
        {
            Codec = codec,
            SendPayloadType = payloadType,
            ReceivePayloadType = payloadType,
        });
        _studio.Play(peer.Leg, "hum");

        _studio.Pass(300);

        Assert.All(_studio.Audio(peer.Leg), packet => Assert.Equal(payloadType, packet.PayloadType));
        Assert.Equal(-10, ToneDetector.Level(peer.Heard(), 1000), tolerance: 0.5);
    }

    [Fact]
    public void Prompts_of_any_length_follow_each_other_without_a_gap()
    {
        short[][] words = [.. new[] { 333, 17, 1, 162, 480 }.Select((n, i) => Sounds.Noise(i, 100, -10)[..n])];
        _studio.UsePrompts([.. words.Select((w, i) => ($"{i}", w))]);
        var peer = _studio.AddPeer();
        _studio.Play(peer.Leg, "0", "1", "2", "3", "4");

        _studio.Pass(400);

        var all = Sounds.Join(words);
        Assert.Equal(Coded(all), peer.Heard()[..all.Length]);
        Assert.Single(_studio.Heard(HeardKind.PlayEnded));
    }

    [Fact]
    public void Music_goes_on_until_it_is_stopped_and_its_seam_is_not_heard()
    {
        var bar = Sounds.Noise(seed: 5, milliseconds: 55, levelDbm0: -12);
        _studio.UsePrompts(("waiting", bar));
        var peer = _studio.AddPeer();
        var play = new PlayId(9);
        _studio.Order(new LaneOrder.Play(play, peer.Leg, ["waiting"], Repeat: true));

        _studio.Pass(1000);
        Assert.Empty(_studio.Heard(HeardKind.PlayEnded));
        _studio.Order(new LaneOrder.StopPlay(play));
        _studio.Order(new LaneOrder.StopPlay(play));
        _studio.Pass(100);

        Assert.Equal(Coded(Sounds.Join(bar, bar, bar)), peer.Heard()[..(3 * bar.Length)]);
        var ended = Assert.Single(_studio.Heard(HeardKind.PlayEnded));
        Assert.Equal((play, PlayEnd.Cut), (ended.Play, ended.End));
    }

    [Fact]
    public void A_prompt_that_is_missing_fails_the_play_at_once_and_only_once()
    {
        _studio.UsePrompts(("yes", Sounds.Hum(500, 100)));
        var peer = _studio.AddPeer();
        var play = _studio.Play(peer.Leg, "yes", "no such reading");

        _studio.Pass(500);

        var ended = Assert.Single(_studio.Heard(HeardKind.PlayEnded));
        Assert.Equal((play, PlayEnd.Failed), (ended.Play, ended.End));
        Assert.False(ToneDetector.Hears(peer.Heard(), 500));
    }

    [Fact]
    public void A_play_on_a_leg_that_is_gone_fails()
    {
        _studio.Play(new LegId(77), "welcome");
        _studio.Order(new LaneOrder.PlayTone(new PlayId(5), new LegId(77), ToneShape.Beep));
        _studio.Pass(20);
        Assert.All(_studio.Heard(HeardKind.PlayEnded), heard => Assert.Equal(PlayEnd.Failed, heard.End));
        Assert.Equal(2, _studio.Heard(HeardKind.PlayEnded).Count());
    }

    [Fact]
    public void A_play_of_nothing_is_finished_at_once()
    {
        _studio.UsePrompts(("empty", []));
        var peer = _studio.AddPeer();
        var nothing = _studio.Play(peer.Leg);
        _studio.Pass(40);
        _studio.Order(new LaneOrder.Play(new PlayId(50), peer.Leg, ["empty"], Repeat: true));
        _studio.Pass(40);
        Assert.Equal([(nothing, PlayEnd.Finished), (new PlayId(50), PlayEnd.Finished)],
            _studio.Heard(HeardKind.PlayEnded).Select(heard => (heard.Play, heard.End)));
    }

    [Fact]
    public void A_new_play_cuts_the_former_one()
    {
        _studio.UsePrompts(("long", Sounds.Hum(500, 5000)), ("short", Sounds.Hum(900, 100)));
        var peer = _studio.AddPeer();
        var first = _studio.Play(peer.Leg, "long");
        _studio.Pass(100);
        var second = _studio.Play(peer.Leg, "short");
        _studio.Pass(400);

        Assert.Equal([(first, PlayEnd.Cut), (second, PlayEnd.Finished)],
            _studio.Heard(HeardKind.PlayEnded).Select(heard => (heard.Play, heard.End)));
    }

    [Fact]
    public void The_end_of_a_leg_cuts_its_play()
    {
        _studio.UsePrompts(("long", Sounds.Hum(500, 5000)));
        var peer = _studio.AddPeer();
        _studio.Play(peer.Leg, "long");
        _studio.Pass(100);
        _studio.Order(new LaneOrder.RemoveLeg(peer.Leg));
        _studio.Pass(100);
        Assert.Equal(PlayEnd.Cut, Assert.Single(_studio.Heard(HeardKind.PlayEnded)).End);
    }

    [Fact]
    public void A_digit_cuts_what_may_be_cut_and_nothing_else()
    {
        _studio.UsePrompts(("menu", Sounds.Hum(500, 5000)));
        var eager = _studio.AddPeer();
        var patient = _studio.AddPeer();
        _studio.Order(new LaneOrder.Play(new PlayId(71), eager.Leg, ["menu"], CutByDigit: true));
        _studio.Order(new LaneOrder.Play(new PlayId(72), patient.Leg, ["menu"]));
        eager.Presses('1');
        patient.Presses('2');

        _studio.Pass(300);

        Assert.Equal(new PlayId(71), Assert.Single(_studio.Heard(HeardKind.PlayEnded)).Play);
        Assert.Equal("12", _studio.Digits);
    }

    [Fact]
    public void Digits_are_swallowed_by_a_play_that_does_not_report_them()
    {
        _studio.UsePrompts(("notice", Sounds.Hum(500, 400)));
        var peer = _studio.AddPeer();
        _studio.Order(new LaneOrder.Play(new PlayId(71), peer.Leg, ["notice"], ReportDigits: false));
        peer.Presses('1');
        peer.Presses('2', startAfter: 600);
        _studio.Pass(1000);
        Assert.Equal("2", _studio.Digits);
    }

    [Fact]
    public void New_prompts_are_for_new_plays()
    {
        _studio.UsePrompts(("word", Sounds.Hum(500, 1000)));
        var peer = _studio.AddPeer();
        _studio.Play(peer.Leg, "word");
        _studio.Pass(100);
        _studio.UsePrompts(("word", Sounds.Hum(900, 1000)));
        _studio.Pass(500);
        Assert.False(ToneDetector.Hears(peer.Heard(), 900));
        _studio.Play(peer.Leg, "word");
        _studio.Pass(500);
        Assert.True(ToneDetector.Hears(peer.Heard()[^1600..], 900));
    }

    [Fact]
    public void Busy_tone_has_its_cadence_of_350_milliseconds()
    {
        var peer = _studio.AddPeer();
        _studio.Order(new LaneOrder.PlayTone(new PlayId(4), peer.Leg, ToneShape.Busy));
        _studio.Pass(2000);
        var heard = peer.Heard();
        for (var beat = 0; beat < 5; beat++)
        {
            var middle = heard.AsSpan((beat * 2800) + 400, 2000);
            Assert.Equal(beat % 2 == 0, ToneDetector.Hears(middle, 450));
        }
    }

    [Fact]
    public void A_beep_ends_by_itself()
    {
        var peer = _studio.AddPeer();
        _studio.Order(new LaneOrder.PlayTone(new PlayId(4), peer.Leg, ToneShape.Beep));
        _studio.Pass(600);
        Assert.Equal(PlayEnd.Finished, Assert.Single(_studio.Heard(HeardKind.PlayEnded)).End);
        Assert.True(ToneDetector.Hears(peer.Heard().AsSpan(0, 3200), 950));
    }

    [Fact]
    public void Of_two_prompts_with_one_name_the_later_one_wins()
    {
        var library = new PromptLibrary([Prompt.FromSamples("a", [1, 2]), Prompt.FromSamples("a", [3])]);
        Assert.True(library.TryFind("a", out var prompt));
        Assert.Equal((1, TimeSpan.FromMicroseconds(125)), (prompt.Samples.Length, prompt.Length));
    }

    [Fact]
    public void A_prompt_is_made_of_a_wav_file_and_of_nothing_else()
    {
        var file = new byte[WavHeader.Bytes + 1600];
        WavHeader.Write(file, channels: 1, dataBytes: 1600);
        Assert.True(Prompt.TryFromWav("a", file, out var prompt));
        Assert.Equal(TimeSpan.FromMilliseconds(100), prompt.Length);
        Assert.False(Prompt.TryFromWav("a", [1, 2, 3], out _));
    }

    static short[] Coded(short[] samples) =>
        [.. samples.Select(sample => CodecCatalogue.Pcma.Decode(CodecCatalogue.Pcma.Encode(sample)))];
}
