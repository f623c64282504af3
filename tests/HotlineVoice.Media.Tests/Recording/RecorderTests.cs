using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Recording;

public sealed class RecorderTests
{
    readonly Studio _studio = new();

    [Fact]
    public void A_message_is_recorded_as_it_was_spoken()
    {
        var words = Sounds.SpeechLike(seed: 4, milliseconds: 4000);
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        peer.Says(words);
        _studio.Pass(4200);
        _studio.Order(new LaneOrder.StopRecording(recording));
        _studio.Pass(20);

        var (likeness, lag) = Sounds.Likeness(words, Heard(recording), 800);
        Assert.True(likeness > 0.999, $"{likeness}");
        Assert.InRange(lag, 0, 640);
    }

    [Fact]
    public void Blocks_are_200_milliseconds_and_the_last_one_is_the_rest()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        peer.Says(Sounds.Hum(500, 1000));
        _studio.Pass(900);
        _studio.Order(new LaneOrder.StopRecording(recording));
        _studio.Pass(20);

        Assert.Equal([1600, 1600, 1600, 1600], _studio.Log.BlockSamples[..4]);
        Assert.InRange(_studio.Log.BlockSamples[4], 1, 1599);
        AssertEnded(recording, RecordingEnd.Stopped);
    }

    [Fact]
    public void Time_without_packets_is_silence_in_the_recording_and_not_a_gap()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        peer.Says(Sounds.Hum(500, 1000));
        _studio.Pass(3000);
        peer.Pauses(2000);
        peer.Says(Sounds.Hum(900, 1000));
        _studio.Pass(1200);
        _studio.Order(new LaneOrder.StopRecording(recording));
        _studio.Pass(20);

        var heard = Heard(recording);
        Assert.Equal(4200 * 8, heard.Length, tolerance: 320.0);
        Assert.True(ToneDetector.Hears(heard.AsSpan(1600, 4800), 500));
        Assert.All(heard[10_000..23_000], sample => Assert.InRange(sample, -8, 8));
        Assert.True(ToneDetector.Hears(heard.AsSpan(25_600, 4800), 900));
    }

    [Fact]
    public void The_citizen_is_left_and_what_he_hears_is_right()
    {
        _studio.UsePrompts(("welcome", Sounds.Hum(900, 2000)));
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape { Channels = 2 });
        _studio.Play(peer.Leg, "welcome");
        peer.Says(Sounds.Hum(500, 2000));
        _studio.Pass(1900);

        var both = Heard(recording);
        var left = both.Where((_, i) => i % 2 == 0).Skip(1600).ToArray();
        var right = both.Where((_, i) => i % 2 == 1).Skip(1600).ToArray();
        Assert.Equal(-10, ToneDetector.Level(left, 500), tolerance: 1);
        Assert.Equal(-10, ToneDetector.Level(right, 900), tolerance: 1);
        Assert.True(ToneDetector.Level(left, 900) < -50);
        Assert.True(ToneDetector.Level(right, 500) < -50);
    }

    [Fact]
    public void The_right_channel_holds_the_bridge_and_silence_when_nobody_speaks()
    {
        var citizen = _studio.AddPeer();
        var clerk = _studio.AddPeer();
        var recording = _studio.Record(citizen.Leg, new RecordingShape { Channels = 2 });
        _studio.Pass(500);
        _studio.Bridge(citizen.Place, clerk.Place);
        clerk.Says(Sounds.Hum(700, 1500));
        _studio.Pass(1500);

        var right = Heard(recording).Where((_, i) => i % 2 == 1).ToArray();
        Assert.All(right[..3200], sample => Assert.Equal(0, sample));
        Assert.True(ToneDetector.Hears(right.AsSpan(6400, 4800), 700));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void What_was_said_at_one_time_lies_side_by_side_within_a_frame(int phasesBetween)
    {
        var words = Sounds.SpeechLike(seed: 12, milliseconds: 4000);
        var citizen = _studio.AddPeer();
        for (var i = 0; i < phasesBetween; i++)
            _studio.AddPeer();
        var clerk = _studio.AddPeer();
        _studio.Bridge(citizen.Place, clerk.Place);
        var recording = _studio.Record(citizen.Leg, new RecordingShape { Channels = 2 });
        citizen.Says(words);
        clerk.Says(words);
        _studio.Pass(4200);

        var both = Heard(recording);
        var (_, left) = Sounds.Likeness(words, [.. both.Where((_, i) => i % 2 == 0)], 1600);
        var (likeness, right) = Sounds.Likeness(words, [.. both.Where((_, i) => i % 2 == 1)], 1600);
        Assert.True(likeness > 0.998, $"{likeness}");
        Assert.InRange(right - left, -160, 160);
    }

    [Fact]
    public void A_recording_ends_at_its_limit_to_the_sample()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape { Limit = TimeSpan.FromMilliseconds(1010) });
        peer.Says(Sounds.Hum(500, 3000));
        _studio.Pass(3000);
        Assert.Equal(8080, Heard(recording).Length);
        var ended = AssertEnded(recording, RecordingEnd.LimitReached);
        Assert.Equal(TimeSpan.FromMilliseconds(1010), ended.Length);
    }

    [Fact]
    public void A_recording_ends_when_the_citizen_has_been_silent_for_as_long_as_was_asked()
    {
        var peer = _studio.AddPeer();
        var shape = new RecordingShape { StopAfterSilence = TimeSpan.FromSeconds(3) };
        var recording = _studio.Record(peer.Leg, shape);
        peer.Says(Sounds.Join(
            Sounds.SpeechLike(2, 2000), Sounds.Noise(1, 2000, -50), Sounds.SpeechLike(3, 1000),
            Sounds.Noise(2, 6000, -50)));
        _studio.Pass(11_000);
        var ended = AssertEnded(recording, RecordingEnd.Silence);
        Assert.InRange(ended.Length.TotalSeconds, 7.5, 8.3);
    }

    [Fact]
    public void A_line_without_packets_is_silent_too()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(
            peer.Leg, new RecordingShape { StopAfterSilence = TimeSpan.FromSeconds(3) });
        _studio.Pass(4000);
        Assert.Equal(TimeSpan.FromSeconds(3), AssertEnded(recording, RecordingEnd.Silence).Length);
    }

    [Fact]
    public void The_key_that_ends_a_message_is_heard_before_its_end()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape { StopByDigit = true });
        peer.Says(Sounds.Hum(500, 2000));
        peer.Presses('5', startAfter: 500);
        peer.Presses('#', startAfter: 1500);
        _studio.Pass(2000);

        Assert.Equal("5#", _studio.Digits);
        var kinds = _studio.Log.Heard.Select(heard => heard.Kind).ToList();
        Assert.True(kinds.LastIndexOf(HeardKind.DigitPressed) < kinds.IndexOf(HeardKind.RecordingEnded));
        Assert.Equal('#', AssertEnded(recording, RecordingEnd.Stopped).Digit);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    public void The_tone_of_that_key_is_not_in_the_message(int startMilliseconds)
    {
        var peer = _studio.AddPeer(o => o with { EventsIn = null });
        var recording = _studio.Record(peer.Leg, new RecordingShape { StopByDigit = true });
        var words = Sounds.Hum(500, 2000 + startMilliseconds);
        peer.Says(Sounds.Join(words, Sounds.Digit('#', 300)));
        _studio.Pass(2600);

        var heard = Heard(recording);
        Assert.True(ToneDetector.Level(heard.AsSpan(heard.Length - 800), 941) < -40);
        Assert.InRange(heard.Length, 15_200, words.Length + 640);
        var ended = AssertEnded(recording, RecordingEnd.Stopped);
        Assert.Equal(heard.Length / 8000.0, ended.Length.TotalSeconds);
    }

    [Fact]
    public void Without_being_asked_a_recording_does_not_stop_at_a_key()
    {
        var peer = _studio.AddPeer();
        _studio.Record(peer.Leg, new RecordingShape());
        peer.Presses('#');
        _studio.Pass(500);
        Assert.Empty(_studio.Heard(HeardKind.RecordingEnded));
    }

    [Fact]
    public void When_the_leg_goes_what_was_said_is_kept()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        peer.Says(Sounds.Hum(500, 1000));
        _studio.Pass(510);
        _studio.Order(new LaneOrder.RemoveLeg(peer.Leg));
        _studio.Pass(20);
        var ended = AssertEnded(recording, RecordingEnd.LegGone);
        Assert.Equal(Heard(recording).Length / 8000.0, ended.Length.TotalSeconds);
        Assert.InRange(ended.Length.TotalMilliseconds, 480, 520);
    }

    [Fact]
    public void A_leg_is_recorded_once_at_a_time_and_a_leg_that_is_gone_not_at_all()
    {
        var peer = _studio.AddPeer();
        var first = _studio.Record(peer.Leg, new RecordingShape());
        var second = _studio.Record(peer.Leg, new RecordingShape());
        var third = _studio.Record(new LegId(99), new RecordingShape());
        _studio.Pass(100);
        AssertEnded(second, RecordingEnd.Failed);
        AssertEnded(third, RecordingEnd.Failed);
        Assert.DoesNotContain(_studio.Log.Heard, heard => heard.Recording == first);
        _studio.Order(new LaneOrder.StopRecording(first));
        _studio.Order(new LaneOrder.StopRecording(first));
        _studio.Pass(100);
        AssertEnded(first, RecordingEnd.Stopped);
    }

    [Fact]
    public void A_prompt_that_is_recorded_back_has_the_quality_of_its_law()
    {
        var words = Sounds.SpeechLike(seed: 6, milliseconds: 3000);
        _studio.UsePrompts(("words", words));
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape { Channels = 2 });
        _studio.Play(peer.Leg, "words");
        _studio.Pass(3200);
        var right = Heard(recording).Where((_, i) => i % 2 == 1).ToArray();
        Assert.Equal(words, right[..words.Length]);
        var sent = peer.Heard()[..words.Length];
        Assert.Equal([.. words.Select(w => CodecCatalogue.Pcma.Decode(CodecCatalogue.Pcma.Encode(w)))], sent);
    }

    short[] Heard(RecordingId recording) => [.. _studio.Log.Recordings[recording]];

    Heard AssertEnded(RecordingId recording, RecordingEnd why)
    {
        var ended = Assert.Single(
            _studio.Heard(HeardKind.RecordingEnded), heard => heard.Recording == recording);
        Assert.Equal(why, ended.Why);
        return ended;
    }
}
