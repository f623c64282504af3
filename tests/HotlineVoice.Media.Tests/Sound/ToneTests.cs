using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Sound;

public sealed class ToneTests
{
    [Theory]
    [InlineData(1000, 4000)]
    [InlineData(350, 350)]
    [InlineData(700, 700)]
    [InlineData(400, 4000)]
    public void The_networks_tones_have_their_cadence(int onMilliseconds, int offMilliseconds)
    {
        ToneShape[] shapes = [ToneShape.RingBack, ToneShape.Busy, ToneShape.Congestion, ToneShape.CallWaiting];
        var samples = shapes.Select(Tone.Samples).Single(s => s.Length == 8 * (onMilliseconds + offMilliseconds)
            && s[(8 * onMilliseconds) - 5] != 0 && s[(8 * onMilliseconds) + 5] == 0);
        Assert.Equal(-10, ToneDetector.Level(samples.AsSpan(0, 8 * onMilliseconds), 450), tolerance: 0.3);
        Assert.All(samples[(8 * onMilliseconds)..], sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void A_tone_repeated_makes_no_step_at_its_seam()
    {
        var cycle = Tone.Samples(ToneShape.Dial);
        var twice = Sounds.Join(cycle, cycle);
        var steepest = 2 * Math.PI * 450 / 8000 * SoundLevel.Amplitude(-10);
        for (var i = 1; i < twice.Length; i++)
            Assert.True(Math.Abs(twice[i] - twice[i - 1]) <= steepest + 1);
    }

    [Fact]
    public void Two_frequencies_sound_together()
    {
        var shape = new ToneShape([new ToneStretch(697, 1209, TimeSpan.FromMilliseconds(100))], Repeats: false);
        var detector = new GoertzelDetector();
        var heard = Tone.Samples(shape).Chunk(160).Select(frame => detector.Hear(frame)).Where(digit => digit != '\0');
        Assert.Equal("1", string.Concat(heard));
    }

    [Fact]
    public void Shapes_are_equal_by_what_they_sound_like()
    {
        var second = TimeSpan.FromSeconds(1);
        Assert.Equal(ToneShape.Hum(500, second), ToneShape.Hum(500, second));
        Assert.Equal(ToneShape.Hum(500, second).GetHashCode(), ToneShape.Hum(500, second).GetHashCode());
        Assert.NotEqual(ToneShape.Hum(500, second), ToneShape.Hum(500, second, repeats: true));
        Assert.NotEqual(ToneShape.Hum(500, second), ToneShape.Hum(501, second));
    }
}
