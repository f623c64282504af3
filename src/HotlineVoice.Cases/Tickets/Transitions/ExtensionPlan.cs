using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets.Clocks;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>What an extension of so many working days would mean, reckoned once for guards and effect.</summary>
/// <param name="Mine">Whose limit.</param>
/// <param name="OldDue">The last day in time now.</param>
/// <param name="NewDue">The last day in time then: so many working days after the old one (T9).</param>
/// <param name="Latest">The last day for filing; null when the rules set none.</param>
/// <param name="Late">It is filed after that.</param>
sealed record ExtensionPlan(
    Assignment Mine, DateOnly OldDue, DateOnly NewDue, DateOnly? Latest, bool Late)
{
    /// <summary>Working days from the dispatch to the new due day.</summary>
    internal int TotalWd { get; init; }

    /// <summary>Null when there is no limit of days to prolong.</summary>
    internal static ExtensionPlan? Of(Scene scene, int days)
    {
        if (scene.Rules.Extension is not { } rule || scene.Mine is not { } mine
            || ClockWork.LimitOf(scene.File.Timers, mine.Seq)?.DueDay is not { } old
            || days is < 0 or > WorkingCalendar.DaysMax)
            return null;
        var calendar = scene.Around.Calendar;
        var sent = WorkingCalendar.DayOf(mine.DispatchedAt);
        var latest = rule.LastFilingDay(old, sent, calendar);
        var due = calendar.AddWorkingDays(old, days);
        return new ExtensionPlan(mine, old, due, latest, latest < scene.Around.Today)
        {
            TotalWd = calendar.CountWorkingDays(sent, due),
        };
    }

    /// <summary>The application that waits for a decision; null when none does.</summary>
    internal static Extension? Waiting(Scene scene) => scene.OpenMain is { } main
        ? scene.File.Extensions.LastOrDefault(one =>
            one.AssignmentSeq == main.Seq && one.Decision == ExtensionDecision.Applied)
        : null;
}
