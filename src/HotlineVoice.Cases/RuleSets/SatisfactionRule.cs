using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>评价.</summary>
/// <param name="Scale">The grades, the best first.</param>
/// <param name="Satisfied">Those that mean 满意.</param>
/// <param name="AppliesTo">Classes whose callers are asked.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record SatisfactionRule(
    ImmutableArray<string> Scale,
    ImmutableArray<string> Satisfied,
    ImmutableArray<TicketClass> AppliesTo,
    string? Clause)
{
    /// <summary>Kinds of matters that the headline rate leaves out: 行政调解, 执法办案 (LN 第十五条, MC 第二十五条).</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];
    /// <summary>Both rates are shown: of the rated, and of all that were closed (C-09).</summary>
    public bool AlsoOfAll { get; init; }
    /// <summary>The regulation is silent; the hotline has set it itself.</summary>
    public bool IsOurs { get; init; }
}
