using System.Text.RegularExpressions;

namespace HotlineVoice.Hotline.People;

/// <summary>What may be said of a person, wherever it is said: at the terminal, through the API or on a page.</summary>
public static partial class PersonRules
{
    /// <summary>The name under which who bears the bootstrap token stands in the audit; nobody else may have it.
    /// </summary>
    public const string Bootstrap = "bootstrap";
    /// <summary>Longest sign-in name.</summary>
    public const int UserCharactersMax = 64;
    /// <summary>Longest name that people know.</summary>
    public const int NameCharactersMax = 64;
    /// <summary>
    /// Shortest password. Five wrong ones in a quarter of an hour lock the place they came from, which is what makes
    /// six characters enough for a start; nothing shorter is.
    /// </summary>
    public const int PasswordCharactersMin = 6;
    /// <summary>Longest password; more would only make the hashing slow.</summary>
    public const int PasswordCharactersMax = 256;

    /// <summary>True for 1 to 64 letters, digits, dots, dashes or underscores.</summary>
    public static bool IsUser(string text) => SignInName().IsMatch(text);

    /// <summary>True for a name of 1 to 64 printable characters without blanks around it.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= NameCharactersMax && !text.Any(char.IsControl) && text.Trim().Length == text.Length;

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex SignInName();
}
