using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>规则集: one regulation as data. A ticket keeps the set it was registered under.</summary>
/// <param name="Id">As tickets name it; never changed and never used again: jn12316-2019.</param>
/// <param name="HotlineCode">Code of the hotline.</param>
/// <param name="Document">文号.</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="EffectiveTo">Last day in force; null while it is.</param>
public sealed record RuleSet(
    string Id, string HotlineCode, string Document, DateOnly EffectiveFrom, DateOnly? EffectiveTo)
{
    /// <summary>The regulation's title.</summary>
    public string Title { get; init; } = "";
    /// <summary>类别 that may be registered, in the order of the pages.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];
    /// <summary>时限.</summary>
    public ImmutableArray<ClockRule> Clocks { get; init; } = [];
    /// <summary>Classes that may be settled in the call, without a form.</summary>
    public ImmutableArray<TicketClass> AnsweredAtOnce { get; init; } = [];
    /// <summary>Classes whose callers are shown to nobody outside the hotline.</summary>
    public ImmutableArray<TicketClass> Confidential { get; init; } = [];
    /// <summary>Who tells the caller the result.</summary>
    public FeedbackBy FeedbackBy { get; init; } = FeedbackBy.Unit;
    /// <summary>Results must be written.</summary>
    public bool WrittenResults { get; init; }
    /// <summary>A discontented caller's ticket goes back to the unit (重办, 复办).</summary>
    public bool Redo { get; init; }
    /// <summary>A return filed too late counts as accepted, and is not merely refused.</summary>
    public bool LateReturnIsAccepted { get; init; }
    /// <summary>To whom each class is sent; a class without a rule may go to any unit.</summary>
    public ImmutableDictionary<TicketClass, AssignmentRule> Assignment { get; init; } =
        ImmutableDictionary<TicketClass, AssignmentRule>.Empty;
    /// <summary>What happens when an office cannot be reached; null when the regulation says nothing.</summary>
    public UnreachableOfficeRule? UnreachableOffice { get; init; }
    /// <summary>When a caller counts as unreachable.</summary>
    public UnreachableCallerRule UnreachableCaller { get; init; } = new(3, 2);
    /// <summary>延期; null when nothing may be prolonged.</summary>
    public ExtensionRule? Extension { get; init; }
    /// <summary>不予受理 grounds.</summary>
    public ImmutableArray<RefuseGround> RefuseGrounds { get; init; } = [];
    /// <summary>视为办结 grounds.</summary>
    public ImmutableArray<ClosingGround> ClosingGrounds { get; init; } = [];
    /// <summary>评价; null when nobody is asked.</summary>
    public SatisfactionRule? Satisfaction { get; init; }
    /// <summary>保管期限 in years; null is for ever.</summary>
    public int? RetentionYears { get; init; }
    /// <summary>The clause under which each act is done, by the API's name of the act.</summary>
    public ImmutableDictionary<string, string> Clauses { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether it is in force on this day.</summary>
    public bool IsInForceOn(DateOnly day) => day >= EffectiveFrom && (EffectiveTo is null || day <= EffectiveTo);

    /// <summary>The clocks of such a ticket. Where an emergency has a clock of the same name, that one holds; where it
    /// has one for the reply, the ordinary limit for finishing does not.</summary>
    public IEnumerable<ClockRule> ClocksOf(TicketClass kind, TicketUrgency urgency)
    {
        ClockRule[] mine = [.. Clocks.Where(clock => clock.AppliesTo.Contains(kind))];
        if (urgency == TicketUrgency.Ordinary)
            return mine.Where(clock => !clock.Emergency);
        var urgent = mine.Where(clock => clock.Emergency).Select(clock => clock.Id).ToHashSet();
        if (urgent.Contains(ClockRule.Reply))
            urgent.Add(ClockRule.Finish);
        return mine.Where(clock => clock.Emergency || !urgent.Contains(clock.Id));
    }

    /// <summary>Whether such a ticket has a clock of this name.</summary>
    public bool HasClock(string id, TicketClass kind) =>
        Clocks.Any(clock => clock.Id == id && clock.AppliesTo.Contains(kind));
}
