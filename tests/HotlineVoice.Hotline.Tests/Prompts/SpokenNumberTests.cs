using System.Globalization;
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

    [Theory]
    [InlineData(1, "yi")]
    [InlineData(2, "2")]
    [InlineData(10, "shi")]
    [InlineData(12, "shi 2")]
    [InlineData(22, "2 shi 2")]
    [InlineData(200, "2 bai")]
    [InlineData(202, "2 bai 0 2")]
    [InlineData(2222, "2 qian 2 bai 2 shi 2")]
    [InlineData(20_000, "2 wan")]
    public void Places_in_a_row_have_no_liang(int place, string words) =>
        Assert.Equal(words.Split(' '), SpokenNumber.Ordinal(place).Select(reading => reading["numbers/".Length..]));

    [Fact]
    public void A_place_is_said_like_a_count_but_for_two()
    {
        foreach (var place in Enumerable.Range(1, 99_999))
        {
            var count = SpokenNumber.Count(place).Select(reading => reading == "numbers/liang" ? "numbers/2" : reading);
            Assert.Equal(count, SpokenNumber.Ordinal(place));
        }
    }

    [Fact]
    public void Every_number_needs_only_readings_that_are_known_and_lie_on_the_shelf()
    {
        var known = SpokenNumber.Readings.ToHashSet();
        var unread = Enumerable.Range(0, 100_000)
            .SelectMany(number => SpokenNumber.Count(number)
                .Concat(SpokenNumber.Ordinal(Math.Max(1, number)))
                .Concat(SpokenNumber.Digits(number.ToString(CultureInfo.InvariantCulture))))
            .Where(reading => !known.Contains(reading));

        Assert.Empty(unread);
        Assert.Empty(known.Except(Shipped.Sources.PromptLengths.Keys));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(SpokenNumber.CountMax + 1)]
    public void A_number_that_nobody_says_is_refused(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SpokenNumber.Count(number));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpokenNumber.Ordinal(number));
    }

    [Fact]
    public void Nobody_stands_in_place_zero() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SpokenNumber.Ordinal(0));

    [Fact]
    public void The_largest_number_is_said() => Assert.Equal(15, SpokenNumber.Count(SpokenNumber.CountMax).Length);

    [Fact]
    public void Two_counts_never_sound_alike()
    {
        var counts = Enumerable.Range(0, 100_000);

        Assert.Equal(100_000, counts.Select(n => string.Join(' ', SpokenNumber.Count(n))).Distinct().Count());
    }

    [Fact]
    public void Digits_are_said_one_by_one() =>
        Assert.Equal(["numbers/0", "numbers/3", "numbers/1"], SpokenNumber.Digits("03-1").AsEnumerable());
}
