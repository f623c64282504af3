using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Automation;

/// <summary>What must hold of a ticket: everything that is named, and of a list any. Nothing named always holds.
/// </summary>
public sealed record AutomationCondition
{
    /// <summary>Always holds.</summary>
    public static AutomationCondition None { get; } = new();

    /// <summary>诉求类别.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];
    /// <summary>From where it came.</summary>
    public ImmutableArray<TicketSource> Sources { get; init; } = [];
    /// <summary>一般 or 突发.</summary>
    public TicketUrgency? Urgency { get; init; }
    /// <summary>重点.</summary>
    public bool? IsKey { get; init; }
    /// <summary>保密.</summary>
    public bool? IsProtected { get; init; }
    /// <summary>Beginnings of codes of divisions.</summary>
    public ImmutableArray<string> Divisions { get; init; } = [];
    /// <summary>Units; the one that the event is about, or the one that leads.</summary>
    public ImmutableArray<string> Units { get; init; } = [];
    /// <summary>The part of that unit: 主办 or 协办.</summary>
    public AssignmentRole? Part { get; init; }
    /// <summary>The ticket's state after it.</summary>
    public ImmutableArray<TicketState> States { get; init; } = [];
    /// <summary>Told so often or oftener.</summary>
    public int? RepeatsLeast { get; init; }
    /// <summary>Any of these words is on it.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
    /// <summary>Whether it is in time.</summary>
    public ImmutableArray<TicketDeadline> Deadlines { get; init; } = [];

    internal bool Holds(TicketFile file, Assignment? unit, bool isProtected, DateTimeOffset now)
    {
        var ticket = file.Ticket;
        return Any(Classes, ticket.Class) && Any(Sources, ticket.Source) && Any(States, ticket.State)
            && (Urgency is null || Urgency == ticket.Urgency)
            && (IsKey is null || IsKey == ticket.IsKey)
            && (IsProtected is null || IsProtected == isProtected)
            && (Divisions.IsEmpty || Divisions.Any(code =>
                ticket.DivisionCode.StartsWith(code, StringComparison.Ordinal)))
            && (Units.IsEmpty || unit is not null && Units.Contains(unit.OrgId))
            && (Part is null || unit?.Role == Part)
            && (RepeatsLeast is null || ticket.RepeatNo >= RepeatsLeast)
            && (Tags.IsEmpty || file.Tags.Any(tag => tag.RemovedAt is null && Tags.Contains(tag.Word)))
            && (Deadlines.IsEmpty || Deadlines.Contains(TicketMachine.DeadlineOf(file, now)));
    }

    static bool Any<T>(ImmutableArray<T> wanted, T found) => wanted.IsEmpty || wanted.Contains(found);
}
