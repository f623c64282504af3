using System.Collections.Immutable;
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
}
