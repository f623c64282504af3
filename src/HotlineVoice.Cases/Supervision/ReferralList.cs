using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Supervision;

/// <summary>A ticket on a list for another body.</summary>
/// <param name="TicketNo">The ticket.</param>
/// <param name="OrgId">The unit that has it, or had it last; null when none had.</param>
/// <param name="Rule">Which rule puts it there.</param>
/// <param name="Count">Working days past the due day, or how often.</param>
public sealed record ReferralItem(string TicketNo, string? OrgId, ReferralRule Rule, int Count);

/// <summary>移送 (LN 第十六条): which tickets the rules put on a list for 纪委监委, from the tickets alone. A person sends
/// it.</summary>
public static class ReferralList
{
    /// <summary>The list, rule by rule; a ticket may stand under several.</summary>
    public static ImmutableArray<ReferralItem> Of(
        IEnumerable<TicketFile> files, RuleSet rules, WorkingCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(calendar);
        TicketFile[] all = [.. files];
        return
        [
            .. from rule in rules.Referrals
               where rule.Trigger != ReferralTrigger.None
               from file in all
               let count = CountOf(rule.Trigger, file, calendar, now)
               where rule.Holds(count)
               select new ReferralItem(file.Ticket.TicketNo, MainOf(file)?.OrgId, rule, count),
        ];
    }

    static int CountOf(ReferralTrigger trigger, TicketFile file, WorkingCalendar calendar, DateTimeOffset now)
    {
        var open = file.Ticket.State is not (TicketState.Closed or TicketState.Archived);
        return trigger switch
        {
            ReferralTrigger.Overdue => open && file.Ticket.DueDay is { } due
                && TicketMachine.DeadlineOf(file, now) is TicketDeadline.Overdue or TicketDeadline.OverdueExplained
                    or TicketDeadline.OverdueUnexplained
                ? calendar.CountWorkingDays(due, WorkingCalendar.DayOf(now))
                : 0,
            ReferralTrigger.Supervised => open
                ? file.Letters.Count(letter => letter is { Kind: LetterKind.Supervision, IssuedAt: not null })
                : 0,
            ReferralTrigger.Returned => file.Returns.Count(one => one.Improper),
            ReferralTrigger.StillComplained => HasResult(file) ? file.Ticket.RepeatNo : 0,
            _ => 0,
        };
    }

    /// <summary>It was handled at least once, here or in the ticket that it follows.</summary>
    static bool HasResult(TicketFile file) =>
        file.Ticket.ParentTicketNo is not null || file.Assignments.Any(one => one.ResultAt is not null);

    static Assignment? MainOf(TicketFile file) =>
        file.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);
}
