using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What judging a result, and asking the caller about it, makes of a ticket.</summary>
static class Reviewing
{
    internal static bool ReviewPass(ChangeBuilder change, TicketAct.ReviewPass act)
    {
        Judge(change, (act.Timely, act.Quality, act.ResultTrue), true);
        ClockWork.Begin(change, ClockMoment.Reviewed);
        return true;
    }

    internal static bool ReviewFail(ChangeBuilder change, TicketAct.ReviewFail act)
    {
        Judge(change, (act.Timely, act.Quality, act.ResultTrue), false);
        if (Redoing.MayRedo(change))
            return Redoing.Redo(change);
        Redoing.Reopen(change);
        return change.Go(TicketState.Accepted);
    }

    /// <summary>While the unit still works the caller is told what he is owed; a unit that answers him itself has also
    /// reached him.</summary>
    internal static bool TellNotice(ChangeBuilder change, TicketAct.FeedbackDone act)
    {
        change.Say("reached", act.Reached);
        change.Say("comment", act.Comment);
        var unit = change.Around.Actor.OrgId is null ? null : change.Scene.Mine;
        ClockWork.Meet(change, ClockMoment.CallerTold, unit?.Seq);
        if (unit is null)
            return true;
        UnitWork.Reached(change, unit.Seq, change.Now);
        // Told twice, the result is reported once: by the end of the first day.
        if (!change.Timers.Any(timer => timer is { Id: ClockRule.ReportUp, State: TimerState.Running or TimerState.Due }
            && timer.AssignmentSeq == unit.Seq))
            ClockWork.Begin(change, ClockMoment.CallerTold, unit.Seq);
        Add(change, act, SatisfiedBy(change.Rules, act), CallbackBy.Unit);
        return true;
    }

    /// <summary>回访 by the unit itself is written down, and decides nothing.</summary>
    internal static bool UnitCallback(ChangeBuilder change, TicketAct.FeedbackDone act)
    {
        Say(change, act, SatisfiedBy(change.Rules, act));
        Add(change, act, SatisfiedBy(change.Rules, act), CallbackBy.Unit);
        return true;
    }

    /// <summary>Rows 29 to 31: closed as solved, unreached or dissatisfied, or sent back to be done again.</summary>
    internal static bool Callback(ChangeBuilder change, TicketAct.FeedbackDone act)
    {
        if (change.Around.Actor.OrgId is not null && change.Rules.FeedbackBy == FeedbackBy.Unit)
        {
            UnitCallback(change, act);
            return false;
        }

        var satisfied = act.Reached ? SatisfiedBy(change.Rules, act) : null;
        var content = satisfied != false && act.ResultTrue != false;
        Say(change, act, satisfied);
        Add(change, act, satisfied, CallbackBy.Hotline);
        change.Ticket = change.Ticket with
        {
            Satisfied = act.ResultTrue == false ? false : satisfied,
            Grade = act.Reached && act.Grade is { Length: > 0 } ? act.Grade : null,
            Solved = act.Reached ? act.Solved : null,
        };
        ClockWork.Meet(change, ClockMoment.CallerTold);
        var unit = change.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);
        if (act.Reached && !content && unit is not null && act.UnitResponsible == true && Redoing.MayRedo(change))
            return Redoing.Redo(change);
        if (act.Reached && !content && unit is not null)
            change.Note("notifyUnit", change.Rules.Clauses.GetValueOrDefault("notifyUnit"), "orgId", unit.OrgId);
        return Ending.End(change, !act.Reached
            ? change.Ticket.ClosingGround == Grounds.DeemedReplied ? Grounds.DeemedReplied : Grounds.Unreached
            : content ? Grounds.Solved(change.Rules, 'a') : Grounds.Unsatisfied);
    }

    static void Judge(
        ChangeBuilder change, (bool? Timely, string? Quality, bool? ResultTrue) said, bool passed)
    {
        change.Say("timely", said.Timely);
        change.Say("quality", said.Quality);
        change.Say("resultTrue", said.ResultTrue);
        var due = change.Timers.LastOrDefault(timer => timer.Id == ClockRule.Review)?.DueDay;
        ClockWork.Meet(change, ClockMoment.Reviewed);
        change.File = change.File with
        {
            Reviews = change.File.Reviews.Add(new Review
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Reviews.Length + 1,
                AssignmentSeq = change.Scene.OpenOrLastMain?.Seq,
                DueDay = due,
                Reviewer = change.Around.Actor.User,
                Timely = said.Timely,
                Quality = said.Quality,
                ResultTrue = said.ResultTrue,
                Passed = passed,
                At = change.Now,
            }),
        };
    }

    static void Add(ChangeBuilder change, TicketAct.FeedbackDone act, bool? satisfied, CallbackBy by)
    {
        var rule = change.Rules.Satisfaction;
        change.File = change.File with
        {
            Callbacks = change.File.Callbacks.Add(new Callback
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Callbacks.Length + 1,
                By = by,
                User = change.Around.Actor.User,
                At = change.Now,
                Channel = act.Channel,
                Reached = act.Reached,
                ResultTrue = act.ResultTrue,
                Satisfied = satisfied,
                Grade = act.Grade,
                Solved = act.Solved,
                Counted = by == CallbackBy.Hotline && satisfied is not null
                    && rule?.AppliesTo.Contains(change.Ticket.Class) == true
                    && !change.Ticket.ExcludedFromSatisfaction,
                UnitResponsible = act.UnitResponsible,
                Comment = act.Comment,
                OnsiteJoint = act.OnsiteJoint,
                RedoSeq = change.Ticket.RedoSeq,
            }),
        };
    }

    static void Say(ChangeBuilder change, TicketAct.FeedbackDone act, bool? satisfied)
    {
        change.Say("reached", act.Reached);
        change.Say("resultTrue", act.ResultTrue);
        change.Say("satisfied", satisfied);
        change.Say("grade", act.Grade);
        change.Say("solved", act.Solved);
        change.Say("unitResponsible", act.UnitResponsible);
        change.Say("comment", act.Comment);
    }

    static bool? SatisfiedBy(RuleSet rules, TicketAct.FeedbackDone act) =>
        act.Grade is { Length: > 0 } grade ? rules.Satisfaction?.Satisfied.Contains(grade) : act.Satisfied;
}
