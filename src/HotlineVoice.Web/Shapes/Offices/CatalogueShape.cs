using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Web.Shapes.Offices;

/// <summary>A page of rows of the 派单目录; where a hotline, a subject and a place are asked for, also who gets it.
/// </summary>
public sealed record CatalogueShape(IReadOnlyList<CatalogueRowShape> Items, string? Next = null)
{
    /// <summary>The row that proposes on the day asked for; left out when none does.</summary>
    public ProposalShape? WhoGetsIt { get; init; }
}

/// <summary>A row of the 派单目录: who gets what, where and since when.</summary>
public sealed record CatalogueRowShape
{
    public required string Hotline { get; init; }
    public required string Subject { get; init; }
    /// <summary>Left out where the row holds everywhere.</summary>
    public string? DivisionCode { get; init; }
    public required string OrgId { get; init; }
    public required string OrgName { get; init; }
    public required IReadOnlyList<string> CoOrgIds { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? Until { get; init; }
    public string? Basis { get; init; }
    /// <summary>It holds on the day asked for.</summary>
    public required bool Holds { get; init; }
    /// <summary>Returns of tickets sent by it that were approved; only the office reads it.</summary>
    public int? Returns { get; init; }
    /// <summary>Objections to it that wait.</summary>
    public required int OpenObjections { get; init; }
    /// <summary>待修订: an objection to it was upheld, and the file has not ended it yet.</summary>
    public required bool RevisionDue { get; init; }

    internal static CatalogueRowShape Of(CatalogueEntry row, string hotline, DateOnly day, OfficeBook offices) => new()
    {
        Hotline = hotline,
        Subject = row.Subject,
        DivisionCode = row.DivisionCode,
        OrgId = row.OrgId,
        OrgName = offices.Find(row.OrgId)?.Name ?? row.OrgId,
        CoOrgIds = row.With,
        From = row.From,
        Until = row.Until,
        Basis = row.Basis,
        Holds = row.HoldsOn(day),
        OpenObjections = 0,
        RevisionDue = false,
    };

    /// <summary>With what practice says of it.</summary>
    internal CatalogueRowShape With(CatalogueEntry row, IReadOnlyCollection<RowTally> tallies, bool withReturns) =>
        this with
        {
            Returns = withReturns ? tallies.Sum(one => one.Returns) : null,
            OpenObjections = tallies.Sum(one => one.Open),
            RevisionDue = row.Until is null && tallies.Any(one => one.Upheld > 0 && row.Names(one.OrgId)),
        };
}

/// <summary>Whom a row of the 派单目录 proposes.</summary>
public sealed record ProposalShape
{
    public required string OrgId { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> CoOrgIds { get; init; }
    public required string Subject { get; init; }
    /// <summary>Left out where the row holds everywhere.</summary>
    public string? DivisionCode { get; init; }
    public required DateOnly From { get; init; }
    public string? Basis { get; init; }

    internal static ProposalShape Of(CatalogueEntry row, Organisation? unit, IEnumerable<string> with) => new()
    {
        OrgId = row.OrgId,
        Name = unit?.Name ?? row.OrgId,
        CoOrgIds = [.. with],
        Subject = row.Subject,
        DivisionCode = row.DivisionCode,
        From = row.From,
        Basis = row.Basis,
    };
}
