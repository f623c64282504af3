using HotlineVoice.Cases.Tickets.Transitions;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>
/// Whether what is owed comes in time (C-03). A unit is measured on its first limit; reasons in time excuse it until
/// the day they name, but make it no more punctual.
/// </summary>
static class Punctuality
{
    internal static TicketDeadline Of(TicketFile file, DateTimeOffset now)
    {
        var until = file.Ticket.ClosedAt is { } closed && closed < now ? closed : now;
        var main = file.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main
            && one.Status is AssignmentStatus.Open or AssignmentStatus.Done);
        var unit = main is null ? TicketDeadline.OnTime : OfUnit(file, main, until);
        return unit == TicketDeadline.OnTime ? OfHotline(file, until) : unit;
    }

    static TicketDeadline OfUnit(TicketFile file, Assignment main, DateTimeOffset now)
    {
        if (ClockWork.LimitOf(file.Timers, main.Seq) is not { } finish)
            return TicketDeadline.OnTime;
        var at = finish.MetAt ?? now;
        // Asked for in time and not yet decided, an extension keeps the unit in time until the day it names (C-42).
        if (at >= finish.DueAt && file.Extensions.Any(one => one.AssignmentSeq == main.Seq
            && one is { Decision: ExtensionDecision.Applied, HoldsUndecided: true }
            && (finish.MetAt is null || at < WorkingCalendar.MidnightAfter(one.NewDueDay))))
            return TicketDeadline.OnTime;
        if (at < finish.DueAt)
            return finish.MetAt is null ? Near(finish, now) : TicketDeadline.OnTime;
        if (Find(file, main, ClockRule.Explain) is not { } explain)
            return TicketDeadline.Overdue;
        if (explain.MetAt is { } given && given < explain.DueAt && given <= at)
            return Find(file, main, ClockRule.Promise) is { } promise && at >= promise.DueAt
                ? TicketDeadline.Overdue
                : TicketDeadline.OverdueExplained;
        return at < explain.DueAt ? TicketDeadline.OverdueUnexplained : TicketDeadline.Overdue;
    }

    /// <summary>What the hotline itself owes now; what it did in the end is no longer owed.</summary>
    static TicketDeadline OfHotline(TicketFile file, DateTimeOffset now)
    {
        var next = file.Timers
            .Where(timer => timer is { AssignmentSeq: null, State: TimerState.Running or TimerState.Due }
                && timer.Id != ClockRule.NoCooperation && !AutomationClock.Is(timer))
            .MinBy(timer => timer.DueAt);
        return next is null ? TicketDeadline.OnTime
            : now >= next.DueAt ? TicketDeadline.Overdue
            : Near(next, now);
    }

    /// <summary>Only what had longer than its first day can be due soon.</summary>
    static TicketDeadline Near(TicketTimer timer, DateTimeOffset now) =>
        timer.State is TimerState.Running && timer.DueDay == WorkingCalendar.DayOf(now)
        && timer.DueDay > WorkingCalendar.DayOf(timer.StartedAt)
            ? TicketDeadline.DueSoon
            : TicketDeadline.OnTime;

    static TicketTimer? Find(TicketFile file, Assignment main, string id) =>
        file.Timers.LastOrDefault(timer => timer.AssignmentSeq == main.Seq && timer.Id == id);
}
