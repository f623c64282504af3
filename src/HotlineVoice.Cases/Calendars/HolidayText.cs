using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Calendars;

/// <summary>Reads one year's calendar file (calendars/holidays-yyyy.yaml).</summary>
public static class HolidayText
{
    static readonly string[] _words = ["year", "notices", "days off", "make-up days"];
    static readonly string[] _dayWords = ["date", "name", "notice"];

    /// <summary>The year; null, with problems, when it cannot be read.</summary>
    public static HolidayYear? Read(string text, ProblemList problems)
    {
        var before = problems.Problems.Count;
        if (Fields.Of(YamlText.Read(text, problems), _words, problems) is not { } fields)
            return null;
        var year = fields.Need("year") is null ? 0 : fields.Count("year", 0, 2000, 2100);
        var off = ReadDays(fields.Need("days off"), year, problems);
        var makeUp = ReadDays(fields.Need("make-up days"), year, problems);
        foreach (var day in makeUp.Where(day => off.Any(other => other.Date == day.Date)))
            problems.Add(fields.Map, $"{day.Date:yyyy-MM-dd} is both off and worked", "Compare it with the notice");
        return problems.Problems.Count == before ? new HolidayYear(year, off, makeUp) : null;
    }

    static ImmutableArray<NamedDay> ReadDays(TextNode? node, int year, ProblemList problems)
    {
        if (node is null)
            return [];
        if (node is not TextNode.List list)
        {
            problems.Add(node, $"here stands {node.Kind} where a list of days is expected",
                "Write - { date: 2026-01-01, name: 元旦, notice: 2026 }");
            return [];
        }

        var days = ImmutableArray.CreateBuilder<NamedDay>();
        foreach (var item in list.Items)
            if (ReadDay(item, year, problems) is { } day)
            {
                if (days.Any(other => other.Date == day.Date))
                    problems.Add(item, $"{day.Date:yyyy-MM-dd} stands twice", "Keep one of them");
                else
                    days.Add(day);
            }

        return days.ToImmutable();
    }

    static NamedDay? ReadDay(TextNode node, int year, ProblemList problems)
    {
        if (Fields.Of(node, _dayWords, problems) is not { } fields)
            return null;
        var date = fields.Day("date", needed: true);
        var name = fields.Text("name", needed: true);
        var notice = fields.Count("notice", year, 2000, 2101);
        if (date is null || name is null)
            return null;
        if (date.Value.Year != year && year != 0)
            problems.Add(node, $"{date:yyyy-MM-dd} is not in {year}", "Put it into the file of its own year");
        return new NamedDay(date.Value, name, notice);
    }
}
