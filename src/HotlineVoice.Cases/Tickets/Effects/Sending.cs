using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What sending a ticket to units makes of it.</summary>
static class Sending
{
    internal static bool Dispatch(ChangeBuilder change, TicketAct.Dispatch act)
    {
        change.Say("orgId", act.OrgId);
        change.Say("coOrgIds", string.Join(",", act.CoOrgIds));
        change.Say("requirements", act.Requirements);
        change.Clause = change.Rules.Assignment.GetValueOrDefault(change.Ticket.Class)?.Clause;
        ClockWork.Meet(change, ClockMoment.Dispatched);
        Send(change, act.OrgId, AssignmentRole.Main, act.Requirements);
        foreach (var co in act.CoOrgIds)
            Send(change, co, AssignmentRole.Co, act.Requirements);
        return true;
    }

    internal static bool Escalate(ChangeBuilder change, TicketAct.Unreachable3 act)
    {
        var rule = change.Rules.UnreachableOffice!;
        foreach (var old in change.Assignments.Where(one => one.Status == AssignmentStatus.Open).ToArray())
        {
            change.Replace(old with { Status = AssignmentStatus.Escalated });
            ClockWork.CancelOf(change, old.Seq);
        }

        var target = rule.EscalateTo[change.Ticket.Class];
        change.Clause = rule.Clause;
        change.Say("orgId", target);
        // Numbers of offices are no personal data: the form lists when which was tried and what came of it.
        change.Say("attempts", string.Join("; ", change.Around.Attempts
            .Where(attempt => attempt.Party != ContactParty.Caller)
            .OrderBy(attempt => attempt.At)
            .Select(Write)));
        ClockWork.Meet(change, ClockMoment.Dispatched);
        Send(change, target, AssignmentRole.Main, null);
        return true;
    }

    static void Send(ChangeBuilder change, string orgId, AssignmentRole role, string? requirements)
    {
        var seq = change.Assignments.Count + 1;
        change.Assignments.Add(new Assignment
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = seq,
            OrgId = orgId,
            Role = role,
            Status = AssignmentStatus.Open,
            DispatchedAt = change.Now,
            DispatchedBy = change.Around.Actor.User,
            Requirements = requirements,
        });
        change.Ticket = change.Ticket with { FirstResponsibleOrg = change.Ticket.FirstResponsibleOrg ?? orgId };
        ClockWork.Begin(change, ClockMoment.Dispatched, seq);
    }

    static string Write(ContactAttempt attempt) => string.Create(CultureInfo.InvariantCulture,
        $"{attempt.At.ToOffset(WorkingCalendar.Offset):yyyy-MM-dd HH:mm} {attempt.Phone} {attempt.Outcome}");
}
