using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>法定时限: a law's own limit takes the place of ours (WY 第十六条, MC 第十八条, AS 二(三)4, C-34).</summary>
/// <param name="Grounds">What brings it about: 立案 …</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record StatutoryRule(ImmutableArray<string> Grounds, string Clause)
{
    /// <summary>Roles that confirm it, as the API names them.</summary>
    public ImmutableArray<string> ConfirmedBy { get; init; } = [];
    /// <summary>动态反馈: the caller hears how it stands at least every so many working days (MC 第十八条); null when
    /// the regulation asks for none.</summary>
    public int? ProgressEveryWd { get; init; }
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>终结受理 of demands that are not reasonable (MC 第二十条, C-44).</summary>
/// <param name="Demands">So many of them at least.</param>
/// <param name="Signers">Who signs, one after the other; the last one decides.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record TerminationRule(int Demands, ImmutableArray<Signer> Signers, string Clause)
{
    /// <summary>Where it is 销号; null when nowhere.</summary>
    public string? StruckOffBy { get; init; }
}
