using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets.Duties;

/// <summary>What a return that comes too late counts as (B-5).</summary>
public enum LateReturn
{
    /// <summary>Refused: the unit goes on.</summary>
    Refused = 1,
    /// <summary>视同已接收: the unit counts as having accepted (MC 第十六条).</summary>
    DeemedAccepted = 2,
}

/// <summary>What a return must bring.</summary>
public enum ReturnNeed
{
    /// <summary>理由.</summary>
    Reason = 1,
    /// <summary>事实.</summary>
    Facts = 2,
    /// <summary>法律、政策法规依据.</summary>
    LegalBasis = 3,
    /// <summary>重新分转的建议: the unit that should have it.</summary>
    ProposedUnit = 4,
}

/// <summary>退单. Its window is the clock <see cref="ClockRule.Return"/>.</summary>
public sealed record ReturnRule
{
    /// <summary>What it counts as when it comes too late.</summary>
    public LateReturn Late { get; init; } = LateReturn.Refused;
    /// <summary>When the window passes without a return the unit counts as having accepted, and nobody need ask
    /// (MC 第十六条).</summary>
    public bool SilenceIsAcceptance { get; init; }
    /// <summary>What it must bring.</summary>
    public ImmutableArray<ReturnNeed> Needs { get; init; } = [ReturnNeed.Reason];
    /// <summary>To name the right unit is enough; nothing else is then needed (MC 第十六条).</summary>
    public bool UnitSuffices { get; init; }
    /// <summary>Reasons that may not be given: a text that holds one of these is refused (WY 第十五条).</summary>
    public ImmutableArray<string> ForbiddenReasons { get; init; } = [];
    /// <summary>After an allowed return the next unit's clocks begin anew (T11).</summary>
    public bool RestartsClocks { get; init; } = true;
    /// <summary>突发: the unit keeps working until another has taken over (WY 第十六条).</summary>
    public bool EmergencyKeepsWorking { get; init; }
    /// <summary>Roles that decide it, as the API names them.</summary>
    public ImmutableArray<string> DecidedBy { get; init; } = [];
    /// <summary>不当退单 is made known (LN 第十五条, 第十六条).</summary>
    public bool ImproperIsReported { get; init; }
    /// <summary>The clause that says so.</summary>
    public string? Clause { get; init; }
    /// <summary>The regulation is silent; the hotline has set it itself.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The forbidden reason that this text gives; null when it gives none.</summary>
    public string? FindForbidden(string reason) =>
        ForbiddenReasons.FirstOrDefault(forbidden => reason.Contains(forbidden, StringComparison.Ordinal));
}
