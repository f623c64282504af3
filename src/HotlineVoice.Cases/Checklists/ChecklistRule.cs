using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Checklists;

/// <summary>One thing to do, as checklists.yaml says it.</summary>
/// <param name="Label">What is to be done.</param>
public sealed record ChecklistStep(string Label)
{
    /// <summary>The act that is refused while it is open; null for none.</summary>
    public TicketGate? Before { get; init; }
    /// <summary>The unit that handles the ticket sees and ticks it; else it is the hotline's own.</summary>
    public bool ForUnits { get; init; }
}

/// <summary>办理清单: what is to be done about matters of a kind.</summary>
/// <param name="Id">As the API and the database name it: small letters, digits and hyphens.</param>
/// <param name="Title">As pages name it.</param>
/// <param name="Steps">In their order; at least one.</param>
public sealed record ChecklistRule(string Id, string Title, ImmutableArray<ChecklistStep> Steps)
{
    /// <summary>诉求类别 to whose tickets it belongs; empty for all.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];
    /// <summary>事项 to whose tickets it belongs; empty for all.</summary>
    public ImmutableArray<string> Subjects { get; init; } = [];
    /// <summary>The act with which it comes to a ticket by itself; null when only by hand.</summary>
    public TicketGate? AttachedAt { get; init; }

    /// <summary>Whether it belongs to such tickets.</summary>
    public bool AppliesTo(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return (Classes.IsEmpty || Classes.Contains(ticket.Class))
            && (Subjects.IsEmpty || ticket.SubjectCode is { } subject && Subjects.Contains(subject));
    }
}
