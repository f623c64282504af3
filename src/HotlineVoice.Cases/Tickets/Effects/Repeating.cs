using System.Globalization;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What it makes of a ticket that somebody comes, and comes again (B-10): 第几次, 几人, 几人次, 重点, 督办.
/// </summary>
static class Repeating
{
    internal static bool RepeatContact(ChangeBuilder change, TicketAct.RepeatContact act)
    {
        change.Say("newFacts", act.NewFacts);
        change.Say("callId", act.CallId);
        var told = act.NewFacts ? null : act.Told ?? change.Ticket.ResultText;
        change.Say("told", told);
        var key = change.Around.CallerKey ?? OwnKey(change);
        var before = change.Ticket.RepeatNo;
        if (key == OwnKey(change))
            change.Ticket = change.Ticket with
            {
                RepeatNo = Math.Max(before + 1, MatterCount.RepeatNo(
                    change.Around.MatterContacts.Concat(change.File.Contacts), key)),
            };
        Count(change, act.NewFacts, told, act.CallId);
        if (!act.NewFacts)
            change.Say("ground", Grounds.Solved(change.Rules, 'c'));
        return true;
    }

    /// <summary>Writes the contact down and looks at what it brings about.</summary>
    internal static void Count(ChangeBuilder change, bool newFacts, string? told, string? callId)
    {
        var key = change.File.Contacts.IsEmpty
            ? RegisteredTicket.KeyOf(change.Around, change.Caller, change.Ticket.TicketNo)
            : change.Around.CallerKey ?? OwnKey(change);
        var earlier = change.Around.MatterContacts.Concat(change.File.Contacts);
        var repeat = key == OwnKey(change) ? change.Ticket.RepeatNo : MatterCount.RepeatNo(earlier, key);
        change.File = change.File with
        {
            Contacts = change.File.Contacts.Add(new MatterContact
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Contacts.Length + 1,
                CallerKey = key,
                At = change.Now,
                By = change.Around.Actor.User,
                NewFacts = newFacts,
                RepeatNo = repeat,
                Told = told,
                Ground = newFacts ? null : Grounds.Solved(change.Rules, 'c'),
                CallId = callId,
            }),
        };
        change.Say("repeatNo", repeat > 1 ? repeat.ToString(CultureInfo.InvariantCulture) : null);
        var count = Of(change);
        Mark(change, count);
        if (change.Rules.Supervision?.Grounds.FirstOrDefault(ground =>
            ground.IsRepeated(change.Ticket.RepeatNo, count.Times)) is { } reason
            && change.Ticket.State is not (TicketState.Closed or TicketState.Archived))
            change.Raise(WorklistKind.Supervise, $"{reason.Title}，可以督办", reason.Clause);
    }

    internal static bool MarkKey(ChangeBuilder change, TicketAct.MarkKey act)
    {
        change.Clause = change.Rules.Key?.Clause;
        change.Say("isKey", act.IsKey);
        change.Say("reason", act.Reason);
        change.Ticket = change.Ticket with { IsKey = act.IsKey, KeyReason = act.IsKey ? act.Reason : null };
        return true;
    }

    internal static bool Link(ChangeBuilder change, TicketAct.Link act)
    {
        change.Say("parentTicketNo", act.ParentTicketNo);
        change.Say("clusterId", act.ClusterId);
        change.Ticket = change.Ticket with
        {
            ParentTicketNo = act.ParentTicketNo ?? change.Ticket.ParentTicketNo,
            ClusterId = act.ClusterId ?? change.Ticket.ClusterId,
        };
        Mark(change, Of(change));
        return true;
    }

    internal static bool Merge(ChangeBuilder change, TicketAct.Merge act)
    {
        change.Say("intoTicketNo", act.IntoTicketNo);
        change.Ticket = change.Ticket with
        {
            MergedIntoTicketNo = act.IntoTicketNo,
            ParentTicketNo = change.Ticket.ParentTicketNo ?? act.IntoTicketNo,
        };
        return Ending.End(change, Grounds.Solved(change.Rules, 'c'));
    }

    /// <summary>Everybody who came about it, on this ticket and others.</summary>
    internal static MatterCount Of(ChangeBuilder change) => MatterCount.Of(
        change.Around.MatterContacts.Concat(change.File.Contacts), Calendars.WorkingCalendar.DayOf(change.Now));

    static void Mark(ChangeBuilder change, MatterCount count)
    {
        var ticket = change.Ticket;
        var unsolved = change.Around.Parent is { } parent ? parent.ClosingGround is null or "UC" or "UD" or "DR"
            : ticket.ClosingGround is null;
        if (ticket.IsKey || change.Rules.Key is not { } rule
            || !rule.Holds(ticket.Source, ticket.RepeatNo, unsolved, (count.Persons, count.PersonsToday)))
            return;
        var reason = ReasonOf(rule, ticket, count);
        change.Ticket = ticket with { IsKey = true, KeyReason = reason };
        change.Note(Remark.Of("markKey", rule.Clause, "reason", reason) with { BySystem = true });
    }

    static string ReasonOf(KeyRule rule, Ticket ticket, MatterCount count) =>
        rule.Sources.Contains(ticket.Source) ? "来源属重点交办事项"
        : rule.Persons is { } ever && count.Persons >= ever ? $"已有{count.Persons}人反映同一事项"
        : rule.PersonsInOneDay is { } day && count.PersonsToday >= day ? $"一天内{count.PersonsToday}人反映同一事项"
        : $"第{ticket.RepeatNo}次反映";

    static string OwnKey(ChangeBuilder change) => change.File.Contacts is [var first, ..]
        ? first.CallerKey
        : RegisteredTicket.KeyOf(change.Around, change.Caller, change.Ticket.TicketNo);
}
