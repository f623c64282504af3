using HotlineVoice.Cases.Tickets.Transitions;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>When a clock is due, from what stands on it: always to be reckoned anew.</summary>
static class Reckoning
{
    /// <summary>The clock with its day and instant as this calendar has them; as it is when it does not say from what
    /// it is counted.</summary>
    /// <param name="timer">The clock.</param>
    /// <param name="all">The ticket's clocks by their Seq: those it is counted from have been reckoned before.</param>
    /// <param name="calendar">Which days are worked.</param>
    internal static TicketTimer Of(TicketTimer timer, IReadOnlyList<TicketTimer> all, WorkingCalendar calendar)
    {
        if (timer.Unit is not { } unit)
            return timer;
        var (day, at, provisional) = new ClockSpan(timer.Count, unit).DueFrom(
            AnchorOf(timer, all), timer.PromisedDay, calendar);
        if (timer.AtDayStart && day is { } last)
            (day, at) = (last.AddDays(-1), WorkingCalendar.MidnightAfter(last.AddDays(-1)));
        if (timer.CapSeq is { } cap && all[cap - 1] is var bound && bound.DueAt < at)
            (day, at, provisional) = (bound.DueDay, bound.DueAt, bound.Provisional);
        return timer with { DueDay = day, DueAt = at, Provisional = provisional };
    }

    /// <summary>The reckoning day by day; null for a clock that counts no days.</summary>
    internal static DeadlineExplanation? Explain(
        TicketTimer timer, IReadOnlyList<TicketTimer> all, WorkingCalendar calendar) => timer switch
        {
            { Unit: ClockUnit.WorkingDay, Count: >= 0 } =>
                calendar.Explain(WorkingCalendar.DayOf(AnchorOf(timer, all)), timer.Count),
            { Unit: ClockUnit.Day, Count: >= 0 } =>
                calendar.Explain(WorkingCalendar.DayOf(AnchorOf(timer, all)), timer.Count, DayUnit.Days),
            _ => null,
        };

    /// <summary>The last instant in time of the clock that it is counted from, the end of its day, or its beginning.
    /// </summary>
    static DateTimeOffset AnchorOf(TicketTimer timer, IReadOnlyList<TicketTimer> all) =>
        timer.AnchorSeq is { } seq ? all[seq - 1].DueAt.AddTicks(-1)
        : timer.AnchorDay is { } day ? WorkingCalendar.MidnightAfter(day).AddTicks(-1)
        : timer.StartedAt;
}
