namespace HotlineVoice.Web.Signing;

/// <summary>
/// How the number of one citizen may be shown. Withheld: he asked for it (RFC 3323) or chose the anonymous way; then
/// nobody sees it through the API, whatever his role or reason.
/// </summary>
readonly record struct CitizenNumber(bool Withheld, bool Unmasked)
{
    /// <summary>A seat or a short service number such as 12316; a subscriber's has at least seven digits.</summary>
    const int ServiceDigitsMax = 6;

    public string? Show(string? number) =>
        number is null || Withheld ? null : Unmasked ? number : Mask(number);

    /// <summary>A number that may be the citizen's or our own.</summary>
    public string? ShowUnlessService(string? number) =>
        number is { Length: <= ServiceDigitsMax } ? number : Show(number);

    /// <summary>Somebody's own number, not one of ours or a service's that many speak from.</summary>
    public static bool IsSubscriber(string? number) => number is { Length: > ServiceDigitsMax };

    /// <summary>138****8001; of short numbers less is left, of very short ones nothing.</summary>
    public static string Mask(string number) => number.Length switch
    {
        <= 4 => new string('*', number.Length),
        <= 8 => new string('*', number.Length - 4) + number[^4..],
        _ => number[..3] + new string('*', number.Length - 7) + number[^4..],
    };
}
