using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What sending a ticket to units makes of it.</summary>
static class Sending
{
    internal static bool Dispatch(ChangeBuilder change, TicketAct.Dispatch act)
    {
        change.Say("orgId", act.OrgId);
        change.Say("coOrgIds", string.Join(",", act.CoOrgIds));
        change.Say("requirements", act.Requirements);
        var row = Consult(change, act);
        change.Clause = change.Rules.Assignment.GetValueOrDefault(change.Ticket.Class)?.Clause;
        Heard(change, act.OrgId);
        ClockWork.Meet(change, ClockMoment.Dispatched);
        // A unit that had to keep working until another took over (WY 第十六条) is relieved now.
        TakeBack(change, AssignmentStatus.Returned);
        Send(change, new Order(act.OrgId, AssignmentRole.Main) { Requirements = act.Requirements, Row = row });
        foreach (var co in act.CoOrgIds)
            Send(change, new Order(co, AssignmentRole.Co)
            {
                Requirements = act.Requirements,
                Row = row?.Names(co) == true ? row : null,
            });
        Checking.Come(change, TicketGate.Dispatch);
        return true;
    }

    /// <summary>当场分办、自行领办: by whom it was heard stands where a signature would.</summary>
    static void Heard(ChangeBuilder change, string orgId)
    {
        if (!OnTheSpot.Holds(change.Scene) && !OnTheSpot.IsOwn(change.Scene, orgId))
            return;
        var session = change.Around.LeaderSession!;
        change.Clause = change.Rules.LeaderDay!.Clause;
        change.Say("leader", $"{session.Title} {session.Leader}");
    }

    /// <summary>The row of the 派单目录 by which it is sent; null when there is none or another unit was chosen. Where
    /// the choice is another than the proposal, the history holds both.</summary>
    static CatalogueEntry? Consult(ChangeBuilder change, TicketAct.Dispatch act)
    {
        if (!string.IsNullOrWhiteSpace(act.SubjectCode) && act.SubjectCode != change.Ticket.SubjectCode)
        {
            change.Ticket = change.Ticket with { SubjectCode = act.SubjectCode };
            change.Say("subjectCode", act.SubjectCode);
        }

        if (UnitChoice.Of(change.File with { Ticket = change.Ticket }, change.Around).Proposed is not { } proposed)
            return null;
        var isTaken = proposed.Unit.OrgId == act.OrgId;
        var others = proposed.With.Select(unit => unit.OrgId).ToArray();
        if (!isTaken || !act.CoOrgIds.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal)))
        {
            change.Say("proposedOrgId", proposed.Unit.OrgId);
            change.Say("proposedCoOrgIds", string.Join(",", others));
        }

        return isTaken ? proposed.Row : null;
    }

    internal static bool Escalate(ChangeBuilder change, TicketAct.Unreachable3 act)
    {
        var rule = change.Rules.UnreachableOffice!;
        TakeBack(change, AssignmentStatus.Escalated);
        var target = rule.EscalateTo[change.Ticket.Class];
        change.Clause = rule.Clause;
        change.Say("orgId", target);
        // Numbers of offices are no personal data: the form lists when which was tried and what came of it.
        change.Say("attempts", string.Join("; ", change.Around.Attempts
            .Where(attempt => attempt.Party != ContactParty.Caller)
            .OrderBy(attempt => attempt.At)
            .Select(Write)));
        ClockWork.Meet(change, ClockMoment.Dispatched);
        Send(change, new Order(target, AssignmentRole.Main));
        return true;
    }

    /// <summary>提级处理: the unit above has it now.</summary>
    internal static bool RaiseLevel(ChangeBuilder change, TicketAct.Escalate act)
    {
        var above = TheSuperiorMayTakeIt.Above(change.Scene)!;
        change.Clause = change.Rules.Escalation?.Clause;
        change.Say("reason", act.Reason);
        change.Say("orgId", above.OrgId);
        TakeBack(change, AssignmentStatus.Escalated);
        Send(change, new Order(above.OrgId, AssignmentRole.Main));
        return true;
    }

    /// <summary>联合审定/指定: a body has said whose it is; that unit cannot send it back where the rules say so.
    /// </summary>
    internal static bool Designate(ChangeBuilder change, TicketAct.Designate act)
    {
        var rule = change.Rules.Determination!;
        var who = string.IsNullOrWhiteSpace(act.Participants) ? string.Join('、', rule.Participants) : act.Participants;
        change.Clause = rule.Clause;
        change.Say("orgId", act.OrgId);
        change.Say("basis", act.Basis);
        change.Say("participants", who);
        TakeBack(change, AssignmentStatus.Returned);
        change.File = change.File with
        {
            Determinations = [.. change.File.Determinations.Select(one => one.At is not null ? one : one with
            {
                DesignatedOrgId = act.OrgId,
                Basis = act.Basis,
                Participants = who,
                At = change.Now,
            })],
        };
        var sent = Send(change, new Order(act.OrgId, AssignmentRole.Main) { Designated = rule.IsFinal });
        if (rule.IsFinal)
            ClockWork.Cancel(change, ClockRule.Return, sent.Seq);
        return true;
    }

    /// <summary>Nobody who has it has it any more.</summary>
    internal static void TakeBack(ChangeBuilder change, AssignmentStatus status)
    {
        foreach (var old in change.Assignments.Where(one => one.Status == AssignmentStatus.Open).ToArray())
        {
            change.Replace(old with { Status = status });
            ClockWork.CancelOf(change, old.Seq);
        }
    }

    /// <summary>Puts it into a unit's hands, and its clocks begin.</summary>
    internal static Assignment Send(ChangeBuilder change, Order order)
    {
        var sent = new Assignment
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = change.Assignments.Count + 1,
            OrgId = order.OrgId,
            Role = order.Role,
            Status = AssignmentStatus.Open,
            DispatchedAt = change.Now,
            DispatchedBy = change.Around.Actor.User,
            CatalogueSubject = order.Row?.Subject,
            CatalogueDivision = order.Row?.DivisionCode,
            CatalogueFrom = order.Row?.From,
            Requirements = order.Requirements,
            Designated = order.Designated,
            RedoSeq = change.Ticket.RedoSeq,
        };
        change.Assignments.Add(sent);
        change.Ticket = change.Ticket with
        {
            FirstResponsibleOrg = change.Ticket.FirstResponsibleOrg ?? order.OrgId,
        };
        ClockWork.BeginOf(change, sent.Seq);
        return sent;
    }

    static string Write(ContactAttempt attempt) => string.Create(CultureInfo.InvariantCulture,
        $"{attempt.At.ToOffset(WorkingCalendar.Offset):yyyy-MM-dd HH:mm} {attempt.Phone} {attempt.Outcome}");

    /// <summary>To whom, as what, and with what to observe.</summary>
    internal sealed record Order(string OrgId, AssignmentRole Role)
    {
        internal string? Requirements { get; init; }
        internal CatalogueEntry? Row { get; init; }
        internal bool Designated { get; init; }
    }
}
