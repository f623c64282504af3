using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Sound;

public sealed class SoundLevelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(-45)]
    public void The_level_of_a_sine_is_what_it_was_made_with(double levelDbm0)
    {
        Assert.Equal(levelDbm0, SoundLevel.Of(Sounds.Hum(1000, 200, levelDbm0)), tolerance: 0.1);
        Assert.Equal(levelDbm0, SoundLevel.OfPower(SoundLevel.Power(levelDbm0)), tolerance: 1e-9);
    }

    [Fact]
    public void Digital_silence_has_no_level()
    {
        Assert.Equal(double.NegativeInfinity, SoundLevel.Of(Sounds.Silence(20)));
        Assert.Equal(double.NegativeInfinity, SoundLevel.Of([]));
    }

    [Fact]
    public void Silence_is_known_in_a_quiet_and_in_a_noisy_room()
    {
        foreach (var roomDbm0 in new[] { -70, -55, -42 })
        {
            var detector = new SilenceDetector();
            Hear(detector, Sounds.Noise(1, 1500, roomDbm0));
            Hear(detector, Sounds.Add(Sounds.SpeechLike(4, 1000), Sounds.Noise(2, 1000, roomDbm0)));
            Hear(detector, Sounds.Noise(3, 2000, roomDbm0));
            Assert.InRange(detector.Silence.TotalSeconds, 1.8, 2.4);
        }
    }

    [Fact]
    public void Speech_without_pause_is_never_silence()
    {
        var detector = new SilenceDetector();
        foreach (var frame in Sounds.Hum(200, 60_000, -20).Chunk(160))
        {
            detector.Hear(frame);
            Assert.Equal(TimeSpan.Zero, detector.Silence);
        }
    }

    static void Hear(SilenceDetector detector, short[] samples)
    {
        foreach (var frame in samples.Chunk(160))
            detector.Hear(frame);
    }
}
