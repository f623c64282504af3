using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>突发: what it is and what it sets going beside its own clocks (LN 第九条(一), WY 第十四条, 第十六条, AS 二(三)2, 4).
/// </summary>
/// <param name="Clause">The clause that says so.</param>
public sealed record EmergencyRule(string Clause)
{
    /// <summary>Kinds that a person may choose, such as 供水 or 洪涝抢险.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];
    /// <summary>Ids of the units that are told at once, whoever handles it.</summary>
    public ImmutableArray<string> Notify { get; init; } = [];
    /// <summary>不可抗力 excuses who is late on site, once a 班长 has confirmed it (AS, C-53).</summary>
    public bool ForceMajeureExcuses { get; init; }
}
