using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>
/// Due instants by the rules and calendars that ship, against a reckoning on the fingers that shares nothing with them
/// but the calendar files: its numbers are a table in these tests, its days are read by a pattern.
/// </summary>
public sealed partial class DeadlinePropertyTests
{
    const int Cases = 100_000;
    static readonly DateTime _first = new(2019, 1, 1);
    static readonly string[] _hotlines = ["jn", "ln", "wy", "mc", "as"];
    static readonly Dictionary<DateTime, bool> _named = ReadDays();

    static readonly Dictionary<string, string[]> _clocks = Regulations.Limits
        .GroupBy(limit => limit.Hotline)
        .ToDictionary(limits => limits.Key, limits => limits.Select(limit => limit.Clock).Distinct().ToArray());

    [Fact]
    public void Every_deadline_is_that_of_the_regulations_text_counted_on_the_fingers()
    {
        var chance = new Random(20191226);
        var minutes = (int)(new DateTime(2028, 1, 1) - _first).TotalMinutes;
        var met = new HashSet<Limit>();
        for (var i = 0; i < Cases; i++)
        {
            var hotline = _hotlines[chance.Next(_hotlines.Length)];
            var kind = (TicketClass)chance.Next(1, 6);
            var urgency = (TicketUrgency)chance.Next(1, 3);
            var start = _first.AddMinutes(chance.Next(minutes)).AddSeconds(chance.Next(60));
            var rules = ShippedRules.SetOf(hotline);
            if (!rules.Classes.Contains(kind))
                continue;
            var clock = _clocks[hotline][chance.Next(_clocks[hotline].Length)];

            var wanted = Regulations.Find(hotline, clock, kind, urgency);
            var rule = rules.ClockOf(clock, kind, urgency);

            if (wanted is null)
            {
                Assert.Null(rule);
                continue;
            }

            met.Add(wanted);
            var found = rule!.Span.DueFrom(new DateTimeOffset(start, TimeSpan.FromHours(8)), null,
                ShippedCalendar.Calendar);
            var due = OnTheFingers(start, wanted);
            if (found.At.DateTime != due || found.At.Offset != TimeSpan.FromHours(8))
                Assert.Fail($"{hotline} {clock} {kind} {urgency} from {start:s}: {due:s}, not {found.At:s}");
        }

        Assert.Equal(Regulations.Limits.Length, met.Count);
    }

    [Theory]
    [InlineData("ln", "2026-03-30 08:45", "finish", TicketClass.Complaint, "2026-04-28")]
    [InlineData("ln", "2026-04-28 10:00", "review", TicketClass.Complaint, "2026-05-06")]
    [InlineData("ln", "2026-04-07 10:00", "material", TicketClass.Complaint, "2026-04-14")]
    [InlineData("ln", "2026-04-20 10:00", "noCooperation", TicketClass.Complaint, "2026-05-20")]
    [InlineData("wy", "2026-04-01 15:00", "accept", TicketClass.Help, "2026-04-02")]
    [InlineData("wy", "2026-04-01 15:00", "contact", TicketClass.Help, "2026-04-09")]
    [InlineData("wy", "2026-04-01 15:00", "finish", TicketClass.Help, "2026-04-09")]
    [InlineData("wy", "2026-04-08 15:00", "review", TicketClass.Help, "2026-04-13")]
    [InlineData("wy", "2026-04-13 09:00", "finish", TicketClass.Complaint, "2026-05-07")]
    [InlineData("wy", "2026-05-11 09:00", "finish", TicketClass.Complaint, "2026-06-01")]
    [InlineData("mc", "2026-06-08 11:00", "finish", TicketClass.Consultation, "2026-06-11")]
    [InlineData("mc", "2026-06-18 10:00", "contact", TicketClass.Complaint, "2026-06-22")]
    [InlineData("mc", "2026-06-18 10:00", "finish", TicketClass.Complaint, "2026-07-03")]
    [InlineData("as", "2026-09-18 10:00", "return", TicketClass.Complaint, "2026-09-21")]
    [InlineData("as", "2026-09-18 10:00", "finish", TicketClass.Complaint, "2026-10-22")]
    [InlineData("as", "2026-10-23 10:00", "finish", TicketClass.Complaint, "2026-11-20")]
    public void The_worked_examples_come_true(string hotline, string start, string clock, TicketClass kind, string due)
    {
        var at = new DateTimeOffset(DateTime.Parse(start, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
        var rule = ShippedRules.SetOf(hotline).ClockOf(clock, kind, TicketUrgency.Ordinary)!;

        Assert.Equal(due, rule.Span.DueFrom(at, null, ShippedCalendar.Calendar).Day!.Value
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_burst_main_on_a_Friday_night_has_two_hours_of_the_night()
    {
        var notice = new DateTimeOffset(2026, 6, 12, 22, 40, 0, TimeSpan.FromHours(8));
        var rules = ShippedRules.SetOf("as");

        var site = rules.ClockOf(ClockRule.OnSite, TicketClass.Help, TicketUrgency.Emergency)!.Span
            .DueFrom(notice, null, ShippedCalendar.Calendar);
        var reply = rules.ClockOf(ClockRule.Reply, TicketClass.Help, TicketUrgency.Emergency)!.Span
            .DueFrom(notice, null, ShippedCalendar.Calendar);

        Assert.Equal(new DateTimeOffset(2026, 6, 13, 0, 40, 0, TimeSpan.FromHours(8)), site.At);
        Assert.Null(site.Day);
        Assert.Equal(new DateOnly(2026, 6, 16), reply.Day);
    }

    static DateTime OnTheFingers(DateTime start, Limit limit)
    {
        var day = start.Date;
        switch (limit.Unit)
        {
            case Count.Hours:
                return start.AddHours(limit.Number);
            case Count.Minutes:
                return start.AddMinutes(limit.Number);
            case Count.SameDay:
                return day.AddDays(1);
            case Count.Consecutive:
                return day.AddDays(limit.Number + 1);
            case Count.Natural:
                day = day.AddDays(limit.Number);
                while (!IsWorked(day))
                    day = day.AddDays(1);
                return day.AddDays(1);
        }

        var left = limit.Number;
        while (left > 0)
        {
            day = day.AddDays(1);
            if (IsWorked(day))
                left--;
        }

        return day.AddDays(1);
    }

    static bool IsWorked(DateTime day) => _named.TryGetValue(day, out var worked)
        ? worked
        : day.DayOfWeek != DayOfWeek.Saturday && day.DayOfWeek != DayOfWeek.Sunday;

    static Dictionary<DateTime, bool> ReadDays([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!Directory.Exists(Path.Combine(folder.FullName, "dialplans")))
            folder = folder.Parent!;
        var days = new Dictionary<DateTime, bool>();
        foreach (var path in Directory.EnumerateFiles(
            Path.Combine(folder.FullName, "dialplans", "calendars"), "holidays-*.yaml"))
        {
            var worked = false;
            foreach (var line in File.ReadLines(path))
            {
                if (line.StartsWith("days off", StringComparison.Ordinal))
                    worked = false;
                else if (line.StartsWith("make-up days", StringComparison.Ordinal))
                    worked = true;
                if (DayLine().Match(line) is { Success: true } match)
                    days.Add(DateTime.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), worked);
            }
        }

        return days;
    }

    [GeneratedRegex("date: ([0-9-]{10})")]
    private static partial Regex DayLine();
}
