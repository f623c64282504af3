using HotlineVoice.Hotline.Prompts;

namespace HotlineVoice.Hotline.Tests.Prompts;

public sealed class SpokenNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "yi")]
    [InlineData(2, "liang")]
    [InlineData(9, "9")]
    [InlineData(10, "shi")]
    [InlineData(12, "shi 2")]
    [InlineData(20, "2 shi")]
    [InlineData(22, "2 shi 2")]
    [InlineData(100, "yi bai")]
    [InlineData(105, "yi bai 0 5")]
    [InlineData(110, "yi bai yi shi")]
    [InlineData(112, "yi bai yi shi 2")]
    [InlineData(200, "liang bai")]
    [InlineData(222, "liang bai 2 shi 2")]
    [InlineData(1001, "yi qian 0 yi")]
    [InlineData(1010, "yi qian 0 yi shi")]
    [InlineData(2002, "liang qian 0 2")]
    [InlineData(10_000, "yi wan")]
    [InlineData(10_001, "yi wan 0 yi")]
    [InlineData(20_000, "liang wan")]
    [InlineData(20_200, "liang wan 0 liang bai")]
    [InlineData(100_000, "shi wan")]
    [InlineData(120_000, "shi 2 wan")]
    [InlineData(205_000, "2 shi wan 5 qian")]
    public void Counts_are_said_as_people_say_them(int count, string words) =>
        Assert.Equal(words.Split(' '), SpokenNumber.Count(count).Select(reading => reading["numbers/".Length..]));

    [Fact]
    public void Every_reading_that_a_count_needs_is_known()
    {
        var needed = Enumerable.Range(0, 30_000).SelectMany(count => SpokenNumber.Count(count)).ToHashSet();

        Assert.Subset(SpokenNumber.Readings.ToHashSet(), needed);
    }

    [Fact]
    public void Two_counts_never_sound_alike()
    {
        var counts = Enumerable.Range(0, 30_000);

        Assert.Equal(30_000, counts.Select(n => string.Join(' ', SpokenNumber.Count(n))).Distinct().Count());
    }

    [Fact]
    public void Digits_are_said_one_by_one() =>
        Assert.Equal(["numbers/0", "numbers/3", "numbers/1"], SpokenNumber.Digits("03-1").AsEnumerable());
}
