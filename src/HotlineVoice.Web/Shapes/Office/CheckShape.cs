using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Web.Shapes.Office;

/// <summary>A step of a ticket's checklist.</summary>
public sealed record CheckShape(int Seq, string ChecklistId, string Checklist, string Label)
{
    /// <summary>dispatch, submitResult or close: what waits for it.</summary>
    public string? Before { get; init; }
    public required bool ForUnits { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
    public string? DoneBy { get; init; }
    public string? DoneOrgId { get; init; }

    internal static CheckShape Of(TicketCheck check) =>
        new(check.Seq, check.ChecklistId, check.Checklist, check.Label)
        {
            Before = check.Before is { } gate ? TicketGates.Name(gate) : null,
            ForUnits = check.ForUnits,
            DoneAt = check.DoneAt,
            DoneBy = check.DoneBy,
            DoneOrgId = check.DoneOrgId,
        };
}

/// <summary>A checklist that may be attached to a ticket.</summary>
public sealed record ChecklistShape(string Id, string Title);
