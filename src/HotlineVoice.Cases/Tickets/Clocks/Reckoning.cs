using HotlineVoice.Cases.Tickets.Transitions;
using HotlineVoice.Cases.Automation;
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
        // Minutes around a limit are counted from its very instant, and back too.
        if (AutomationClock.Is(timer) && timer is { Unit: ClockUnit.Minute, AnchorSeq: { } limit })
            return timer with { DueAt = all[limit - 1].DueAt.AddMinutes(timer.Count) };
        var (day, at, provisional) = new ClockSpan(timer.Count, unit).DueFrom(
            AnchorOf(timer, all), timer.PromisedDay, calendar);
        if (timer.AtDayStart && day is { } last)
            (day, at) = (last.AddDays(-1), WorkingCalendar.MidnightAfter(last.AddDays(-1)));
        if (timer.CapSeq is { } cap && all[cap - 1] is var bound && bound.DueAt < at)
            (day, at, provisional) = (bound.DueDay, bound.DueAt, bound.Provisional);
        return timer with { DueDay = day, DueAt = at, Provisional = provisional };
    }

    /// <summary>The reckoning day by day, or by the hour, with the end that the clock has; null for one whose day
    /// somebody named.</summary>
    internal static DeadlineExplanation? Explain(
        TicketTimer timer, IReadOnlyList<TicketTimer> all, WorkingCalendar calendar)
    {
        if (timer.Unit is not { } unit || unit is ClockUnit.PromisedDay or ClockUnit.NextMannedDay
            || AutomationClock.Is(timer))
            return null;
        var explained = new ClockSpan(timer.Count, unit).Explain(AnchorOf(timer, all), null, calendar);
        if (timer.AtDayStart)
            explained = explained with
            {
                DueDay = explained.DueDay.AddDays(-1),
                DueAt = WorkingCalendar.MidnightAfter(explained.DueDay.AddDays(-1)),
            };
        // What is bound by an earlier limit is due as that one is.
        return timer.CapSeq is { } cap && all[cap - 1] is var bound && bound.DueAt < explained.DueAt
            ? Explain(bound, all, calendar)
            : explained;
    }

    /// <summary>The last instant in time of the clock that it is counted from, the end of its day, or its beginning.
    /// </summary>
    static DateTimeOffset AnchorOf(TicketTimer timer, IReadOnlyList<TicketTimer> all) =>
        timer.AnchorSeq is { } seq ? all[seq - 1].DueAt.AddTicks(-1)
        : timer.AnchorDay is { } day ? WorkingCalendar.MidnightAfter(day).AddTicks(-1)
        : timer.StartedAt;
}
