using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.Notices;

/// <summary>Where a unit gets a message: only mobile telephones take one.</summary>
public static class UnitMobile
{
    const int Digits = 11;

    static readonly string[] _purposes = ["值班", "咨询"];

    /// <summary>Its mobile number for 值班, else for 咨询; null when it has none.</summary>
    public static string? Of(Organisation? unit) => unit is null
        ? null
        : _purposes.SelectMany(purpose => unit.Phones.Where(phone => phone.Purpose == purpose))
            .Select(phone => phone.Number).FirstOrDefault(IsMobile);

    /// <summary>Eleven digits, the first a 1 and the second 3 to 9.</summary>
    public static bool IsMobile(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.Length == Digits && number.All(char.IsAsciiDigit) && number[0] == '1' && number[1] >= '3';
    }
}
