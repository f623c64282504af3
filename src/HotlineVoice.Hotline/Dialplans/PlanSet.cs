using System.Collections.Immutable;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.Prompts;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Every hotline's plan, calendars and prompts, as they stood at one loading. Immutable.</summary>
public sealed class PlanSet
{
    readonly ImmutableArray<HotlinePlan> _plans;
    readonly NumberPlan _numbers;

    internal PlanSet(
        ImmutableArray<HotlinePlan> plans, WorkingCalendar calendar, PromptBook prompts, DivisionBook divisions)
    {
        _plans = plans;
        _numbers = new NumberPlan([.. plans.Where(plan => plan.Flow is not null).Select(plan => plan.Profile)]);
        Calendar = calendar;
        Prompts = prompts;
        Divisions = divisions;
    }

    /// <summary>No hotline at all: every number is unknown.</summary>
    public static PlanSet Empty { get; } =
        new([], WorkingCalendar.WithoutNotices, PromptBook.Empty, DivisionBook.Empty);

    /// <summary>The hotlines, by code.</summary>
    public ImmutableArray<HotlineProfile> Hotlines =>
        [.. _plans.Select(plan => plan.Profile).OrderBy(profile => profile.Code, StringComparer.Ordinal)];

    /// <summary>The queues of all hotlines, by id; seats are assigned to these.</summary>
    public ImmutableArray<QueuePlan> Queues =>
        [.. _plans.SelectMany(plan => plan.Queues.Values).OrderBy(queue => queue.Id, StringComparer.Ordinal)];

    /// <summary>Which days are worked.</summary>
    public WorkingCalendar Calendar { get; }

    /// <summary>What can be said, and how long it takes.</summary>
    public PromptBook Prompts { get; }

    /// <summary>Names of administrative divisions.</summary>
    public DivisionBook Divisions { get; }

    /// <summary>The rules under which a hotline takes tickets, by its code; null when it takes none.</summary>
    public HotlineRules? RulesOf(string code) => Find(code)?.Rules;

    /// <summary>The units of a hotline, by its code.</summary>
    public OfficeBook OfficesOf(string code) => Find(code)?.Offices ?? OfficeBook.Empty;

    /// <summary>Whether a hotline has a flow, by its code; one without takes tickets only.</summary>
    public bool TakesCalls(string code) => Find(code)?.Flow is not null;

    /// <summary>The hotline that takes calls for this number by this trunk; null when there is none.</summary>
    public HotlineProfile? HotlineOf(string? called, string? trunk) => _numbers.Find(called, trunk);

    internal ImmutableArray<HotlinePlan> Plans => _plans;

    HotlinePlan? Find(string code) => _plans.FirstOrDefault(plan => plan.Profile.Code == code);

    internal HotlinePlan? PlanOf(string? called, string? trunk) =>
        HotlineOf(called, trunk) is { } profile ? _plans.First(plan => plan.Profile == profile) : null;
}
