using HotlineVoice.Cases.Views;

namespace HotlineVoice.Cases.Tests.Views;

/// <summary>Days that are counted from the one on which somebody looks.</summary>
public sealed class RelativeDayTests
{
    static readonly DateOnly _today = new(2026, 3, 2);

    [Theory]
    [InlineData("today", "2026-03-02")]
    [InlineData("today-7", "2026-02-23")]
    [InlineData("today+3", "2026-03-05")]
    [InlineData("today-3660", "2016-02-23")]
    public void A_day_is_counted_from_today(string text, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
            RelativeDay.Read(text, _today));

    [Theory]
    [InlineData("")]
    [InlineData("Today")]
    [InlineData("today ")]
    [InlineData("today-")]
    [InlineData("today-0")]
    [InlineData("today--1")]
    [InlineData("today- 1")]
    [InlineData("today+3661")]
    [InlineData("today+99999999999")]
    [InlineData("today7")]
    [InlineData("2026-03-02")]
    public void Anything_else_is_no_such_day(string text) => Assert.Null(RelativeDay.Read(text, _today));

    [Fact]
    public void Before_the_first_and_after_the_last_day_there_is_none()
    {
        Assert.Null(RelativeDay.Read("today-1", DateOnly.MinValue));
        Assert.Null(RelativeDay.Read("today+1", DateOnly.MaxValue));
    }
}
