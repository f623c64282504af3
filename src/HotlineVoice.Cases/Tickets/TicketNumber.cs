using System.Globalization;

namespace HotlineVoice.Cases.Tickets;

/// <summary>
/// 工单编号: the hotline's digit, the local day as yyyyMMdd, five digits counted per hotline and day. Digits only,
/// because callers key it in.
/// </summary>
public static class TicketNumber
{
    /// <summary>Length of every number.</summary>
    public const int Digits = 14;

    /// <summary>So many fit into a hotline's day.</summary>
    public const int SerialMax = 99_999;

    /// <summary>The number of the day's <paramref name="serial"/>th ticket, counted from 1.</summary>
    public static string Of(int hotlineDigit, DateOnly day, int serial)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hotlineDigit, 9);
        ArgumentOutOfRangeException.ThrowIfLessThan(hotlineDigit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, SerialMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{hotlineDigit}{day:yyyyMMdd}{serial:00000}");
    }

    /// <summary>Whether it may be a number at all.</summary>
    public static bool IsWellFormed(string text) =>
        text.Length == Digits && text.All(char.IsAsciiDigit) && text[0] != '0'
        && DateOnly.TryParseExact(text.AsSpan(1, 8), "yyyyMMdd", out _);
}
