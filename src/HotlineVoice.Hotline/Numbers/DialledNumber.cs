using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Numbers;

/// <summary>A number as it was dialled, and every form in which a plan may have written it.</summary>
/// <remarks>
/// Carriers deliver one hotline as 12316, 02412316, 2412316, 862412316 or +862412316. A plan lists its national forms;
/// the others follow from the country code and the zero of the area code.
/// </remarks>
public sealed record DialledNumber
{
    const int DigitsMax = 24;

    DialledNumber(ImmutableArray<string> forms) => Forms = forms;

    /// <summary>The forms to look for, the most literal first.</summary>
    public ImmutableArray<string> Forms { get; }

    /// <summary>Reads the user part of a request's address; marks and parameters are left out.</summary>
    public static bool TryParse(string? text, out DialledNumber number)
    {
        number = new DialledNumber([]);
        if (!TryClean(text, out var digits, out var international) || digits.Length > DigitsMax)
            return false;
        var forms = new List<string>();
        if (!international)
            forms.AddRange([digits, "0" + digits]);
        if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > 4)
            forms.AddRange([digits[2..], "0" + digits[2..]]);
        number = new DialledNumber([.. forms.Distinct()]);
        return forms.Count > 0;
    }

    /// <summary>The digits alone; + and 00 say that a country code comes first. False when there are none.</summary>
    internal static bool TryClean(string? text, out string digits, out bool international)
    {
        digits = "";
        international = false;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var user = text.Trim();
        var end = user.IndexOfAny([';', '@', '?']);
        if (end >= 0)
            user = user[..end];
        international = user.StartsWith('+');
        var kept = user.Where(c => c is not (' ' or '-' or '.' or '(' or ')' or '+')).ToArray();
        if (kept.Length == 0 || !kept.All(char.IsAsciiDigit))
            return false;
        digits = new string(kept);
        if (!international && digits.StartsWith("00", StringComparison.Ordinal) && digits.Length > 4)
        {
            international = true;
            digits = digits[2..];
        }

        return true;
    }
}
