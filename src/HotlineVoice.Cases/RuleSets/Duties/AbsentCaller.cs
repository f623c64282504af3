namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>视为已答复: the caller could not be reached to be told (WY 第十七条, C-29).</summary>
/// <param name="Days">On so many calendar days that follow each other …</param>
/// <param name="CallsADay">… so many calls in vain each, and none that reached him.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record DeemedReplyRule(int Days, int CallsADay, string Clause)
{
    /// <summary>The result must be stored before the first call that counts.</summary>
    public bool ResultFirst { get; init; }
}

/// <summary>补充材料 (LN 第九条(二), 第十四条(四)). Its usual period is the clock <see cref="ClockRule.Material"/>.</summary>
/// <param name="Ground">Closed on this ground when nothing came: G4.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record MaterialRule(string Ground, string Clause)
{
    /// <summary>The longest period that may be set, in working days; null for none.</summary>
    public int? MostWd { get; init; }
    /// <summary>The unit's clocks run on meanwhile.</summary>
    public bool ClocksRunOn { get; init; } = true;
    /// <summary>Somebody else must have looked at it before it is closed.</summary>
    public bool SecondReader { get; init; }
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }
}
