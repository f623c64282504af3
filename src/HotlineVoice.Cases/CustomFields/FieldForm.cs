using System.Globalization;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>The one form in which a value of each type is kept, so that equal values are found by their text.</summary>
public static class FieldForm
{
    /// <summary>Longest value: one line, and short enough for an index.</summary>
    public const int CharactersMax = 200;

    const int WholeDigitsMax = 15;
    const decimal Limit = 1_000_000_000_000_000m;
    const int DecimalsMax = 4;

    /// <summary>The value as it is kept, empty for one that is to be emptied; or a Chinese sentence why not.</summary>
    /// <param name="rule">The field.</param>
    /// <param name="said">As somebody entered it.</param>
    public static (string? Value, string? Wrong) Read(FieldRule rule, string said)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(said);
        var text = said.Trim();
        return text.Length == 0 ? ("", null) : rule.Type switch
        {
            FieldType.Number => ReadNumber(text),
            FieldType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out _) ? (text, null) : (null, "应为日期，如 2026-03-30"),
            FieldType.Choice => rule.Choices.Contains(text)
                ? (text, null)
                : (null, "应为以下之一：" + string.Join("、", rule.Choices)),
            _ => text.Length > CharactersMax || text.Any(char.IsControl)
                ? (null, $"应为不超过{CharactersMax}个字符的一行文字")
                : (text, null),
        };
    }

    /// <summary>12.50 and 12.5 are the same number: they are kept as 12.5.</summary>
    static (string? Value, string? Wrong) ReadNumber(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) >= Limit || decimal.Round(number, DecimalsMax) != number)
            return (null, $"应为数字，最多{WholeDigitsMax}位整数和{DecimalsMax}位小数");
        // Minus nought is nought.
        return ((number == 0m ? 0m : number).ToString("0.####", CultureInfo.InvariantCulture), null);
    }
}
