using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>Who signs from which time on.</summary>
/// <param name="Repeat">From this 第几次反映 on, until a higher rung.</param>
/// <param name="Key">Only for 重点.</param>
/// <param name="Role">Who signs, as the API names the role.</param>
public sealed record SignoffRung(int Repeat, bool Key, string Role);

/// <summary>签批 before a ticket is sent out (MC 第十条(四), C-39). Its limit is the clock <see cref="ClockRule.Signoff"/>.
/// </summary>
/// <param name="Levels">Roles from the lowest to the highest; who stands higher may sign for who stands lower.</param>
/// <param name="Rungs">Who signs when.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record SignoffLadder(
    ImmutableArray<string> Levels, ImmutableArray<SignoffRung> Rungs, string Clause)
{
    /// <summary>The role that must at least sign; null when nobody need.</summary>
    /// <param name="repeatNo">第几次反映, 1 for the first.</param>
    /// <param name="key">It is 重点: both ladders hold, and the higher of the two signatures is needed.</param>
    public string? RequiredFor(int repeatNo, bool key)
    {
        var plain = Reached(repeatNo, false);
        var asKey = key ? Reached(repeatNo, true) : null;
        return plain is null || asKey is not null && Levels.IndexOf(asKey) > Levels.IndexOf(plain) ? asKey : plain;
    }

    /// <summary>Whether somebody with these roles may sign where this one is required.</summary>
    public bool Suffices(IEnumerable<string> roles, string required) =>
        roles.Any(role => Levels.IndexOf(role) >= Levels.IndexOf(required));

    string? Reached(int repeatNo, bool key) => Rungs
        .Where(rung => rung.Key == key && rung.Repeat <= repeatNo)
        .MaxBy(rung => rung.Repeat)?.Role;
}

/// <summary>One of several who must all sign.</summary>
/// <param name="Role">As the API names the role; one role may stand twice, then two different people sign.</param>
/// <param name="Title">In the regulation's words: 分管承办单位的副县长.</param>
public sealed record Signer(string Role, string Title);

/// <summary>签批 of results before the caller is told (MC 第二十四条).</summary>
/// <param name="FromRepeat">From this 第几次反映 on.</param>
/// <param name="ForKey">For 重点 in any case.</param>
/// <param name="Signers">All of whom must sign.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record ResultSignoff(int FromRepeat, bool ForKey, ImmutableArray<Signer> Signers, string Clause)
{
    /// <summary>Whether such a ticket's result must be signed.</summary>
    public bool Holds(int repeatNo, bool key) => repeatNo >= FromRepeat || ForKey && key;
}
