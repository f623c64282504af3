using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>
/// 连续…日不配合 (LN 第十四条(八)): the clock that the caller's first documented refusal begins, and that whatever he does
/// for the matter ends. It follows the ledger of attempts, never somebody's word, so that it cannot disagree with the
/// guard that lets a ticket be closed.
/// </summary>
static class Cooperation
{
    /// <summary>Begins or ends the clock as the ledger now has it; whether it did.</summary>
    internal static bool Follow(ChangeBuilder change)
    {
        if (change.Ticket.State is TicketState.Draft or TicketState.Closed or TicketState.Archived
            || RuleOf(change) is not { } rule)
            return false;
        var first = AttemptLedger.FirstRefusal(change.Attempts, Supplied(change));
        var runs = change.Timers.LastOrDefault(timer => timer.Id == ClockRule.NoCooperation
            && timer.State is TimerState.Running or TimerState.Due);
        if (runs?.AnchorDay == first)
            return false;
        if (runs is not null)
            End(change, runs, moved: first is { } day && day < runs.AnchorDay);
        if (first is { } begun)
            Begin(change, rule, begun);
        return true;
    }

    /// <summary>What the office is told when the days are over, in a Chinese sentence; null when the caller has
    /// cooperated by then.</summary>
    internal static string? Finding(ChangeBuilder change, TicketTimer timer)
    {
        var made = change.Attempts.Where(attempt => attempt.At < timer.DueAt).ToList();
        var supplied = Supplied(change).Where(at => at < timer.DueAt).ToList();
        if (AttemptLedger.FirstRefusal(made, supplied) != timer.AnchorDay)
            return null;
        var ground = change.Rules.ClosingGrounds.FirstOrDefault(one => one.DaysWithoutCooperation is not null);
        return ground is null || AttemptLedger.MayCloseFrom(
            made, supplied, ground.DaysWithoutCooperation!.Value, ground.GapDays) is null
            ? $"诉求人已连续{timer.Count}日不配合，但联系记录不足以覆盖该期间，尚不能据此办结，请核实"
            : $"诉求人已连续{timer.Count}日不配合，可以核实后办结（{ground.Code}）";
    }

    static void Begin(ChangeBuilder change, ClockRule rule, DateOnly day)
    {
        // Nobody is late by it: it says from when the office may close.
        var begun = ClockWork.Start(change, new TicketTimer
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = 0,
            Id = rule.Id,
            StartedAt = change.Now,
            DueAt = change.Now,
            State = TimerState.Running,
            Count = rule.Span.Count,
            Unit = rule.Span.Unit,
            AnchorDay = day,
            Clause = rule.Clause,
            WarnsOnly = true,
        });
        change.Note(Remark.Of("firstRefusal", rule.Clause, "day", Days.Write(day))
            .With("dueDay", Days.Write(begun.DueDay)) with
        { BySystem = true });
    }

    /// <summary>Another refusal that came to light only moves the first day; that is no cooperation.</summary>
    static void End(ChangeBuilder change, TicketTimer timer, bool moved)
    {
        ClockWork.End(change, TimerState.Cancelled, one => one.Seq == timer.Seq);
        if (!moved)
            change.Note(Remark.Of("cooperated", timer.Clause, "timer", timer.Id) with { BySystem = true });
    }

    static IEnumerable<DateTimeOffset> Supplied(ChangeBuilder change) =>
        change.File.Materials.Select(material => material.SuppliedAt).OfType<DateTimeOffset>();

    static ClockRule? RuleOf(ChangeBuilder change) =>
        change.Rules.ClocksOf(change.Ticket.Class, change.Ticket.Urgency)
            .FirstOrDefault(clock => clock.From.Contains(ClockMoment.FirstRefusal));
}
