using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What closing, archiving and, after its time, destroying make of a ticket.</summary>
static class Ending
{
    internal static bool CloseByGround(ChangeBuilder change, TicketAct.CloseByGround act)
    {
        var ground = TheClosingGroundIsKnown.Find(change.Rules, act.Ground)!;
        change.Clause = ground.Clause;
        change.Say("ground", act.Ground);
        change.Say("evidence", act.Evidence);
        Beside.Rest(change, act);
        change.Say("eventDay", act.EventDay);
        change.Say("callerTold", act.CallerTold);
        change.Say("secondReader", act.SecondReader);
        return End(change, act.Ground);
    }

    internal static bool Archive(ChangeBuilder change, TicketAct.Archive act)
    {
        var ticket = change.Ticket;
        var category = act.Category is { Length: > 0 } said ? said.Trim() : ClassWords.Label(ticket.Class);
        var accepted = WorkingCalendar.DayOf(ticket.RegisteredAt ?? ticket.CreatedAt);
        var reported = WorkingCalendar.DayOf(change.Assignments
            .LastOrDefault(one => one is { Role: AssignmentRole.Main, ResultAt: not null })?.ResultAt
            ?? ticket.ClosedAt ?? change.Now);
        var kept = new ArchiveRecord
        {
            TicketNo = ticket.TicketNo,
            Seq = 1,
            ArchiveNo = string.Create(CultureInfo.InvariantCulture,
                $"{accepted:yyyyMMdd}-{category}-{ticket.TicketNo}"),
            Category = category,
            AcceptedDate = accepted,
            ClosedReportedDay = reported,
            RetainUntil = RetainUntil(change.Rules, ticket, reported),
            Items = string.Join('\n', change.Rules.Archive?.Items ?? []),
            Sha256 = ArchiveContent.Sha256Of(change.Scene.File),
            ArchivedAt = change.Now,
            ArchivedBy = change.Around.Actor.User,
        };
        change.Clause = change.Rules.Archive?.Clause;
        change.Say("archiveNo", kept.ArchiveNo);
        change.Say("category", category);
        change.Say("retainUntil", kept.RetainUntil);
        change.Say("sha256", kept.Sha256);
        change.File = change.File with { Archives = [kept] };
        return true;
    }

    /// <summary>Nothing of the matter is kept but what proves that it was there and was destroyed.</summary>
    internal static bool Destroy(ChangeBuilder change, TicketAct.Destroy act)
    {
        change.Say("approval", act.Approval);
        change.Say("approvedBy", act.ApprovedBy);
        var kept = change.File.Archives[0];
        change.Say("sha256", kept.Sha256);
        var rest = Destruction.Of(change.File with
        {
            Ticket = change.Ticket,
            Assignments = [.. change.Assignments],
            Archives =
            [
                kept with
                {
                    DestroyApproval = act.Approval.Trim(),
                    DestroyApprovedBy = act.ApprovedBy.Trim(),
                    DestroyedAt = change.Now,
                },
            ],
        });
        foreach (var sent in rest.Assignments)
            change.Replace(sent);
        (change.File, change.Ticket, change.Caller) = (rest, rest.Ticket, null);
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

    static DateOnly? RetainUntil(RuleSet rules, Ticket ticket, DateOnly reported) =>
        rules.Archive?.CaseRulesFor.Contains(ticket.Class) == true ? null
        : rules.RetentionYears is { } years ? reported.AddYears(years)
        : null;
}
