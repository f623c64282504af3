using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>What a guard looks at. Without an act it is only asked what might be done.</summary>
sealed record Scene(TicketFile File, TicketAct? Act, TicketSurroundings Around)
{
    internal Ticket Ticket => File.Ticket;

    internal RuleSet Rules => Around.Rules;

    internal OfficeBook Offices => Around.Offices;

    internal TicketActor Actor => Around.Actor;

    /// <summary>The actor is one of the hotline's own people.</summary>
    internal bool IsOfHotline => Actor.Is(Doers.Hotline.AsSpan());

    /// <summary>主办 of today; null when nobody has the ticket.</summary>
    internal Assignment? OpenMain => File.Assignments
        .FirstOrDefault(one => one is { Role: AssignmentRole.Main, Status: AssignmentStatus.Open });

    /// <summary>主办 of today, or the last one.</summary>
    internal Assignment? OpenOrLastMain => OpenMain
        ?? File.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);

    /// <summary>The assignment for which the actor speaks: his unit's own, or the main one for who writes down what
    /// the unit has written.</summary>
    internal Assignment? Mine => Actor.OrgId is { } unit && !Actor.Is(TicketActor.Dispatcher)
        ? File.Assignments.FirstOrDefault(one => one.OrgId == unit && one.Status == AssignmentStatus.Open)
        : OpenMain;

    /// <summary>The clause under which an act is done; null when the rules name none.</summary>
    internal string? ClauseOf(string act) => Rules.Clauses.GetValueOrDefault(act);

    /// <summary>A clause as it begins a sentence; one that names its own document (《…》) stands for itself.</summary>
    internal string By(string? clause) => clause is null ? "按现行规则"
        : clause.StartsWith('《') ? $"依据{clause}"
        : $"依据{Rules.Document}{clause}";

    internal string NameOf(string orgId) => Offices.Find(orgId)?.Name ?? orgId;

    internal ImmutableArray<TicketTimer> Owed(string clock) =>
        [.. File.Timers.Where(timer => timer.Id == clock && timer.State is (TimerState.Running or TimerState.Due))];
}
