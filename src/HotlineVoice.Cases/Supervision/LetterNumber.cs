using System.Globalization;

namespace HotlineVoice.Cases.Supervision;

/// <summary>文号 of 督办 and 催办通知书: one series per hotline, kind and year, without a gap and without a repeat.
/// </summary>
public static class LetterNumber
{
    /// <summary>Stands in a pattern for the year.</summary>
    public const string Year = "{year}";

    /// <summary>Stands in a pattern for the number within the year.</summary>
    public const string Serial = "{n}";

    /// <summary>The number of the year's <paramref name="serial"/>th letter, counted from 1.</summary>
    /// <param name="pattern">Such as 翁源12345督〔{year}〕{n}号.</param>
    /// <param name="year">The local year in which it is issued.</param>
    /// <param name="serial">Given by the store together with keeping the letter.</param>
    public static string Of(string pattern, int year, int serial)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        return pattern
            .Replace(Year, year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(Serial, serial.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
