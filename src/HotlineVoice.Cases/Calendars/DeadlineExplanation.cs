using System.Collections.Immutable;

namespace HotlineVoice.Cases.Calendars;

/// <summary>What a number of days counts.</summary>
public enum DayUnit
{
    /// <summary>工作日: days on which government offices work.</summary>
    WorkingDays = 1,
    /// <summary>日: natural days; a last day that is off moves to the next working day (民法典 第二百零三条).</summary>
    Days = 2,
    /// <summary>连续…日, and a day that somebody named: natural days whose last never moves.</summary>
    CalendarDays = 3,
    /// <summary>小时 and 分钟: from the instant, day and night, holidays too (民法典 第二百零一条).</summary>
    Time = 4,
}

/// <summary>Why a day was not counted.</summary>
public enum SkipReason
{
    /// <summary>A Saturday or Sunday that no notice names.</summary>
    Weekend = 1,
    /// <summary>A day off by the yearly notice.</summary>
    Holiday = 2,
}

/// <summary>A day that was passed over, and why. Name and Notice are set for holidays.</summary>
public sealed record SkippedDay(DateOnly Date, SkipReason Why, string? Name, int? Notice);

/// <summary>A deadline with its whole reckoning, so that nobody has to believe it.</summary>
/// <param name="From">The event's day; it is day 0 and never counts (民法典 第二百零一条).</param>
/// <param name="Days">How many were asked for; negative when they were counted back, 0 for hours and minutes.</param>
/// <param name="Unit">What was counted.</param>
/// <param name="DueDay">Last day in time; for hours and minutes the day on which the last of them ends.</param>
/// <param name="DueAt">First instant that is late: midnight after <paramref name="DueDay"/>, or for hours and minutes
/// so long after <see cref="Start"/>.</param>
public sealed record DeadlineExplanation(
    DateOnly From,
    int Days,
    DayUnit Unit,
    DateOnly DueDay,
    DateTimeOffset DueAt)
{
    /// <summary>The instant from which hours and minutes run; null for days.</summary>
    public DateTimeOffset? Start { get; init; }
    /// <summary>How long hours and minutes run; null for days.</summary>
    public TimeSpan? Time { get; init; }
    /// <summary>Last day for asking for an extension: two working days before the due day.</summary>
    public required DateOnly LatestFilingDay { get; init; }
    /// <summary>It touches a year whose notice is not loaded: by Monday to Friday alone, and may change.</summary>
    public required bool Provisional { get; init; }
    /// <summary>The days that counted, in order.</summary>
    public required ImmutableArray<DateOnly> Counted { get; init; }
    /// <summary>The days that did not, in order.</summary>
    public required ImmutableArray<SkippedDay> Skipped { get; init; }
    /// <summary>Those of the counted days that are worked only because a notice says so.</summary>
    public required ImmutableArray<NamedDay> MakeUp { get; init; }
}
