using System.Collections.Immutable;

namespace HotlineVoice.Cases.LeaderDays;

/// <summary>原则上每周开展一次: weeks in which no leader answers (MC 第十一条).</summary>
public static class LeaderWeeks
{
    const int DaysOfWeek = 7;

    /// <summary>The Monday of this day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    /// <summary>Mondays of weeks, from that of the first day to that of the last, in which nothing that holds is
    /// planned.</summary>
    /// <param name="sessions">Those of the hotline, in any order.</param>
    /// <param name="from">A day of the first week.</param>
    /// <param name="to">A day of the last week.</param>
    public static ImmutableArray<DateOnly> Without(
        IEnumerable<LeaderSession> sessions, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var planned = sessions.Where(one => one.CancelledAt is null).Select(one => MondayOf(one.Day)).ToHashSet();
        var missing = ImmutableArray.CreateBuilder<DateOnly>();
        for (var monday = MondayOf(from); monday <= to; monday = monday.AddDays(DaysOfWeek))
            if (!planned.Contains(monday))
                missing.Add(monday);
        return missing.ToImmutable();
    }
}
