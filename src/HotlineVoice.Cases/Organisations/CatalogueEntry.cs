using System.Collections.Immutable;

namespace HotlineVoice.Cases.Organisations;

/// <summary>One row of the 派单目录: who gets what, where and when.</summary>
/// <param name="Subject">事项, as tickets name it.</param>
/// <param name="DivisionCode">Where it holds, towns and counties in it included; null for everywhere.</param>
/// <param name="OrgId">The unit that gets it.</param>
/// <param name="From">First day on which it holds.</param>
public sealed record CatalogueEntry(string Subject, string? DivisionCode, string OrgId, DateOnly From)
{
    /// <summary>Last day on which it holds; null while it does.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>协办: the units that help.</summary>
    public ImmutableArray<string> With { get; init; } = [];
    /// <summary>What says so, in words.</summary>
    public string? Basis { get; init; }

    /// <summary>Whether it names this unit, as the one that gets it or as one that helps.</summary>
    public bool Names(string orgId) => OrgId == orgId || With.Contains(orgId);

    /// <summary>Whether it holds on this day.</summary>
    public bool HoldsOn(DateOnly day) => day >= From && (Until is null || day <= Until);
}
