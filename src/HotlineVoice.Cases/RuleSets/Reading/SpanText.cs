using System.Globalization;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>How long a clock runs, as people write it.</summary>
static class SpanText
{
    internal const string Forms = "same day, 1 working day, 3 days, 30 calendar days, 2 hours, 30 minutes, "
        + "promised day or next manned day";

    /// <summary>The span; none, with a problem, when it cannot be read.</summary>
    internal static ClockSpan Read(TextNode.Scalar node, ProblemList problems)
    {
        if (TryParse(node.Text, out var span))
            return span;
        problems.Add(node, $"`{node.Text}` is no time for a clock", $"Write {Forms}");
        return default;
    }

    static bool TryParse(string text, out ClockSpan span)
    {
        ClockUnit? whole = text switch
        {
            "same day" => ClockUnit.SameDay,
            "promised day" => ClockUnit.PromisedDay,
            "next manned day" => ClockUnit.NextMannedDay,
            _ => null,
        };
        span = new ClockSpan(0, whole ?? default);
        if (whole is not null)
            return true;
        var space = text.IndexOf(' ');
        if (space < 0 || !int.TryParse(text.AsSpan(0, space), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > 365)
            return false;
        ClockUnit? unit = text[(space + 1)..].TrimEnd('s') switch
        {
            "working day" => ClockUnit.WorkingDay,
            "day" => ClockUnit.Day,
            "calendar day" => ClockUnit.CalendarDay,
            "hour" => ClockUnit.Hour,
            "minute" => ClockUnit.Minute,
            _ => null,
        };
        span = new ClockSpan(count, unit ?? default);
        return unit is not null && (count > 0 || unit == ClockUnit.WorkingDay && count < 0);
    }
}
