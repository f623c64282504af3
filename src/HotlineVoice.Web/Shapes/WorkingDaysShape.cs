using HotlineVoice.Cases.Calendars;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes;

/// <summary>A deadline and every day that was counted or passed over for it.</summary>
public sealed record WorkingDaysShape(DateOnly From, int Days, string Unit, DateOnly DueDay, DateTimeOffset DueAt)
{
    /// <summary>Last day for asking for an extension.</summary>
    public required DateOnly LatestFilingDay { get; init; }
    /// <summary>True while a year's notice is not out: the day may still move.</summary>
    public required bool Provisional { get; init; }
    public required IReadOnlyList<DateOnly> Counted { get; init; }
    public required IReadOnlyList<SkippedDayShape> Skipped { get; init; }
    public required IReadOnlyList<MakeUpDayShape> MakeUp { get; init; }

    /// <summary>For hours and minutes: from when, and how long.</summary>
    public DateTimeOffset? Start { get; init; }
    public double? TimeSeconds { get; init; }

    internal static WorkingDaysShape Of(DeadlineExplanation one) =>
        new(one.From, one.Days, TicketWords.Of(one.Unit), one.DueDay, one.DueAt)
        {
            Start = one.Start,
            TimeSeconds = one.Time?.TotalSeconds,
            LatestFilingDay = one.LatestFilingDay,
            Provisional = one.Provisional,
            Counted = one.Counted,
            Skipped = [.. one.Skipped.Select(day =>
                new SkippedDayShape(day.Date, day.Why.ToString().ToLowerInvariant(), day.Name, day.Notice))],
            MakeUp = [.. one.MakeUp.Select(day => new MakeUpDayShape(day.Date, day.Name, day.Notice))],
        };
}

/// <summary>A day that was not counted: weekend or holiday, and by which year's notice.</summary>
public sealed record SkippedDayShape(DateOnly Date, string Why, string? Name, int? Notice);

/// <summary>A Saturday or Sunday that was counted because a notice makes it a working day.</summary>
public sealed record MakeUpDayShape(DateOnly Date, string Name, int Notice);
