namespace HotlineVoice.Cases.RuleSets;

/// <summary>不予受理 ground.</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Title">As people name it.</param>
/// <param name="Clause">The clause that says so.</param>
/// <param name="Words">What the caller is told; {reason}, {number} and {org} are filled in.</param>
public sealed record RefuseGround(string Code, string Title, string Clause, string Words);

/// <summary>视为办结 ground.</summary>
/// <param name="Code">G1 to G9, or OB.</param>
/// <param name="Title">As people name it.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record ClosingGround(string Code, string Title, string Clause)
{
    /// <summary>Somebody else must have looked at it.</summary>
    public bool SecondReader { get; init; }
    /// <summary>Only a 班长 may close on it.</summary>
    public bool SupervisorOnly { get; init; }
    /// <summary>So many consecutive days without the caller's cooperation must lie behind; null for none.</summary>
    public int? DaysWithoutCooperation { get; init; }
}
