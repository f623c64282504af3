using System.Globalization;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Web.Shapes.Offices;

/// <summary>派单异议: a unit says that a row of the 派单目录 names it wrongly.</summary>
public sealed record ObjectionShape
{
    public required string Id { get; init; }
    public required string Hotline { get; init; }
    public required string Subject { get; init; }
    public string? DivisionCode { get; init; }
    /// <summary>First day of the row.</summary>
    public required DateOnly RowFrom { get; init; }
    public required string OrgId { get; init; }
    public required string Reason { get; init; }
    public required string LegalBasis { get; init; }
    public string? SuggestedOrgId { get; init; }
    public string? TicketNo { get; init; }
    public required ObjectionState State { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required string FiledBy { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? Opinion { get; init; }
    /// <summary>待修订: upheld, and the catalogue that is loaded has not ended the row yet.</summary>
    public required bool RevisionDue { get; init; }
    /// <summary>What remains to be done, in words; left out when nothing does.</summary>
    public string? Remaining { get; init; }

    internal static ObjectionShape Of(CatalogueObjection one, DispatchCatalogue catalogue, string folder)
    {
        var due = one.IsRevisionDue(catalogue);
        return new ObjectionShape
        {
            Id = one.Id,
            Hotline = one.Hotline,
            Subject = one.Subject,
            DivisionCode = one.DivisionCode,
            RowFrom = one.RowFrom,
            OrgId = one.OrgId,
            Reason = one.Reason,
            LegalBasis = one.LegalBasis,
            SuggestedOrgId = one.SuggestedOrgId,
            TicketNo = one.TicketNo,
            State = one.State,
            FiledAt = one.FiledAt,
            FiledBy = one.FiledBy,
            DecidedBy = one.DecidedBy,
            DecidedAt = one.DecidedAt,
            Opinion = one.Opinion,
            RevisionDue = due,
            Remaining = due ? Sentence(one, folder) : null,
        };
    }

    static string Sentence(CatalogueObjection one, string folder) => string.Create(CultureInfo.InvariantCulture,
        $"请在 {folder}/catalogue.yaml 中以 until 结束“{one.Subject}”{one.DivisionCode}自{one.RowFrom:yyyy-MM-dd}起的一行，"
        + $"并另写新的一行；重新载入后此项自行消除。");
}
