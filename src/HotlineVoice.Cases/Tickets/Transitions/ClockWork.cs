using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>Begins, ends and shows the clocks of a ticket as the rules say; no act knows a clock by itself.</summary>
static class ClockWork
{
    /// <summary>Something happened: clocks that begin with it begin.</summary>
    /// <param name="change">The change in which it happened.</param>
    /// <param name="moment">What happened.</param>
    /// <param name="assignment">The assignment to which it happened; null when it concerns the hotline alone.</param>
    /// <param name="promised">The day that was promised with it.</param>
    internal static void Begin(
        ChangeBuilder change, ClockMoment moment, int? assignment = null, DateOnly? promised = null)
    {
        var ticket = change.Ticket;
        foreach (var clock in change.Rules.ClocksOf(ticket.Class, ticket.Urgency))
        {
            if (!clock.From.Contains(moment) || clock.IsOfUnit && assignment is null
                || clock.Span.Unit == ClockUnit.PromisedDay && promised is null)
                continue;
            var (day, at, provisional) = clock.Span.DueFrom(change.Now, promised, change.Around.Calendar);
            // C-02: told within a day of the result, but not later than the caller's own limit while that still runs.
            if (clock.NotAfter is { } cap && change.Timers.LastOrDefault(timer => timer.Id == cap) is { } bound
                && bound.State is TimerState.Running && change.Now < bound.DueAt && bound.DueAt < at)
                (day, at, provisional) = (bound.DueDay, bound.DueAt, bound.Provisional);
            change.Timers.Add(new TicketTimer
            {
                TicketNo = ticket.TicketNo,
                Seq = change.Timers.Count + 1,
                Id = clock.Id,
                AssignmentSeq = clock.IsOfUnit ? assignment : null,
                StartedAt = change.Now,
                DueDay = day,
                DueAt = at,
                Provisional = provisional,
                State = TimerState.Running,
                Clause = clock.Clause,
            });
        }
    }

    /// <summary>What clocks waited for has happened: theirs of this assignment, and the hotline's, are met.</summary>
    internal static void Meet(ChangeBuilder change, ClockMoment moment, int? assignment = null)
    {
        var ends = change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency)
            .Where(clock => clock.To == moment).Select(clock => clock.Id).ToHashSet();
        End(change, TimerState.Met, timer =>
            ends.Contains(timer.Id) && (timer.AssignmentSeq is null || timer.AssignmentSeq == assignment));
    }

    /// <summary>An assignment has ended: what still runs of it binds nobody.</summary>
    internal static void CancelOf(ChangeBuilder change, int assignment) =>
        End(change, TimerState.Cancelled, timer => timer.AssignmentSeq == assignment);

    /// <summary>The ticket has ended: nothing binds anybody any more.</summary>
    internal static void CancelAll(ChangeBuilder change) => End(change, TimerState.Cancelled, _ => true);

    /// <summary>Writes on the ticket by when it is due: by the unit's limit, or by the hotline's before it was sent.
    /// </summary>
    internal static Ticket Show(Ticket ticket, ChangeBuilder change)
    {
        var main = change.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main)?.Seq;
        var shown = main is null
            ? change.Timers
                .Where(timer => timer.State is TimerState.Running or TimerState.Due)
                .MinBy(timer => timer.DueAt)
            : change.Timers.LastOrDefault(timer =>
                timer.AssignmentSeq == main && timer.Id is (ClockRule.Finish or ClockRule.Reply));
        var promise = change.Timers.LastOrDefault(timer =>
            timer.Id == ClockRule.Promise && timer.AssignmentSeq == main);
        return ticket with
        {
            DueDay = shown is null ? ticket.DueDay : shown.DueDay,
            DueAt = shown is null ? ticket.DueAt : shown.DueAt,
            ExtendedDueAt = promise?.DueAt,
            CalendarProvisional = change.Timers.Any(timer => timer is { State: TimerState.Running, Provisional: true }),
        };
    }

    static void End(ChangeBuilder change, TimerState to, Func<TicketTimer, bool> which)
    {
        for (var i = 0; i < change.Timers.Count; i++)
        {
            var timer = change.Timers[i];
            if (timer.State is (TimerState.Running or TimerState.Due) && which(timer))
                change.Timers[i] = timer with
                {
                    State = to,
                    MetAt = to == TimerState.Met ? change.Now : null,
                };
        }
    }
}
