using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Hours;

namespace HotlineVoice.Hotline.Tests.Hours;

public sealed class ServiceHoursTests
{
    static readonly WorkingCalendar _calendar = Shipped.Plans.Calendar;

    [Theory]
    [InlineData("2026-03-25 07:59:59.999", false)]
    [InlineData("2026-03-25 08:00:00", true)]
    [InlineData("2026-03-25 19:59:59.999", true)]
    [InlineData("2026-03-25 20:00:00", false)]
    [InlineData("2026-10-01 12:00:00", true)]
    public void Twelve_hours_a_day_are_twelve_hours_to_the_second(string at, bool open) =>
        Assert.Equal(open, Read("every day: 08:00-20:00").IsOpen(Wall(at), _calendar));

    [Theory]
    [InlineData("2026-03-25 08:29:59", false)]
    [InlineData("2026-03-25 11:59:59", true)]
    [InlineData("2026-03-25 12:00:00", false)]
    [InlineData("2026-03-25 14:30:00", true)]
    [InlineData("2026-03-28 09:00:00", false)] // a Saturday
    [InlineData("2026-02-14 09:00:00", true)]  // a Saturday that is worked
    [InlineData("2026-02-16 09:00:00", false)] // a Monday of the Spring Festival
    public void Working_days_are_those_of_the_calendar(string at, bool open) =>
        Assert.Equal(open, Read("working days: [08:30-12:00, 14:30-17:30]").IsOpen(Wall(at), _calendar));

    [Fact]
    public void Days_off_may_have_hours_of_their_own()
    {
        var hours = Read("{ working days: 08:00-20:00, days off: 09:00-17:00 }");

        Assert.False(hours.IsOpen(Wall("2026-03-28 08:30:00"), _calendar));
        Assert.True(hours.IsOpen(Wall("2026-03-28 16:59:59"), _calendar));
        Assert.False(hours.IsOpen(Wall("2026-03-28 17:00:00"), _calendar));
    }

    [Fact]
    public void An_instant_is_that_of_the_hotlines_zone_however_it_is_written()
    {
        var hours = Read("every day: 08:00-20:00");

        Assert.True(hours.IsOpen(new DateTimeOffset(2026, 3, 25, 0, 0, 0, TimeSpan.Zero), _calendar));
        Assert.False(hours.IsOpen(new DateTimeOffset(2026, 3, 25, 12, 0, 0, TimeSpan.Zero), _calendar));
    }

    [Fact]
    public void A_span_may_reach_the_end_of_the_day()
    {
        var hours = Read("every day: 20:00-24:00");

        Assert.True(hours.IsOpen(Wall("2026-03-25 23:59:59"), _calendar));
        Assert.False(hours.IsOpen(Wall("2026-03-26 00:00:00"), _calendar));
    }

    [Theory]
    [InlineData("2026-03-24 21:30:00", "2026-03-25")]
    [InlineData("2026-03-25 02:10:00", "2026-03-25")]
    public void The_night_ends_on_the_day_on_which_people_answer_again(string at, string day) =>
        Assert.Equal(Day(day), Read("every day: 08:00-20:00").NextOpening(Wall(at), _calendar));

    [Theory]
    [InlineData("2026-03-27 18:00:00", "2026-03-30")] // Friday evening → Monday
    [InlineData("2026-02-14 18:00:00", "2026-02-24")] // the Spring Festival
    [InlineData("2026-03-25 12:30:00", "2026-03-25")] // over lunch
    public void An_office_that_keeps_working_days_opens_on_the_next_of_them(string at, string day) =>
        Assert.Equal(Day(day), Read("working days: [08:30-12:00, 14:30-17:30]").NextOpening(Wall(at), _calendar));

    [Fact]
    public void What_a_person_says_counts_against_the_hours_until_it_ends()
    {
        var storm = new ServiceHours(
            Read("every day: 08:00-20:00"), new ModeOverride(Open: false, Wall("2026-03-26 08:00:00")));

        Assert.False(storm.IsOpen(Wall("2026-03-25 09:00:00"), _calendar));
        Assert.Equal(Day("2026-03-26"), storm.NextOpening(Wall("2026-03-25 09:00:00"), _calendar));
        Assert.True(storm.IsOpen(Wall("2026-03-26 08:00:00"), _calendar));
        Assert.True(new ServiceHours(Read("every day: closed"), new ModeOverride(true, null))
            .IsOpen(Wall("2026-03-25 03:00:00"), _calendar));
    }

    [Fact]
    public void Hours_that_never_open_have_no_next_opening() =>
        Assert.Null(Read("every day: closed").NextOpening(Wall("2026-03-25 03:00:00"), _calendar));

    [Fact]
    public void Day_and_night_is_one_word() =>
        Assert.True(Read("always").IsOpen(Wall("2026-03-25 03:00:00"), _calendar));

    static ServiceHours Read(string text)
    {
        var problems = new ProblemList("hours");
        var hours = HoursText.Read(YamlText.Read(text, problems)!, problems);
        Assert.Empty(problems.Problems);
        return hours!;
    }

    static DateTimeOffset Wall(string text) =>
        DateTimeOffset.Parse(text + "+08:00", CultureInfo.InvariantCulture);

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
