using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Hotline.Numbers;

/// <summary>A caller's number in national form (13900010001, 02488886666). Personal: shown only masked.</summary>
public sealed record PhoneNumber
{
    // ITU-T E.164 section 6: at most 15 digits; three more for a trunk prefix and our own seats.
    const int DigitsMax = 18;

    PhoneNumber(string value) => Value = value;

    /// <summary>The whole number, for the record and the bell; never for a log.</summary>
    public string Value { get; }

    /// <summary>Reads what a network sends as the caller: 139…, 86139…, +86 24 …, 0086….</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        if (!DialledNumber.TryClean(text, out var digits, out var international) || digits.Length > DigitsMax)
            return false;
        number = new PhoneNumber(National(digits, international));
        return true;
    }

    /// <summary>138****8001: enough for a clerk to recognise, too little to call.</summary>
    public static string Mask(string number) => number.Length switch
    {
        >= 8 => $"{number[..3]}****{number[^4..]}",
        >= 4 => $"{number[..1]}***{number[^1..]}",
        _ => "***",
    };

    /// <summary>The masked form.</summary>
    public override string ToString() => Mask(Value);

    static string National(string digits, bool international)
    {
        // Without + or 00 only the length tells 86139… (13 digits) and 8624… (11 to 13) from a local number.
        var chinese = digits.StartsWith("86", StringComparison.Ordinal) && (international || digits.Length >= 12);
        if (!chinese)
            return international ? "00" + digits : digits;
        var rest = digits[2..];
        return IsMobile(rest) || rest.StartsWith('0') ? rest : "0" + rest;
    }

    static bool IsMobile(string digits) => digits.Length == 11 && digits[0] == '1';
}
