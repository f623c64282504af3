using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What passing a result on, telling the caller and closing make of a ticket.</summary>
static class Closing
{
    internal static bool ReviewPass(ChangeBuilder change, TicketAct.ReviewPass act)
    {
        change.Say("timely", act.Timely);
        change.Say("quality", act.Quality);
        change.Say("resultTrue", act.ResultTrue);
        ClockWork.Meet(change, ClockMoment.Reviewed);
        ClockWork.Begin(change, ClockMoment.Reviewed);
        return true;
    }

    internal static bool TellNotice(ChangeBuilder change, TicketAct.FeedbackDone act)
    {
        change.Say("reached", act.Reached);
        change.Say("comment", act.Comment);
        ClockWork.Meet(change, ClockMoment.CallerTold);
        return true;
    }

    internal static bool FeedbackDone(ChangeBuilder change, TicketAct.FeedbackDone act)
    {
        var satisfied = act.Reached ? SatisfiedBy(change.Rules, act) : null;
        change.Say("reached", act.Reached);
        change.Say("satisfied", satisfied);
        change.Say("grade", act.Grade);
        change.Say("solved", act.Solved);
        change.Say("unitResponsible", act.UnitResponsible);
        change.Say("comment", act.Comment);
        change.Ticket = change.Ticket with
        {
            Satisfied = satisfied,
            Grade = act.Reached && act.Grade is { Length: > 0 } ? act.Grade : null,
            Solved = act.Reached ? act.Solved : null,
        };
        if (satisfied == false && change.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main) is { } unit)
            change.Note("notifyUnit", change.Rules.Clauses.GetValueOrDefault("notifyUnit"), "orgId", unit.OrgId);
        ClockWork.Meet(change, ClockMoment.CallerTold);
        return End(change, !act.Reached ? "UC" : satisfied == false ? "UD" : "G1");
    }

    internal static bool CloseByGround(ChangeBuilder change, TicketAct.CloseByGround act)
    {
        var ground = TheClosingGroundIsKnown.Find(change.Rules, act.Ground)!;
        change.Clause = ground.Clause;
        change.Say("ground", ground.Code);
        change.Say("evidence", act.Evidence);
        change.Say("secondReader", act.SecondReader);
        return End(change, ground.Code);
    }

    internal static bool Archive(ChangeBuilder change, TicketAct.Archive act) => true;

    internal static bool RepeatContact(ChangeBuilder change, TicketAct.RepeatContact act)
    {
        change.Say("newFacts", act.NewFacts);
        if (act.NewFacts)
            return true;
        change.Say("ground", "G1");
        change.Ticket = change.Ticket with { RepeatNo = change.Ticket.RepeatNo + 1 };
        return true;
    }

    /// <summary>Closes the ticket: no clock runs on, and nobody has it any more.</summary>
    internal static bool End(ChangeBuilder change, string ground)
    {
        ClockWork.CancelAll(change);
        foreach (var open in change.Assignments.Where(one => one.Status == AssignmentStatus.Open).ToArray())
            change.Replace(open with { Status = AssignmentStatus.Done });
        var registered = change.Ticket.RegisteredAt ?? change.Ticket.CreatedAt;
        change.Say("closingGround", ground);
        change.Ticket = change.Ticket with
        {
            ClosingGround = ground,
            ClosedAt = change.Now,
            TotalElapsedWd = change.Around.Calendar.CountWorkingDays(
                WorkingCalendar.DayOf(registered), change.Around.Today),
        };
        return true;
    }

    static bool? SatisfiedBy(RuleSet rules, TicketAct.FeedbackDone act) =>
        act.Grade is { Length: > 0 } grade ? rules.Satisfaction?.Satisfied.Contains(grade) : act.Satisfied;
}
