using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tests.Calendars;

/// <summary>A yearly notice that is loaded late moves what was counted without it, and nothing else.</summary>
public sealed class DueRecountTests
{
    static readonly ClockSpan _twentyDays = new(20, ClockUnit.WorkingDay);

    static readonly WorkingCalendar _without2026 =
        new(ShippedCalendar.Years.Where(year => year.Year != 2026));

    [Fact]
    public void What_crosses_a_holiday_of_the_new_notice_moves_and_is_no_longer_provisional()
    {
        var standing = Standing("a", At(2026, 9, 18, 10), _twentyDays);
        Assert.Equal((new DateOnly(2026, 10, 16), true), (standing.DueDay!.Value, standing.Provisional));

        var changed = Assert.Single(DueRecount.Changed([standing], ShippedCalendar.Calendar));

        Assert.Equal(new DateOnly(2026, 10, 22), changed.DueDay);
        Assert.Equal(At(2026, 10, 23, 0), changed.DueAt);
        Assert.False(changed.Provisional);
    }

    [Fact]
    public void What_the_notice_does_not_touch_is_not_among_them()
    {
        CountedDue[] standing =
        [
            Standing("old", At(2025, 3, 3, 9), _twentyDays),
            Standing("hours", At(2026, 10, 1, 23), new ClockSpan(2, ClockUnit.Hour)),
            Standing("consecutive", At(2026, 9, 20, 9), new ClockSpan(30, ClockUnit.CalendarDay)),
            Standing("today", At(2026, 10, 1, 9), new ClockSpan(0, ClockUnit.SameDay)),
        ];

        Assert.Empty(DueRecount.Changed(standing, ShippedCalendar.Calendar));
    }

    [Fact]
    public void An_extension_runs_from_the_due_day_before_it()
    {
        var (day, at, _) = DueRecount.Count(
            At(2026, 5, 11, 9), [new(15, ClockUnit.WorkingDay), new(15, ClockUnit.WorkingDay)], null,
            ShippedCalendar.Calendar);

        Assert.Equal((new DateOnly(2026, 6, 23), At(2026, 6, 24, 0)), (day!.Value, at));
    }

    [Fact]
    public void What_is_bound_by_another_moves_with_it()
    {
        // Registered and answered over the National Day: three natural days bind the one working day after the answer.
        var cap = Standing("cap", At(2026, 9, 29, 9), new ClockSpan(3, ClockUnit.Day));
        var feedback = Standing("feedback", At(2026, 10, 1, 9), new ClockSpan(1, ClockUnit.WorkingDay)) with
        {
            NotAfter = "cap",
        };

        var changed = DueRecount.Changed([cap, feedback], ShippedCalendar.Calendar);

        Assert.Equal([("cap", new DateOnly(2026, 10, 8)), ("feedback", new DateOnly(2026, 10, 8))],
            changed.Select(due => (due.Key, due.DueDay!.Value)));
    }

    [Fact]
    public void Counting_again_by_the_same_calendar_changes_nothing()
    {
        var chance = new Random(7);
        ClockUnit[] units = [ClockUnit.WorkingDay, ClockUnit.Day, ClockUnit.CalendarDay, ClockUnit.Hour];
        CountedDue[] standing = [.. Enumerable.Range(0, 500).Select(i => Standing(
            $"{i}", At(2019, 1, 1, 0).AddMinutes(chance.Next(4_000_000)),
            new ClockSpan(chance.Next(1, 40), units[chance.Next(units.Length)])))];

        Assert.Empty(DueRecount.Changed(standing, _without2026));
        var moved = DueRecount.Changed(standing, ShippedCalendar.Calendar);
        Assert.NotEmpty(moved);
        Assert.Empty(DueRecount.Changed(
            standing.Select(due => moved.FirstOrDefault(other => other.Key == due.Key) ?? due),
            ShippedCalendar.Calendar));
    }

    static CountedDue Standing(string key, DateTimeOffset anchor, params ClockSpan[] spans)
    {
        var (day, at, provisional) = DueRecount.Count(anchor, [.. spans], null, _without2026);
        return new CountedDue(key, anchor, [.. spans]) { DueDay = day, DueAt = at, Provisional = provisional };
    }

    static DateTimeOffset At(int year, int month, int day, int hour) =>
        new(year, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
