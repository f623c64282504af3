using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Golden;

/// <summary>Sound in, sound out: a prompt leaves one lane, goes through weather and is recorded by another.</summary>
public sealed class PromptToRecordingTests
{
    readonly Studio _here = new(seed: 1);
    readonly Studio _there = new(seed: 2);
    readonly short[] _words = Sounds.SpeechLike(seed: 21, milliseconds: 6000);

    [Theory]
    [InlineData(0, 0, 0.999)]
    [InlineData(0, 15, 0.98)]
    [InlineData(0.01, 15, 0.96)]
    [InlineData(0.05, 15, 0.88)]
    public void What_was_played_is_what_was_recorded(double loss, int jitterMilliseconds, double leastLikeness)
    {
        var heard = Carry(new Weather(7) { Loss = loss, JitterMilliseconds = jitterMilliseconds });
        var (likeness, lag) = Sounds.Likeness(_words, heard, 2400);
        Assert.True(likeness >= leastLikeness, $"{likeness} at {lag}");
    }

    [Fact]
    public void The_same_weather_gives_the_same_recording()
    {
        var first = Carry(new Weather(7) { Loss = 0.05, JitterMilliseconds = 40 });
        var again = new PromptToRecordingTests().Carry(new Weather(7) { Loss = 0.05, JitterMilliseconds = 40 });
        Assert.Equal(first, again);
    }

    short[] Carry(Weather weather)
    {
        _here.UsePrompts(("words", _words));
        var speaker = _here.AddPeer();
        _here.Play(speaker.Leg, "words");
        var listener = _there.AddPeer();
        var recording = _there.Record(listener.Leg, new RecordingShape());
        var carried = 0;
        for (var passed = 0; passed < 6500; passed += 5)
        {
            _here.Pass(5);
            for (; carried < _here.Log.Sent.Count; carried++)
            {
                var packet = _here.Log.Sent[carried];
                foreach (var delay in weather.Copies())
                    _there.Arrives(delay, listener.Leg, packet.Bytes, listener.Address, packet.Control);
            }

            _there.Pass(5);
        }

        return [.. _there.Log.Recordings[recording]];
    }
}
