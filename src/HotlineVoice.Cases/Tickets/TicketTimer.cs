using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tickets;

/// <summary>How a clock stands. On disk and in the API by name: the list may only grow.</summary>
public enum TimerState
{
    /// <summary>It runs.</summary>
    Running = 1,
    /// <summary>What it waited for was done, in time or late.</summary>
    Met = 2,
    /// <summary>Its instant has passed and was made known; what it waits for is still owed.</summary>
    Due = 3,
    /// <summary>It no longer binds anybody.</summary>
    Cancelled = 4,
}

/// <summary>A clock of a ticket (时限).</summary>
public sealed record TicketTimer
{
    /// <summary>The ticket.</summary>
    public required string TicketNo { get; init; }
    /// <summary>Counts the clocks of the ticket, from 1.</summary>
    public required int Seq { get; init; }
    /// <summary>Which, as rules.yaml names it: dispatch, finish, explain, callerCap, feedback …</summary>
    public required string Id { get; init; }
    /// <summary>The assignment it belongs to; null for the hotline's own.</summary>
    public int? AssignmentSeq { get; init; }
    /// <summary>From when it is counted.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    /// <summary>The last day in time; null for a clock of hours.</summary>
    public DateOnly? DueDay { get; init; }
    /// <summary>The first instant that is late.</summary>
    public required DateTimeOffset DueAt { get; init; }
    /// <summary>A day of the reckoning lies in a year whose notice is not loaded.</summary>
    public bool Provisional { get; init; }
    /// <summary>How it stands.</summary>
    public required TimerState State { get; init; }
    /// <summary>When what it waited for was done; late when not before <see cref="DueAt"/>.</summary>
    public DateTimeOffset? MetAt { get; init; }
    /// <summary>The clause that sets it, in the rule set's words.</summary>
    public string? Clause { get; init; }
    /// <summary>How much it counts; with <see cref="Unit"/> and what it is counted from, its instant can be reckoned
    /// anew and explained. 0 for units that need no number.</summary>
    public int Count { get; init; }
    /// <summary>In what it counts; null for a timer that was kept before this was written down.</summary>
    public ClockUnit? Unit { get; init; }
    /// <summary>The day it is counted from, which itself never counts; null for the day of <see cref="StartedAt"/>.
    /// </summary>
    public DateOnly? AnchorDay { get; init; }
    /// <summary>The clock from whose last day in time it is counted (an extension, a letter after the limit).</summary>
    public int? AnchorSeq { get; init; }
    /// <summary>The clock than which it may not be later.</summary>
    public int? CapSeq { get; init; }
    /// <summary>The day that was promised or set by a document.</summary>
    public DateOnly? PromisedDay { get; init; }
    /// <summary>It is due when its day begins and not when it ends.</summary>
    public bool AtDayStart { get; init; }
    /// <summary>It only warns: to pass it is not to be late.</summary>
    public bool WarnsOnly { get; init; }
    /// <summary>The extension that gave it; null for the ordinary limit.</summary>
    public int? ExtensionSeq { get; init; }

    /// <summary>A rule of automation.yaml waits by it; it is no limit of anybody.</summary>
    public bool IsOfAutomation() => Automation.AutomationClock.Is(this);
}
