using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>What happens when an office cannot be reached.</summary>
/// <param name="Attempts">So many attempts in vain within one day, none of that day having succeeded.</param>
/// <param name="Gap">Attempts nearer to each other than this count as one.</param>
/// <param name="EscalateTo">To which unit the ticket then goes, by class.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record UnreachableOfficeRule(
    int Attempts, TimeSpan Gap, ImmutableDictionary<TicketClass, string> EscalateTo, string Clause);

/// <summary>When a caller who is owed a result counts as unreachable.</summary>
/// <param name="Attempts">So many attempts in vain …</param>
/// <param name="Days">… on so many different days.</param>
public sealed record UnreachableCallerRule(int Attempts, int Days)
{
    /// <summary>The days must follow each other (WY §17).</summary>
    public bool AdjacentDays { get; init; }
    /// <summary>The clause that says so.</summary>
    public string? Clause { get; init; }
}
