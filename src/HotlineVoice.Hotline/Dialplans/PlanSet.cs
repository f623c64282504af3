using System.Collections.Immutable;
using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Every hotline's plan, calendars and prompts, as they stood at one loading. Immutable.</summary>
public sealed class PlanSet
{
    /// <summary>No hotline at all: every number is unknown.</summary>
    public static PlanSet Empty { get; } = new();

    /// <summary>The hotlines, by code.</summary>
    public ImmutableArray<HotlineProfile> Hotlines { get; init; } = [];

    /// <summary>Which days are worked.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.WithoutNotices;
}
