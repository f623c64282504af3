using HotlineVoice.Cases.Assignments;

namespace HotlineVoice.Web.Shapes.Offices;

/// <summary>To which units a ticket may go, the proposed one first.</summary>
public sealed record UnitChoiceShape
{
    /// <summary>The rules leave it to whoever sends it.</summary>
    public required bool Free { get; init; }
    public string? Clause { get; init; }
    public required IReadOnlyList<UnitNameShape> Units { get; init; }
    /// <summary>What the 派单目录 proposes; left out when it does not say.</summary>
    public ProposalShape? Proposed { get; init; }

    internal static UnitChoiceShape Of(UnitChoice choice) => new()
    {
        Free = choice.IsFree,
        Clause = choice.Clause,
        Units = [.. choice.Units.Select(unit => new UnitNameShape(unit.OrgId, unit.Name))],
        Proposed = choice.Proposed is { } proposed
            ? ProposalShape.Of(proposed.Row, proposed.Unit, proposed.With.Select(unit => unit.OrgId))
            : null,
    };
}

/// <summary>A unit by its id and its whole name.</summary>
public sealed record UnitNameShape(string OrgId, string Name);
