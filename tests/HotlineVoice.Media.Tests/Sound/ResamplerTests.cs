using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Sound;

public sealed class ResamplerTests
{
    public static TheoryData<int> Rates => [11_025, 16_000, 22_050, 44_100, 48_000];

    [Theory]
    [MemberData(nameof(Rates))]
    public void Speech_frequencies_pass_as_they_are(int fromHertz)
    {
        foreach (var hertz in new[] { 300, 1000, 3000, 3400 })
        {
            var samples = Resampler.To8Kilohertz(Sine(hertz, fromHertz), fromHertz);
            Assert.Equal(8000, samples.Length, tolerance: 1.0);
            Assert.Equal(-10, ToneDetector.Level(samples.AsSpan(800, 6400), hertz), tolerance: 0.5);
        }
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void What_a_telephone_cannot_carry_does_not_fold_back(int fromHertz)
    {
        foreach (var hertz in new[] { 4300, 5000 })
        {
            var samples = Resampler.To8Kilohertz(Sine(hertz, fromHertz), fromHertz);
            Assert.True(SoundLevel.Of(samples.AsSpan(800, 6400)) < -55);
        }
    }

    [Fact]
    public void Eight_kilohertz_stay_as_they_are()
    {
        var samples = Sounds.SpeechLike(seed: 1, milliseconds: 100);
        Assert.Equal(samples, Resampler.To8Kilohertz(samples, 8000));
    }

    [Fact]
    public void Nothing_becomes_nothing() => Assert.Empty(Resampler.To8Kilohertz([], 48_000));

    static short[] Sine(double hertz, int rate)
    {
        var samples = new short[rate];
        for (var i = 0; i < rate; i++)
            samples[i] = (short)Math.Round(SoundLevel.Amplitude(-10) * Math.Sin(2 * Math.PI * hertz * i / rate));
        return samples;
    }
}
