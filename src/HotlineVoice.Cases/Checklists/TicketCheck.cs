using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Checklists;

/// <summary>
/// One thing to do about a ticket, in the words that its list had when it came; a later change of the file changes
/// nothing of it. Who ticked it and took the tick off again stands in the history.
/// </summary>
public sealed record TicketCheck
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts what is to be done about the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Its list, see <see cref="ChecklistRule.Id"/>.</summary>
    public required string ChecklistId { get; init; }
    /// <summary>How the list was called.</summary>
    public required string Checklist { get; init; }
    /// <summary>What is to be done.</summary>
    public required string Label { get; init; }
    /// <summary>The act that is refused while it is open; null for none.</summary>
    public TicketGate? Before { get; init; }
    /// <summary>The unit that handles the ticket sees and ticks it.</summary>
    public bool ForUnits { get; init; }
    /// <summary>Who brought the list: who did the act with which it came.</summary>
    public required string AttachedBy { get; init; }
    /// <summary>When.</summary>
    public required DateTimeOffset AttachedAt { get; init; }
    /// <summary>When it was ticked; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; init; }
    /// <summary>Who ticked it.</summary>
    public string? DoneBy { get; init; }
    /// <summary>The unit he ticked it for; null for people of the hotline.</summary>
    public string? DoneOrgId { get; init; }
}
