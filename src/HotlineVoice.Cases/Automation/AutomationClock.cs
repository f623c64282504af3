using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Clocks;

namespace HotlineVoice.Cases.Automation;

/// <summary>Rules with a time are clocks of the ticket: they follow the clock that they are counted from wherever it is
/// moved, end with it, come once, and bind nobody.</summary>
static class AutomationClock
{
    const string Prefix = "auto:";

    internal static string IdOf(AutomationRule rule) => Prefix + rule.Id;

    internal static bool Is(string timer) => timer.StartsWith(Prefix, StringComparison.Ordinal);

    internal static bool Is(TicketTimer timer) => Is(timer.Id);

    /// <summary>The ticket with the clocks that its rules ask for as it is now.</summary>
    internal static TicketFile Follow(
        TicketFile file, AutomationBook book, WorkingCalendar calendar, DateTimeOffset now)
    {
        var timers = file.Timers.ToList();
        var known = book.Rules.Select(IdOf).ToHashSet();
        End(timers, timer => Is(timer) && timer.State == TimerState.Running && !known.Contains(timer.Id));
        foreach (var rule in book.Rules)
            if (rule.When is AutomationTrigger.AroundDue around)
                FollowDue(timers, IdOf(rule), around, (file.Ticket.TicketNo, calendar, now));
            else if (rule.When is AutomationTrigger.Idle idle)
                FollowState(timers, IdOf(rule), idle, file.Ticket, (calendar, now));
        return timers.SequenceEqual(file.Timers) ? file : file with { Timers = [.. timers] };
    }

    static void FollowDue(
        List<TicketTimer> timers, string id, AutomationTrigger.AroundDue rule,
        (string TicketNo, WorkingCalendar Calendar, DateTimeOffset Now) at)
    {
        bool Owed(TicketTimer clock) => clock.State == TimerState.Running
            || rule.Count >= 0 && clock.State == TimerState.Due;
        End(timers, timer => timer.Id == id && timer.State == TimerState.Running
            && (timer.AnchorSeq is not { } anchor || timers[anchor - 1].Id != rule.Clock || !Owed(timers[anchor - 1])));
        foreach (var clock in timers.Where(clock => clock.Id == rule.Clock && Owed(clock)).ToArray())
        {
            if (timers.Any(timer => timer.Id == id && timer.AnchorSeq == clock.Seq))
                continue;
            var begun = Reckoning.Of(New(at.TicketNo, timers, id, at.Now) with
            {
                AssignmentSeq = clock.AssignmentSeq,
                AnchorSeq = clock.Seq,
                Count = rule.Count,
                Unit = rule.Unit,
                AtDayStart = rule is { Unit: ClockUnit.WorkingDay, Count: < 0 },
                Clause = clock.Clause,
            }, timers, at.Calendar);
            // It is too late to warn.
            if (rule.Count >= 0 || begun.DueAt > at.Now)
                timers.Add(begun);
        }
    }

    static void FollowState(
        List<TicketTimer> timers, string id, AutomationTrigger.Idle rule, Ticket ticket,
        (WorkingCalendar Calendar, DateTimeOffset Now) at)
    {
        if (ticket.State != rule.State)
            End(timers, timer => timer.Id == id && timer.State is (TimerState.Running or TimerState.Due));
        else if (!timers.Any(timer => timer.Id == id && timer.State is (TimerState.Running or TimerState.Due)))
            timers.Add(Reckoning.Of(New(ticket.TicketNo, timers, id, at.Now) with
            {
                Count = rule.WorkingDays,
                Unit = ClockUnit.WorkingDay,
            }, timers, at.Calendar));
    }

    static TicketTimer New(string ticketNo, List<TicketTimer> timers, string id, DateTimeOffset now) => new()
    {
        TicketNo = ticketNo,
        Seq = timers.Count + 1,
        Id = id,
        StartedAt = now,
        DueAt = now,
        State = TimerState.Running,
        WarnsOnly = true,
    };

    static void End(List<TicketTimer> timers, Func<TicketTimer, bool> which)
    {
        for (var i = 0; i < timers.Count; i++)
            if (which(timers[i]))
                timers[i] = timers[i] with { State = TimerState.Cancelled };
    }
}
