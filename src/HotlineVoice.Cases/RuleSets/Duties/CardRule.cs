using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>When a card is shown: at 24:00 of these working days after the dispatch.</summary>
/// <param name="Yellow">黄牌.</param>
/// <param name="Red">红牌.</param>
public readonly record struct CardDays(int Yellow, int Red);

/// <summary>红黄绿牌 (WY 第二十二条, read literally).</summary>
/// <param name="Accept">受理: not signed by then.</param>
/// <param name="Reply">回复: not replied by then.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record CardRule(CardDays Accept, CardDays Reply, string Clause)
{
    /// <summary>Classes whose yellow card for the reply is only advisory: they have longer (C-25).</summary>
    public ImmutableArray<TicketClass> AdvisoryFor { get; init; } = [];
    /// <summary>An allowed extension moves yellow to its own due day (not for <see cref="AdvisoryFor"/>) and red to
    /// the later of that day and its own.</summary>
    public bool ExtensionMoves { get; init; }
    /// <summary>A return filed in time counts as 受理.</summary>
    public bool ReturnCounts { get; init; }
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}
