using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.Notices;

/// <summary>Where a unit gets a message: only mobile telephones take one.</summary>
public static class UnitMobile
{
    const int Digits = 11;

    static readonly string[] _purposes = ["值班", "咨询"];

    /// <summary>Its mobile number for 值班, else for 咨询; null when it has none.</summary>
    public static string? Of(Organisation? unit) => AllOf(unit).FirstOrDefault();

    /// <summary>Its mobile numbers for 值班, each once; those for 咨询 when it has none for that.</summary>
    public static IReadOnlyList<string> AllOf(Organisation? unit)
    {
        var mobiles = (unit?.Phones ?? []).Where(phone => IsMobile(phone.Number)).ToLookup(
            phone => phone.Purpose, phone => phone.Number);
        return _purposes.Select(purpose => mobiles[purpose].Distinct().ToArray())
            .FirstOrDefault(numbers => numbers.Length > 0) ?? [];
    }

    /// <summary>Eleven digits, the first a 1 and the second 3 to 9.</summary>
    public static bool IsMobile(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length == Digits && number.All(char.IsAsciiDigit) && number[0] == '1' && number[1] >= '3';
    }
}
