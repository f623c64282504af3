using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Rtp;

/// <summary>Listened to where it counts: in the recording of a leg whose packets went through weather.</summary>
public sealed class JitterBufferTests
{
    readonly Studio _studio = new();
    readonly short[] _speech = Sounds.SpeechLike(seed: 11, milliseconds: 8000);
    long _concealedWhileSpeaking;

    [Fact]
    public void In_fair_weather_everything_is_heard_exactly_and_at_most_60_milliseconds_later()
    {
        var heard = Record(Weather.Fair);
        var (likeness, lag) = Sounds.Likeness(_speech, heard, 800);
        Assert.True(likeness > 0.999);
        Assert.InRange(lag, 0, 480);
        Assert.Equal(0, _concealedWhileSpeaking);
        Assert.Equal(Coded(_speech), heard.AsSpan(lag, _speech.Length).ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Duplicates_and_packets_out_of_order_are_harmless(int seed)
    {
        var heard = Record(new Weather(seed) { Duplicates = 0.2, JitterMilliseconds = 18 });
        var (likeness, lag) = Sounds.Likeness(_speech, heard, 1600);
        Assert.True(likeness > 0.95, $"{likeness}");
        Assert.Equal(Coded(_speech.AsSpan(8000)), heard.AsSpan(lag + 8000, _speech.Length - 8000).ToArray());
        Assert.True(_studio.Lane.Counters.Discarded(RtpDiscard.Duplicate) > 40);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    public void The_delay_grows_to_what_the_network_needs_and_then_nothing_more_is_lost(int jitterMilliseconds)
    {
        var peer = _studio.AddPeer();
        peer.Weather = new Weather(5) { JitterMilliseconds = jitterMilliseconds };
        peer.Says(_speech);
        _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(3000);
        var lateAtFirst = _studio.Lane.Counters.Discarded(RtpDiscard.Late);
        _studio.Pass(4900);
        var lateAfterwards = _studio.Lane.Counters.Discarded(RtpDiscard.Late) - lateAtFirst;

        Assert.InRange(lateAtFirst, 0, 20);
        Assert.InRange(lateAfterwards, 0, 2);
        Assert.True(_studio.Lane.TryMeasure(peer.Leg, out var figures));
        Assert.InRange(figures.Delay, TimeSpan.Zero, MediaLimits.JitterDelayMax + TimeSpan.FromMilliseconds(40));
        Assert.Equal(0, figures.PacketsLost);
    }

    [Fact]
    public void The_delay_shrinks_again_when_the_network_has_calmed_down()
    {
        var peer = _studio.AddPeer();
        peer.Weather = new Weather(5) { JitterMilliseconds = 120 };
        peer.Says(_speech);
        _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(8000);
        var rough = Delay(peer);
        peer.Weather = Weather.Fair;
        for (var i = 0; i < 8; i++)
        {
            peer.Says(_speech);
            _studio.Pass(8000);
        }

        peer.Says(_speech);
        _studio.Pass(1000);
        Assert.True(rough > TimeSpan.FromMilliseconds(80));
        Assert.True(Delay(peer) <= TimeSpan.FromMilliseconds(60));
    }

    /// <summary>Plain silence instead of lost packets leaves about 0.95; a period repeated must be better.</summary>
    [Theory]
    [InlineData(0.05, 0.96)]
    [InlineData(0.10, 0.92)]
    public void What_is_lost_is_invented_so_that_it_resembles_what_was_said(double loss, double leastLikeness)
    {
        var hum = Sounds.Add(Sounds.Hum(180, 8000), Sounds.Hum(540, 8000, -16));
        var peer = _studio.AddPeer();
        peer.Weather = new Weather(9) { Loss = loss };
        peer.Says(hum);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(8100);
        var heard = _studio.Log.Recordings[recording].ToArray();
        Assert.True(Sounds.Likeness(hum, heard, 800).Likeness > leastLikeness);
        Assert.True(_studio.Lane.Counters.FramesConcealed > 10);
    }

    [Fact]
    public void After_a_loss_no_click_is_louder_than_the_sound_itself()
    {
        var hum = Sounds.Hum(300, 4000);
        var peer = _studio.AddPeer();
        peer.Weather = new Weather(3) { Loss = 0.05 };
        peer.Says(hum);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(3900);
        var heard = _studio.Log.Recordings[recording].ToArray().AsSpan(800, 24_000);
        var steepest = 0;
        for (var i = 1; i < heard.Length; i++)
            steepest = Math.Max(steepest, Math.Abs(heard[i] - heard[i - 1]));
        var peak = hum.Max(sample => (int)sample);
        Assert.True(steepest < peak, $"a step of {steepest} in a sound of {peak}");
    }

    [Fact]
    public void A_lane_that_stalls_loses_nothing_of_what_came_meanwhile()
    {
        var peer = _studio.AddPeer();
        peer.Says(_speech);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(3003);
        _studio.Stall(250);
        _studio.Pass(5500);
        var heard = _studio.Log.Recordings[recording].ToArray();
        Assert.True(Sounds.Likeness(_speech, heard, 1600).Likeness > 0.99);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(240)]
    [InlineData(480)]
    public void Packets_of_any_length_are_heard_whole(int frameSamples)
    {
        var peer = _studio.AddPeer();
        peer.FrameSamples = frameSamples;
        peer.Says(_speech);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(8200);
        var (likeness, _) = Sounds.Likeness(_speech, [.. _studio.Log.Recordings[recording]], 1600);
        Assert.True(likeness > 0.99, $"{likeness}");
    }

    [Fact]
    public void Timestamps_that_jump_do_not_make_the_peer_dumb()
    {
        var peer = _studio.AddPeer();
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        peer.Says(Sounds.Hum(500, 1000));
        _studio.Pass(1000);
        peer.Pauses(10_000_000);
        peer.Says(Sounds.Hum(900, 1000));
        _studio.Pass(1000);
        peer.Pauses(-5_000);
        peer.Says(Sounds.Hum(700, 1000));
        _studio.Pass(1100);
        var heard = _studio.Log.Recordings[recording].ToArray();
        Assert.True(ToneDetector.Hears(heard.AsSpan(9600, 4800), 900));
        Assert.True(ToneDetector.Hears(heard.AsSpan(18_400, 4800), 700));
    }

    TimeSpan Delay(Peer peer) => _studio.Lane.TryMeasure(peer.Leg, out var figures) ? figures.Delay : default;

    short[] Record(Weather weather)
    {
        var peer = _studio.AddPeer();
        peer.Weather = weather;
        peer.Says(_speech);
        var recording = _studio.Record(peer.Leg, new RecordingShape());
        _studio.Pass(7900);
        _concealedWhileSpeaking = _studio.Lane.Counters.FramesConcealed;
        _studio.Pass(500);
        _studio.Order(new LaneOrder.StopRecording(recording));
        _studio.Pass(20);
        return [.. _studio.Log.Recordings[recording]];
    }

    static short[] Coded(ReadOnlySpan<short> samples)
    {
        var coded = samples.ToArray();
        for (var i = 0; i < coded.Length; i++)
            coded[i] = CodecCatalogue.Pcma.Decode(CodecCatalogue.Pcma.Encode(coded[i]));
        return coded;
    }

}
