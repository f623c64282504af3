namespace HotlineVoice.Cases.Calendars;

/// <summary>Counts of days that follow each other: of behaviour, so that holidays neither count more nor move anything
/// (WY 第十七条 连续2天, LN 第十四条(八) 连续30日).</summary>
public static class ConsecutiveDays
{
    /// <summary>Whether so many of these days follow each other without a gap. Friday and Monday do not.</summary>
    /// <param name="days">Days in any order; one that stands twice counts once.</param>
    /// <param name="wanted">How many, at least 1.</param>
    public static bool Follow(IEnumerable<DateOnly> days, int wanted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted, 1);
        var run = 0;
        DateOnly? before = null;
        foreach (var day in days.Distinct().Order())
        {
            run = before?.AddDays(1) == day ? run + 1 : 1;
            if (run >= wanted)
                return true;
            before = day;
        }

        return false;
    }

    /// <summary>The first instant at which a span of so many consecutive days after its first day is over: 00:00 of the
    /// day after.</summary>
    /// <param name="first">Day 0: the first documented refusal.</param>
    /// <param name="wanted">How many days.</param>
    public static DateTimeOffset OverAt(DateOnly first, int wanted) =>
        WorkingCalendar.MidnightAfter(first.AddDays(wanted));

    /// <summary>Whether dated attempts cover a span: the first day is day 0, no neighbours lie further apart than the
    /// gap, nor the last of them from the end.</summary>
    /// <param name="days">Days in any order.</param>
    /// <param name="wanted">How many days the span has after its first.</param>
    /// <param name="gap">The largest distance in days.</param>
    public static bool Cover(IEnumerable<DateOnly> days, int wanted, int gap)
    {
        DateOnly[] ordered = [.. days.Distinct().Order()];
        if (ordered.Length == 0)
            return false;
        var last = ordered[0].AddDays(wanted);
        var before = ordered[0];
        foreach (var day in ordered.Where(day => day <= last).Append(last))
        {
            if (day.DayNumber - before.DayNumber > gap)
                return false;
            before = day;
        }

        return true;
    }
}
