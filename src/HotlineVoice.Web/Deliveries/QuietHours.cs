using System.Globalization;

namespace HotlineVoice.Web.Deliveries;

/// <summary>A span of the local day, also over midnight.</summary>
readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    public static QuietHours? Read(string text) =>
        text.Split('-') is [var from, var to] && TryRead(from, out var first) && TryRead(to, out var last)
        && first != last
            ? new QuietHours(first, last)
            : null;

    public bool Hold(TimeOnly at) => at.IsBetween(From, To);

    static bool TryRead(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
