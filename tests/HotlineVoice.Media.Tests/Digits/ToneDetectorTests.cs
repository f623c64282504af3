using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Digits;

public sealed class ToneDetectorTests
{
    [Theory]
    [InlineData(-3)]
    [InlineData(-10)]
    [InlineData(-40)]
    public void The_level_of_a_hum_is_measured(double levelDbm0) =>
        Assert.Equal(levelDbm0, ToneDetector.Level(Sounds.Hum(620, 500, levelDbm0), 620), tolerance: 0.2);

    [Fact]
    public void Another_hum_is_not_mistaken_for_it()
    {
        Assert.True(ToneDetector.Hears(Sounds.Hum(620, 500), 620));
        Assert.False(ToneDetector.Hears(Sounds.Hum(620, 500), 700));
        Assert.False(ToneDetector.Hears([], 620));
        Assert.False(ToneDetector.Hears(Sounds.Silence(100), 620));
    }
}
