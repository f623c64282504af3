using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>不予受理 ground.</summary>
/// <param name="Code">As the API names it.</param>
/// <param name="Title">As people name it.</param>
/// <param name="Clause">The clause that says so.</param>
/// <param name="Words">What the caller is told; {reason}, {number} and {org} are filled in.</param>
public sealed record RefuseGround(string Code, string Title, string Clause, string Words)
{
    /// <summary>Which of the messages that agents know it is: N-LN-3.</summary>
    public string? Message { get; init; }
    /// <summary>The same matter was brought forward before, and nothing is new: the contact is linked to it
    /// (LN 第九条(四)).</summary>
    public bool LinksEarlier { get; init; }
    /// <summary>The unit that should have it is named to the caller when it is known (MC 第八条).</summary>
    public bool NamesUnit { get; init; }
}

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
    /// <summary>No two documented attempts lie further apart than so many days, nor the last from the end.</summary>
    public int GapDays { get; init; } = 10;
    /// <summary>What must be held, in words: 受理通知书案号、日期.</summary>
    public string? Evidence { get; init; }
    /// <summary>Only the caller can bring it about (撤回).</summary>
    public bool ByCaller { get; init; }
    /// <summary>The caller must have been told the basis.</summary>
    public bool CallerTold { get; init; }
    /// <summary>Only what happened after the registration counts; before, it is not taken in (C-14).</summary>
    public bool AfterRegistration { get; init; }
    /// <summary>Ways in which it may hold, by their codes: G1a, G1b, G1c; empty when there is one.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Ways { get; init; } = [];
    /// <summary>The regulation is silent; the hotline has set it itself.</summary>
    public bool IsOurs { get; init; }
}
