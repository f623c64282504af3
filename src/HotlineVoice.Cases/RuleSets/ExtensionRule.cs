using System.Collections.Immutable;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>Until when an extension may be asked for.</summary>
public enum ExtensionLatest
{
    /// <summary>With the reasons, within their clock.</summary>
    ExplainClock = 1,
    /// <summary>期满前2个工作日: through the working day two before the due day.</summary>
    TwoWorkingDaysBefore = 2,
    /// <summary>Before the due day.</summary>
    DayBefore = 3,
    /// <summary>On the due day at the latest.</summary>
    DueDay = 4,
}

/// <summary>延期.</summary>
public sealed record ExtensionRule
{
    /// <summary>Until when it may be asked for.</summary>
    public ExtensionLatest Latest { get; init; } = ExtensionLatest.ExplainClock;
    /// <summary>How often; null for as often as the cap allows.</summary>
    public int? Times { get; init; } = 1;
    /// <summary>So many working days after the first due day at most, by class; a class without a number has none.
    /// </summary>
    public ImmutableDictionary<TicketClass, int> MaxWd { get; init; } = ImmutableDictionary<TicketClass, int>.Empty;
    /// <summary>So many working days after the dispatch at most, in total; null for no such cap.</summary>
    public int? TotalWd { get; init; }
    /// <summary>A total above this needs the head's signature and seal.</summary>
    public int? SealAboveWd { get; init; }
    /// <summary>Classes that must name the new day with their reasons.</summary>
    public ImmutableArray<TicketClass> NewDayFor { get; init; } = [];
    /// <summary>Who allows it, in the regulation's words; null when it need only be made known.</summary>
    public string? Approver { get; init; }
    /// <summary>Who allows more than <see cref="MaxWd"/>, in the regulation's words; null when nobody may.</summary>
    public string? Beyond { get; init; }
    /// <summary>The clause that says so.</summary>
    public string? Clause { get; init; }
    /// <summary>So many working days for 突发; null when <see cref="MaxWd"/> holds for it too.</summary>
    public int? EmergencyWd { get; init; }
    /// <summary>Not more than the limit was itself; where <see cref="MaxWd"/> has a number that one holds.</summary>
    public bool OriginalLimit { get; init; }
    /// <summary>The last day for filing is never before the day of dispatch (C-51).</summary>
    public bool NotBeforeDispatch { get; init; }
    /// <summary>Roles that allow it, as the API names them; empty when it need only be made known (备案).</summary>
    public ImmutableArray<string> DecidedBy { get; init; } = [];
    /// <summary>Roles that may allow what was filed too late; empty when nobody may (C-23).</summary>
    public ImmutableArray<string> LateDecidedBy { get; init; } = [];
    /// <summary>To whom it is made known, in the regulation's words; null when to nobody else.</summary>
    public string? MadeKnownTo { get; init; }
    /// <summary>书面.</summary>
    public bool Written { get; init; }
    /// <summary>The unit's own leader has agreed and is named (AS 二(三)4).</summary>
    public bool LeaderAgrees { get; init; }
    /// <summary>The caller is told the reason and the time.</summary>
    public bool TellCaller { get; init; }
    /// <summary>Filed in time and not yet decided, it keeps the unit from being late (C-42).</summary>
    public bool HoldsUndecided { get; init; }
    /// <summary>What is beyond the clause is the hotline's own.</summary>
    public bool IsOurs { get; init; }

    /// <summary>The last day on which it may be filed; null when a clock of its own says so
    /// (<see cref="ExtensionLatest.ExplainClock"/>).</summary>
    /// <param name="due">The due day that holds until then.</param>
    /// <param name="dispatched">The local day of dispatch.</param>
    /// <param name="calendar">Which days are worked.</param>
    public DateOnly? LastFilingDay(DateOnly due, DateOnly dispatched, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        DateOnly? last = Latest switch
        {
            ExtensionLatest.TwoWorkingDaysBefore => calendar.SubtractWorkingDays(due, 2),
            ExtensionLatest.DayBefore => due.AddDays(-1),
            ExtensionLatest.DueDay => due,
            _ => null,
        };
        return NotBeforeDispatch && last < dispatched ? dispatched : last;
    }

    /// <summary>So many working days beyond the old due day at most; null for no such bound.</summary>
    public int? MostWd(RuleSet rules, TicketClass kind, TicketUrgency urgency)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (urgency == TicketUrgency.Emergency && EmergencyWd is { } urgent)
            return urgent;
        if (MaxWd.TryGetValue(kind, out var most))
            return most;
        return OriginalLimit && rules.LimitOf(kind, urgency) is { Span.Unit: ClockUnit.WorkingDay } limit
            ? limit.Span.Count
            : null;
    }
}
