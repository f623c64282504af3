using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>重办, 复办: what was not done well goes back to the unit; the first result stays where it is.</summary>
static class Redoing
{
    internal static bool MayRedo(ChangeBuilder change) =>
        change.Rules.Redo is { } rule && (rule.Repeats || change.Ticket.RedoSeq == 0);

    internal static bool Redo(ChangeBuilder change)
    {
        var rule = change.Rules.Redo!;
        var unit = change.Assignments.Last(one => one.Role == AssignmentRole.Main);
        change.Clause = rule.Clause;
        change.Ticket = change.Ticket with
        {
            RedoSeq = change.Ticket.RedoSeq + 1,
            ClosingGround = null,
        };
        var again = Sending.Send(change, new Sending.Order(unit.OrgId, AssignmentRole.Main)
        {
            Requirements = rule.Label,
            Designated = unit.Designated,
        });
        if (unit.Designated)
            ClockWork.Cancel(change, ClockRule.Return, again.Seq);
        change.Say("redoSeq", change.Ticket.RedoSeq.ToString(CultureInfo.InvariantCulture));
        if (rule.WithLetter && change.Rules.Supervision is { } letters
            && letters.Grounds.FirstOrDefault(ground =>
                ground.Kind == LetterKind.Supervision && ground.Trigger == LetterTrigger.Redo) is { } ground)
            Supervising.Write(change, ground, again, ClockWork.LimitOf(change.Timers, again.Seq)?.DueDay);
        return change.Go(TicketState.Dispatched);
    }

    /// <summary>Where nothing is done again the unit simply goes on, and its due day stands.</summary>
    internal static void Reopen(ChangeBuilder change)
    {
        var unit = change.Assignments.Last(one => one.Role == AssignmentRole.Main);
        change.Replace(unit with { Status = AssignmentStatus.Open });
        change.Ticket = change.Ticket with { ClosingGround = null };
        if (ClockWork.LimitOf(change.Timers, unit.Seq) is not { } limit)
            return;
        ClockWork.Cancel(change, ClockRule.Feedback, null);
        change.Timers.Add(limit with
        {
            Seq = change.Timers.Count + 1,
            State = limit.DueAt <= change.Now ? TimerState.Due : TimerState.Running,
            MetAt = null,
        });
    }
}
