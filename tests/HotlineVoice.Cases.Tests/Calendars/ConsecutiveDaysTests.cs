using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tests.Calendars;

public sealed class ConsecutiveDaysTests
{
    static readonly WorkingCalendar _calendar = ShippedCalendar.Calendar;

    [Theory]
    [InlineData(true, 2, 3)]
    [InlineData(true, 3, 2)]
    [InlineData(true, 2, 2, 3)]
    [InlineData(true, 2, 5, 6)]
    [InlineData(false, 2)]
    [InlineData(false, 2, 2)]
    [InlineData(false, 2, 4)]
    [InlineData(false, 5, 8)] // Friday and Monday
    public void Two_days_follow_each_other_when_no_day_lies_between(bool follow, params int[] daysOfJune) =>
        Assert.Equal(follow, ConsecutiveDays.Follow(daysOfJune.Select(day => new DateOnly(2026, 6, day)), 2));

    [Fact]
    public void Thirty_days_without_cooperation_are_over_on_the_thirty_first()
    {
        DateOnly[] refused = [new(2026, 4, 20), new(2026, 4, 27), new(2026, 5, 6), new(2026, 5, 14)];

        Assert.True(ConsecutiveDays.Cover(refused, 30, 10));
        Assert.Equal(new DateTimeOffset(2026, 5, 21, 0, 0, 0, TimeSpan.FromHours(8)),
            ConsecutiveDays.OverAt(refused[0], 30));
        Assert.False(ConsecutiveDays.Cover(refused.Where(day => day.Day != 6), 30, 10));
        Assert.False(ConsecutiveDays.Cover(refused[..3], 30, 10));
        Assert.False(ConsecutiveDays.Cover([], 30, 10));
    }

    [Fact]
    public void Hours_run_day_and_night_and_show_from_when()
    {
        var notice = new DateTimeOffset(2026, 10, 1, 22, 40, 0, TimeSpan.FromHours(8));

        var due = new ClockSpan(2, ClockUnit.Hour).Explain(notice, null, _calendar);

        Assert.Equal((DayUnit.Time, notice, TimeSpan.FromHours(2)), (due.Unit, due.Start!.Value, due.Time!.Value));
        Assert.Equal((notice.AddHours(2), new DateOnly(2026, 10, 2)), (due.DueAt, due.DueDay));
        Assert.False(due.Provisional);
        Assert.Empty(due.Counted);
        Assert.Equal(new DateOnly(2026, 10, 1),
            new ClockSpan(80, ClockUnit.Minute).Explain(notice, null, _calendar).DueDay); // until midnight exactly
    }

    [Fact]
    public void Consecutive_days_never_move_and_natural_days_do()
    {
        var start = new DateTimeOffset(2026, 9, 29, 9, 0, 0, TimeSpan.FromHours(8));

        var consecutive = new ClockSpan(3, ClockUnit.CalendarDay).Explain(start, null, _calendar);
        var natural = new ClockSpan(3, ClockUnit.Day).Explain(start, null, _calendar);

        Assert.Equal((new DateOnly(2026, 10, 2), 3, 0),
            (consecutive.DueDay, consecutive.Counted.Length, consecutive.Skipped.Length));
        Assert.Equal((new DateOnly(2026, 10, 8), 3, 6),
            (natural.DueDay, natural.Counted.Length, natural.Skipped.Length));
        Assert.All(natural.Skipped, day => Assert.Equal("国庆节", day.Name![..3]));
    }

    [Fact]
    public void Days_before_are_counted_back_with_what_was_passed_over()
    {
        var due = new DateTimeOffset(2026, 10, 8, 9, 0, 0, TimeSpan.FromHours(8));

        var before = new ClockSpan(-1, ClockUnit.WorkingDay).Explain(due, null, _calendar);

        Assert.Equal((new DateOnly(2026, 9, 30), -1, 7), (before.DueDay, before.Days, before.Skipped.Length));
    }

    [Fact]
    public void A_day_that_somebody_named_is_the_day()
    {
        var start = new DateTimeOffset(2026, 3, 24, 21, 30, 0, TimeSpan.FromHours(8));

        Assert.Equal(new DateOnly(2026, 3, 25), new ClockSpan(0, ClockUnit.NextMannedDay)
            .DueFrom(start, new DateOnly(2026, 3, 25), _calendar).Day);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(401)]
    public void What_is_out_of_bounds_is_no_deadline(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _calendar.ExplainBack(new DateOnly(2026, 3, 2), number));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            _calendar.ExplainTime(DateTimeOffset.UnixEpoch, TimeSpan.FromDays(number)));
    }
}
