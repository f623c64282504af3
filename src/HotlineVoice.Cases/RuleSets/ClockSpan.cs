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
        var day = WorkingCalendar.DayOf(start);
        switch (Unit)
        {
            case ClockUnit.Hour:
                return (null, start.AddHours(Count), false);
            case ClockUnit.Minute:
                return (null, start.AddMinutes(Count), false);
            case ClockUnit.WorkingDay when Count >= 0:
                var worked = calendar.Explain(day, Count);
                return (worked.DueDay, worked.DueAt, worked.Provisional);
            case ClockUnit.Day when Count >= 0:
                var natural = calendar.Explain(day, Count, DayUnit.Days);
                return (natural.DueDay, natural.DueAt, natural.Provisional);
        }

        var last = Unit switch
        {
            ClockUnit.WorkingDay => calendar.SubtractWorkingDays(day, -Count),
            ClockUnit.PromisedDay or ClockUnit.NextMannedDay => promised ?? day,
            ClockUnit.SameDay => day,
            _ => day.AddDays(Count),
        };
        return (last, WorkingCalendar.MidnightAfter(last), false);
    }
}
