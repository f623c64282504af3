using System.Globalization;
using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Cases.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    static readonly WorkingCalendar _calendar = ShippedCalendar.Calendar;

    [Theory]
    [InlineData("2020-02-01", false)] // the prolonged Spring Festival of 2020
    [InlineData("2020-02-03", true)]
    [InlineData("2022-12-31", false)] // by the notice of 2023
    [InlineData("2025-09-28", true)]  // a Sunday
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]  // a Saturday
    [InlineData("2026-01-04", true)]  // a Sunday
    [InlineData("2026-02-14", true)]  // a Saturday
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-23", false)] // a Monday
    [InlineData("2026-02-28", true)]  // a Saturday
    [InlineData("2026-05-09", true)]  // a Saturday
    [InlineData("2026-09-20", true)]  // a Sunday
    [InlineData("2026-09-25", false)]
    [InlineData("2026-10-07", false)]
    [InlineData("2026-10-10", true)]  // a Saturday
    [InlineData("2026-03-28", false)] // a Saturday that no notice names
    public void A_day_is_worked_as_the_notice_of_its_year_says(string day, bool worked) =>
        Assert.Equal(worked, _calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_its_number_of_working_days(int year, int workingDays)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(offset => new DateOnly(year, 1, 1).AddDays(offset));

        Assert.Equal(workingDays, days.Count(_calendar.IsWorkingDay));
    }

    /// <summary>The deadlines of the regulations' worked examples.</summary>
    [Theory]
    [InlineData("2026-03-13", 1, "2026-03-16")] // Friday → Monday
    [InlineData("2026-04-01", 5, "2026-04-09")] // over Qingming
    [InlineData("2026-09-18", 1, "2026-09-20")] // Friday → a Sunday that is worked
    [InlineData("2026-09-18", 2, "2026-09-21")] // returns by Monday, the Sunday counted
    [InlineData("2026-09-18", 20, "2026-10-22")] // over the National Day, Sunday 09-20 and Saturday 10-10 counted
    [InlineData("2026-10-20", 2, "2026-10-22")]
    public void Working_days_are_counted_from_the_day_after(string from, int days, string due) =>
        Assert.Equal(Day(due), _calendar.AddWorkingDays(Day(from), days));

    [Fact]
    public void A_deadline_shows_every_day_that_was_counted_or_passed_over()
    {
        var deadline = _calendar.Explain(Day("2026-04-01"), 5);

        Assert.Equal(Day("2026-04-09"), deadline.DueDay);
        Assert.Equal(new DateTimeOffset(2026, 4, 10, 0, 0, 0, TimeSpan.FromHours(8)), deadline.DueAt);
        Assert.Equal(Day("2026-04-07"), deadline.LatestFilingDay);
        Assert.False(deadline.Provisional);
        Assert.Equal(
            [Day("2026-04-02"), Day("2026-04-03"), Day("2026-04-07"), Day("2026-04-08"), Day("2026-04-09")],
            deadline.Counted.AsEnumerable());
        Assert.Equal(
        [
            new SkippedDay(Day("2026-04-04"), SkipReason.Holiday, "清明节", 2026),
            new SkippedDay(Day("2026-04-05"), SkipReason.Holiday, "清明节", 2026),
            new SkippedDay(Day("2026-04-06"), SkipReason.Holiday, "清明节", 2026),
        ],
        deadline.Skipped.AsEnumerable());
        Assert.Empty(deadline.MakeUp);
    }

    [Fact]
    public void A_make_up_day_is_counted_and_named()
    {
        var deadline = _calendar.Explain(Day("2026-09-18"), 20);

        Assert.Equal([Day("2026-09-20"), Day("2026-10-10")], deadline.MakeUp.Select(day => day.Date));
        Assert.Equal(Day("2026-10-20"), deadline.LatestFilingDay);
        Assert.Contains(new SkippedDay(Day("2026-09-19"), SkipReason.Weekend, null, null), deadline.Skipped);
    }

    [Theory]
    [InlineData("2026-03-26", 2, "2026-03-30")] // the second natural day is a Saturday
    [InlineData("2026-03-25", 2, "2026-03-27")]
    [InlineData("2026-02-12", 2, "2026-02-14")] // a Saturday that is worked does not move
    [InlineData("2026-09-29", 3, "2026-10-08")] // into the National Day and out of it
    public void A_last_natural_day_that_is_off_moves_to_the_next_working_day(string from, int days, string due) =>
        Assert.Equal(Day(due), _calendar.Explain(Day(from), days, DayUnit.Days).DueDay);

    [Theory]
    [InlineData(DayUnit.WorkingDays)]
    [InlineData(DayUnit.Days)]
    public void No_days_at_all_end_on_the_day_itself(DayUnit unit)
    {
        var deadline = _calendar.Explain(Day("2026-04-04"), 0, unit);

        Assert.Equal(Day("2026-04-04"), deadline.DueDay);
        Assert.Empty(deadline.Counted);
        Assert.Empty(deadline.Skipped);
    }

    [Fact]
    public void A_deadline_that_runs_past_the_last_notice_is_provisional()
    {
        Assert.False(_calendar.Explain(Day("2026-12-30"), 1).Provisional);
        Assert.True(_calendar.Explain(Day("2026-12-30"), 2).Provisional);
        Assert.True(WorkingCalendar.WithoutNotices.Explain(Day("2026-03-02"), 1).Provisional);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(401)]
    public void Days_out_of_bounds_are_no_deadline(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _calendar.Explain(Day("2026-03-02"), days));

    [Fact]
    public void Eight_years_ship() =>
        Assert.Equal(Enumerable.Range(2019, 8), _calendar.Years.AsEnumerable());

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
