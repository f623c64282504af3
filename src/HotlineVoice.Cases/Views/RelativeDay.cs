using System.Globalization;

namespace HotlineVoice.Cases.Views;

/// <summary>A day counted from the one on which somebody looks: today, today-7, today+3.</summary>
public static class RelativeDay
{
    /// <summary>Furthest day that can be named so: ten years, as long as tickets are kept at hand.</summary>
    public const int DaysMax = 3_660;

    const string Today = "today";

    /// <summary>The day that the words name; null when they are none of this form, or too far.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(Today, StringComparison.Ordinal))
            return null;
        var rest = text.AsSpan(Today.Length);
        if (rest.IsEmpty)
            return today;
        if (rest[0] is not ('+' or '-')
            || !int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            || days is < 1 or > DaysMax)
            return null;
        var day = today.DayNumber + (rest[0] == '-' ? -days : days);
        return day < DateOnly.MinValue.DayNumber || day > DateOnly.MaxValue.DayNumber
            ? null
            : DateOnly.FromDayNumber(day);
    }
}
