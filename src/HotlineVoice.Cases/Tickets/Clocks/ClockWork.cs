using HotlineVoice.Cases.Tickets.Transitions;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>Begins, ends and shows the clocks of a ticket as the rules say; no act knows a clock by itself.</summary>
static class ClockWork
{
    /// <summary>The name of the clock by which an open matter is asked after each working day (定期跟踪).</summary>
    internal const string FollowUp = "followUp";

    /// <summary>The name of the clock by which a unit under a statutory limit says how far it is (动态反馈).</summary>
    internal const string Progress = "progress";

    /// <summary>Something happened: clocks that begin with it begin.</summary>
    /// <param name="change">The change in which it happened.</param>
    /// <param name="moment">What happened.</param>
    /// <param name="assignment">The assignment to which it happened; null when it concerns the hotline alone.</param>
    /// <param name="promised">The day that was promised with it.</param>
    internal static void Begin(
        ChangeBuilder change, ClockMoment moment, int? assignment = null, DateOnly? promised = null)
    {
        foreach (var clock in change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency))
            if (clock.From.Contains(moment) && !clock.IsAroundDue && Binds(change, clock, assignment)
                && (clock.Span.Unit != ClockUnit.PromisedDay || promised is not null))
                Start(change, Of(change, clock, assignment) with
                {
                    PromisedDay = clock.Span.Unit == ClockUnit.PromisedDay ? promised : null,
                    CapSeq = CapOf(change, clock),
                });
    }

    /// <summary>A unit has it now: its clocks begin, and those that count from its limit.</summary>
    internal static void BeginOf(ChangeBuilder change, int assignment)
    {
        Begin(change, ClockMoment.Dispatched, assignment);
        // To be sent an emergency is to learn of it; a clock that names both has begun already.
        foreach (var clock in change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency))
            if (clock.From.Contains(ClockMoment.Noticed) && !clock.From.Contains(ClockMoment.Dispatched)
                && Binds(change, clock, assignment))
                Start(change, Of(change, clock, assignment));
        BeginBeforeDue(change, assignment);
        CardWork.Begin(change, assignment);
    }

    /// <summary>Another limit takes the place of the unit's: what counted from the old one counts from it
    /// now.</summary>
    internal static TicketTimer Replace(ChangeBuilder change, TicketTimer old, TicketTimer by)
    {
        var around = AroundDue(change);
        End(change, TimerState.Cancelled, timer => timer.Seq == old.Seq
            || timer.AssignmentSeq == old.AssignmentSeq && around.Contains(timer.Id));
        var begun = Start(change, by);
        BeginBeforeDue(change, old.AssignmentSeq!.Value);
        return begun;
    }

    /// <summary>The unit's limit has passed: clocks that count from it begin.</summary>
    internal static void BeginAfterDue(ChangeBuilder change, TicketTimer limit)
    {
        foreach (var clock in change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency))
            if (clock.IsAroundDue && clock.Span.Count >= 0 && Binds(change, clock, limit.AssignmentSeq))
                Start(change, Of(change, clock, limit.AssignmentSeq) with
                {
                    AnchorSeq = limit.Seq,
                    AtDayStart = clock.Id == ClockRule.Urge,
                });
        if (change.Rules.FollowUp is { } follow && follow.For.Contains(change.Ticket.Class)
            && change.Assignments[limit.AssignmentSeq!.Value - 1].Role == AssignmentRole.Main)
            Start(change, limit with
            {
                Id = FollowUp,
                Count = follow.EveryWd,
                Unit = ClockUnit.WorkingDay,
                AnchorDay = null,
                AnchorSeq = limit.Seq,
                CapSeq = null,
                PromisedDay = null,
                ExtensionSeq = null,
                AtDayStart = true,
                Clause = follow.Clause,
            });
    }

    /// <summary>One more of a clock that comes again.</summary>
    internal static void Repeat(ChangeBuilder change, TicketTimer timer) =>
        Start(change, timer with
        {
            AnchorSeq = null,
            AnchorDay = timer.AtDayStart ? WorkingCalendar.DayOf(timer.DueAt) : timer.DueDay,
        });

    internal static TicketTimer Start(ChangeBuilder change, TicketTimer timer)
    {
        var begun = Reckoning.Of(timer with
        {
            Seq = change.Timers.Count + 1,
            State = TimerState.Running,
            StartedAt = change.Now,
            MetAt = null,
        }, change.Timers, change.Around.Calendar);
        change.Timers.Add(begun);
        return begun;
    }

    /// <summary>What clocks waited for has happened: theirs of this assignment, and the hotline's, are met.</summary>
    internal static void Meet(
        ChangeBuilder change, ClockMoment moment, int? assignment = null, DateTimeOffset? at = null)
    {
        var ends = change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency)
            .Where(clock => clock.To == moment).Select(clock => clock.Id).ToHashSet();
        End(change, TimerState.Met, timer =>
            ends.Contains(timer.Id) && (timer.AssignmentSeq is null || timer.AssignmentSeq == assignment), at);
    }

    /// <summary>An assignment has ended: what still runs of it binds nobody.</summary>
    internal static void CancelOf(ChangeBuilder change, int assignment) =>
        End(change, TimerState.Cancelled, timer => timer.AssignmentSeq == assignment);

    /// <summary>A clock of this name binds nobody any more.</summary>
    internal static void Cancel(ChangeBuilder change, string id, int? assignment) => End(change, TimerState.Cancelled,
        timer => timer.Id == id && timer.AssignmentSeq == assignment);

    /// <summary>The ticket has ended: nothing binds anybody any more.</summary>
    internal static void CancelAll(ChangeBuilder change) => End(change, TimerState.Cancelled, _ => true);

    internal static void End(
        ChangeBuilder change, TimerState to, Func<TicketTimer, bool> which, DateTimeOffset? at = null)
    {
        for (var i = 0; i < change.Timers.Count; i++)
        {
            var timer = change.Timers[i];
            if (timer.State is (TimerState.Running or TimerState.Due) && which(timer))
                change.Timers[i] = timer with
                {
                    State = to,
                    MetAt = to == TimerState.Met ? at ?? change.Now : null,
                };
        }
    }

    /// <summary>The limit by which a unit is measured: the latest of its assignment; null when it has none.</summary>
    internal static TicketTimer? LimitOf(IEnumerable<TicketTimer> timers, int? assignment) => timers.LastOrDefault(
        timer => timer.AssignmentSeq == assignment && timer.Id is (ClockRule.Finish or ClockRule.Reply));

    /// <summary>Writes on the ticket by when it is due: by the unit's limit, or by the hotline's while no unit has it.
    /// </summary>
    internal static Ticket Show(Ticket ticket, ChangeBuilder change)
    {
        var main = change.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main
            && one.Status is AssignmentStatus.Open or AssignmentStatus.Done)?.Seq;
        var shown = main is null
            ? change.Timers
                .Where(timer => timer is { AssignmentSeq: null, State: TimerState.Running or TimerState.Due }
                    && timer.Id != ClockRule.NoCooperation && !AutomationClock.Is(timer))
                .MinBy(timer => timer.DueAt)
            : LimitOf(change.Timers, main);
        var promise = change.Timers.LastOrDefault(timer =>
            timer.Id == ClockRule.Promise && timer.AssignmentSeq == main);
        return ticket with
        {
            DueDay = shown?.DueDay,
            DueAt = shown?.DueAt,
            ExtendedDueAt = promise?.DueAt ?? (shown?.ExtensionSeq is null ? null : shown.DueAt),
            CalendarProvisional = change.Timers.Any(timer => timer is { State: TimerState.Running, Provisional: true }),
        };
    }

    static void BeginBeforeDue(ChangeBuilder change, int assignment)
    {
        if (LimitOf(change.Timers, assignment) is not { State: TimerState.Running } limit)
            return;
        foreach (var clock in change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency))
            if (clock.IsAroundDue && clock.Span.Count < 0 && Binds(change, clock, assignment)
                && Reckoning.Of(Of(change, clock, assignment) with { AnchorSeq = limit.Seq, AtDayStart = true },
                    change.Timers, change.Around.Calendar) is var before && before.DueAt > change.Now)
                Start(change, before);
    }

    static TicketTimer Of(ChangeBuilder change, ClockRule clock, int? assignment) => new()
    {
        TicketNo = change.Ticket.TicketNo,
        Seq = 0,
        Id = clock.Id,
        AssignmentSeq = clock.IsOfUnit ? assignment : null,
        StartedAt = change.Now,
        DueAt = change.Now,
        State = TimerState.Running,
        Count = clock.Span.Count,
        Unit = clock.Span.Unit,
        Clause = clock.Clause,
        WarnsOnly = clock.WarnsOnly,
    };

    static bool Binds(ChangeBuilder change, ClockRule clock, int? assignment) =>
        !clock.IsOfUnit || assignment is { } seq && clock.Binds(change.Assignments[seq - 1].Role);

    /// <summary>C-02: told within a day of the result, but not later than the caller's own limit while that still
    /// runs.</summary>
    static int? CapOf(ChangeBuilder change, ClockRule clock) =>
        clock.NotAfter is { } cap && change.Timers.LastOrDefault(timer => timer.Id == cap) is { } bound
            && bound.State is TimerState.Running && change.Now < bound.DueAt
            ? bound.Seq
            : null;

    static HashSet<string> AroundDue(ChangeBuilder change) =>
        [.. change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency)
            .Where(clock => clock.IsAroundDue).Select(clock => clock.Id), FollowUp];
}
