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
    string? Clause);
