using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Automation;

/// <summary>What sets a rule off.</summary>
public abstract record AutomationTrigger
{
    AutomationTrigger()
    {
    }

    /// <summary>One of these entries comes into a ticket's history.</summary>
    /// <param name="Events">Their names.</param>
    /// <param name="Timers">For timerDue: only of these clocks; any when empty.</param>
    public sealed record Happened(ImmutableArray<string> Events, ImmutableArray<string> Timers) : AutomationTrigger;

    /// <summary>So long before a running clock is due, or so long after it was and is still owed.</summary>
    /// <param name="Clock">The clock's name in rules.yaml.</param>
    /// <param name="Count">How many; negative counts back.</param>
    /// <param name="Unit">Working days or minutes.</param>
    public sealed record AroundDue(string Clock, int Count, ClockUnit Unit) : AutomationTrigger;

    /// <summary>A ticket has been in one state for so long.</summary>
    /// <param name="State">Which.</param>
    /// <param name="WorkingDays">How long; the day on which it came there does not count.</param>
    public sealed record Idle(TicketState State, int WorkingDays) : AutomationTrigger;

    /// <summary>On every working day at this time, about all tickets of the hotline at once.</summary>
    /// <param name="At">Local time.</param>
    public sealed record Daily(TimeOnly At) : AutomationTrigger;
}
