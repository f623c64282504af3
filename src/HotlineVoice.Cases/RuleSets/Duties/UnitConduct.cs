using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>Who in a unit deals with it (MC 第十七条).</summary>
/// <param name="SignedBy">Who signs the assignment within the unit, as the API names the role.</param>
/// <param name="HeadFromRepeat">From this 第几次反映 on the head handles it directly.</param>
/// <param name="HeadForKey">重点 the head handles directly in any case.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record UnitHandling(string SignedBy, int HeadFromRepeat, bool HeadForKey, string Clause)
{
    /// <summary>Whether the head must handle it directly.</summary>
    public bool IsHeads(int repeatNo, bool key) => repeatNo >= HeadFromRepeat || HeadForKey && key;
}

/// <summary>What a result must bear (MC 第二十四条).</summary>
/// <param name="SignedBy">Who signs it, as the API names the role; null when nobody need.</param>
/// <param name="Sealed">盖章.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record ResultForm(string? SignedBy, bool Sealed, string Clause);

/// <summary>主办与协办 (LN 第十一条, MC 第十四条, AS 二(四)3).</summary>
/// <param name="Clause">The clause that says so.</param>
public sealed record CoUnitRule(string Clause)
{
    /// <summary>首接负责制: the unit that gets it first leads.</summary>
    public bool FirstUnitLeads { get; init; }
    /// <summary>A co-unit that is late gives reasons and a 阶段性情况 (LN 第十一条).</summary>
    public bool LateGivesStageReport { get; init; }
    /// <summary>The lead replies with all co-units' opinions merged (AS 二(四)4).</summary>
    public bool LeadReplies { get; init; }
}

/// <summary>提级处理: what is beyond a unit's powers goes to its superior (LN 第六条).</summary>
/// <param name="From">Levels of units that may ask for it.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record EscalationRule(ImmutableArray<OrganisationLevel> From, string Clause);

/// <summary>How unclear duty is decided.</summary>
public enum DeterminationKind
{
    /// <summary>联合审定 (AS 二(四)2).</summary>
    Joint = 1,
    /// <summary>指定 (WY 第十四条).</summary>
    Designation = 2,
}

/// <summary>联合审定, 指定: who decides which unit must take it.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Participants">Who takes part, the convener first, in the regulation's words.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record DeterminationRule(
    DeterminationKind Kind, ImmutableArray<string> Participants, string Clause)
{
    /// <summary>So many units have sent it back, or duty is unclear from the start.</summary>
    public int Refusals { get; init; } = 2;
    /// <summary>The unit that is named may not send it back.</summary>
    public bool IsFinal { get; init; }
    /// <summary>Roles that write it down, as the API names them.</summary>
    public ImmutableArray<string> DecidedBy { get; init; } = [];
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}
