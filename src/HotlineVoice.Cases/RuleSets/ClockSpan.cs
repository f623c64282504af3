using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>In what a clock counts.</summary>
public enum ClockUnit
{
    /// <summary>当日: the day on which it begins.</summary>
    SameDay = 1,
    /// <summary>工作日.</summary>
    WorkingDay = 2,
    /// <summary>日: natural days; a last day that is off moves on.</summary>
    Day = 3,
    /// <summary>连续…日: natural days that never move.</summary>
    CalendarDay = 4,
    /// <summary>小时, day and night.</summary>
    Hour = 5,
    /// <summary>分钟.</summary>
    Minute = 6,
    /// <summary>The day that was promised.</summary>
    PromisedDay = 7,
    /// <summary>The day on which people answer again: the hotline's hours name it.</summary>
    NextMannedDay = 8,
}

/// <summary>How long a clock runs.</summary>
/// <param name="Count">How many units; negative counts back. 0 for units that need no number.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct ClockSpan(int Count, ClockUnit Unit)
{
    /// <summary>When a clock that begins now is due.</summary>
    /// <param name="start">When it begins; the day itself never counts.</param>
    /// <param name="promised">The day that somebody named, for <see cref="ClockUnit.PromisedDay"/> and
    /// <see cref="ClockUnit.NextMannedDay"/>.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <returns>The last day in time (null for hours and minutes), the first instant that is late, and whether a day
    /// of the reckoning lies in a year whose notice is not loaded.</returns>
    public (DateOnly? Day, DateTimeOffset At, bool Provisional) DueFrom(
        DateTimeOffset start, DateOnly? promised, WorkingCalendar calendar)
    {
        var due = Explain(start, promised, calendar);
        return (due.Unit == DayUnit.Time ? null : due.DueDay, due.DueAt, due.Provisional);
    }

    /// <summary>The same with its whole reckoning.</summary>
    /// <inheritdoc cref="DueFrom" path="/param"/>
    public DeadlineExplanation Explain(DateTimeOffset start, DateOnly? promised, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var day = WorkingCalendar.DayOf(start);
        return Unit switch
        {
            ClockUnit.Hour => calendar.ExplainTime(start, TimeSpan.FromHours(Count)),
            ClockUnit.Minute => calendar.ExplainTime(start, TimeSpan.FromMinutes(Count)),
            ClockUnit.WorkingDay when Count < 0 => calendar.ExplainBack(day, -Count),
            ClockUnit.WorkingDay => calendar.Explain(day, Count),
            ClockUnit.Day => calendar.Explain(day, Count, DayUnit.Days),
            ClockUnit.CalendarDay => calendar.Explain(day, Count, DayUnit.CalendarDays),
            ClockUnit.PromisedDay or ClockUnit.NextMannedDay =>
                calendar.Explain(promised ?? day, 0, DayUnit.CalendarDays),
            _ => calendar.Explain(day, 0, DayUnit.CalendarDays),
        };
    }
}
