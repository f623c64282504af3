using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Automation;

/// <summary>What a hotline's people are told once on a working day, about all of its tickets.</summary>
public static class DailyDigest
{
    const int NamedMax = 10;

    /// <summary>Rules whose time of this day has come; late when nobody looked earlier, and none on days off.</summary>
    public static ImmutableArray<AutomationRule> DueRules(
        AutomationBook book, WorkingCalendar calendar, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(calendar);
        if (!calendar.IsWorkingDay(WorkingCalendar.DayOf(now)))
            return [];
        var time = TimeOnly.FromTimeSpan(now.ToOffset(WorkingCalendar.Offset).TimeOfDay);
        return [.. book.Rules.Where(rule => rule.When is AutomationTrigger.Daily daily && daily.At <= time)];
    }

    /// <summary>What this rule says.</summary>
    /// <param name="hotline">Code of the hotline.</param>
    /// <param name="rule">A daily rule.</param>
    /// <param name="tickets">Its open tickets that are due today or earlier.</param>
    /// <param name="now">When.</param>
    public static ImmutableArray<Notice> Of(
        string hotline, AutomationRule rule, IReadOnlyCollection<Ticket> tickets, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(tickets);
        var day = WorkingCalendar.DayOf(now);
        var late = tickets.Count(ticket => ticket.DueDay < day);
        var today = tickets.Where(ticket => ticket.DueDay == day).OrderBy(ticket => ticket.TicketNo).ToArray();
        string Fill(string place) => place switch
        {
            "day" => Days.Say(day),
            "dueToday" => today.Length.ToString(CultureInfo.InvariantCulture),
            "overdue" => late.ToString(CultureInfo.InvariantCulture),
            "tickets" when today.Length > 0 => "今日到期：" + string.Join("、", today.Take(NamedMax)
                .Select(ticket => ticket.TicketNo)) + (today.Length > NamedMax ? "等" : ""),
            _ => "",
        };
        return [.. rule.Then.OfType<AutomationAction.Notify>().SelectMany(notify => notify.To.Select(to => new Notice
        {
            HotlineCode = hotline,
            Audience = NoticeAudience.OfRole(hotline, Telling.RoleOf(to)),
            Text = AutomationText.Fill(notify.Text, Fill),
            RuleId = rule.Id,
            At = now,
        }))];
    }
}
