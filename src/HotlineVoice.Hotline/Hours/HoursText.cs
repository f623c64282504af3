using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Hours;

/// <summary>Reads service hours as a manager writes them: «every day: 08:00-20:00».</summary>
static class HoursText
{
    static readonly Dictionary<string, DayKind> _days = new()
    {
        ["every day"] = DayKind.EveryDay,
        ["working days"] = DayKind.WorkingDays,
        ["days off"] = DayKind.DaysOff,
    };

    /// <summary>The words that may stand before spans.</summary>
    internal static IReadOnlyCollection<string> DayWords => _days.Keys;

    internal static ServiceHours? Read(TextNode node, ProblemList problems)
    {
        if (node is TextNode.Scalar { Text: "always" })
            return ServiceHours.Always;
        if (Fields.Of(node, _days.Keys, problems) is not { } fields)
            return null;
        var lines = ImmutableArray.CreateBuilder<(DayKind, ImmutableArray<HourSpan>)>();
        foreach (var (word, kind) in _days)
            if (fields.Find(word) is { } spans)
                lines.Add((kind, ReadSpans(spans, problems)));
        if (lines.Count == 0)
            problems.Add(node, "these hours name no days", $"Use: {string.Join(", ", _days.Keys)}, or always");
        return new ServiceHours(lines.ToImmutable());
    }

    static ImmutableArray<HourSpan> ReadSpans(TextNode node, ProblemList problems)
    {
        if (node is TextNode.Scalar { Text: "closed" })
            return [];
        var items = node is TextNode.List list ? list.Items : [node];
        var spans = ImmutableArray.CreateBuilder<HourSpan>();
        foreach (var item in items)
            if (ReadSpan(item, problems) is { } span)
            {
                if (spans.Any(other => span.From < other.To && other.From < span.To))
                    problems.Add(item, $"{item.Kind} overlaps another span of this day", "Write each hour once");
                spans.Add(span);
            }

        return spans.ToImmutable();
    }

    static HourSpan? ReadSpan(TextNode node, ProblemList problems)
    {
        const string remedy = "Write a span of one day as 08:00-20:00; what crosses midnight is two spans";
        if (node is TextNode.Scalar scalar
            && scalar.Text.Split('-') is [var from, var to]
            && TryReadTime(from.Trim(), out var first)
            && TryReadTime(to.Trim(), out var last))
        {
            if (first < last)
                return new HourSpan(first, last);
            problems.Add(node, $"`{scalar.Text}` ends before it begins", remedy);
            return null;
        }

        problems.Add(node, $"{node.Kind} is no span of hours", remedy);
        return null;
    }

    static bool TryReadTime(string text, out TimeSpan time)
    {
        time = TimeSpan.FromDays(1);
        return text == "24:00"
            || TimeSpan.TryParseExact(text, [@"hh\:mm", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out time);
    }
}
