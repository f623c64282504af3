namespace HotlineVoice.Cases.Organisations;

/// <summary>行政区划.</summary>
/// <param name="Code">Six digits of GB/T 2260; nine for a town.</param>
/// <param name="Name">昌图县.</param>
/// <param name="Level">级别.</param>
/// <param name="ParentCode">The division it lies in; null for a province.</param>
public sealed record Division(string Code, string Name, OrganisationLevel Level, string? ParentCode)
{
    /// <summary>Length of every code but a town's.</summary>
    public const int Digits = 6;

    /// <summary>Length of a town's code.</summary>
    public const int TownDigits = 9;

    /// <summary>Whether it may be a code at all.</summary>
    public static bool IsWellFormed(string? code) =>
        code is { Length: Digits or TownDigits } && code[0] != '0' && code.All(char.IsAsciiDigit);
}
