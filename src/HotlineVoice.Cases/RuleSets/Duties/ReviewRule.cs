using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>复核 of a unit's result. Its limit is the clock <see cref="ClockRule.Review"/>.</summary>
/// <param name="By">Who, in the regulation's words.</param>
/// <param name="Roles">Roles that do it, as the API names them.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record ReviewRule(string By, ImmutableArray<string> Roles, string? Clause)
{
    /// <summary>What is looked at: 时效, 质量, 真实性 …</summary>
    public ImmutableArray<string> Looks { get; init; } = [];
    /// <summary>The regulation is silent; the hotline has set it itself.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>Who rings back.</summary>
public enum CallbackParty
{
    /// <summary>热线.</summary>
    Hotline = 1,
    /// <summary>承办单位.</summary>
    Unit = 2,
}

/// <summary>What is asked when somebody rings back.</summary>
public enum CallbackQuestion
{
    /// <summary>满意度.</summary>
    Satisfaction = 1,
    /// <summary>真实性.</summary>
    Truth = 2,
    /// <summary>是否解决.</summary>
    Solved = 3,
    /// <summary>办理过程.</summary>
    Process = 4,
}

/// <summary>回访.</summary>
/// <param name="By">Who rings back; both when both stand here.</param>
/// <param name="Asks">What is asked of everybody.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record CallbackRule(
    ImmutableArray<CallbackParty> By, ImmutableArray<CallbackQuestion> Asks, string? Clause)
{
    /// <summary>Every ticket is called back.</summary>
    public bool Every { get; init; }
    /// <summary>What else is asked when it was 督办 or the caller is not content (WY 第十九条).</summary>
    public ImmutableArray<CallbackQuestion> AsksSupervised { get; init; } = [];
    /// <summary>会同当面回访 with the unit where needed.</summary>
    public bool JointVisits { get; init; }
    /// <summary>The regulation is silent; the hotline has set it itself.</summary>
    public bool IsOurs { get; init; }
}

/// <summary>重办, 复办: what was not done well goes back to the unit (WY 第二十条, AS 二(三)7).</summary>
/// <param name="Label">What this hotline calls it.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record RedoRule(string Label, string Clause)
{
    /// <summary>A 《督办通知书》 goes with it.</summary>
    public bool WithLetter { get; init; }
    /// <summary>The unit has the full limit of the class again, from the new dispatch (C-33); else what was left.
    /// </summary>
    public bool FullLimit { get; init; } = true;
    /// <summary>Again and again, until it is done as told (WY 第二十条(二)).</summary>
    public bool Repeats { get; init; } = true;
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}
