using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Calendars;

/// <summary>How a due instant came about, so that it can be counted again by another calendar.</summary>
/// <param name="Key">Its name, such as a ticket's number and its timer's; unique among those counted together.</param>
/// <param name="Anchor">From which instant the first span runs.</param>
/// <param name="Spans">One after the other: the clock's own, then each extension, which runs from the due day before it
/// (T9). At least one.</param>
public sealed record CountedDue(string Key, DateTimeOffset Anchor, ImmutableArray<ClockSpan> Spans)
{
    /// <summary>The day that somebody named, for spans that need one.</summary>
    public DateOnly? Named { get; init; }
    /// <summary>Never later than this other one, as <see cref="ClockRule.NotAfter"/> says; null for no such bound. It
    /// holds only where the anchor lies before the bound's own end.</summary>
    public string? NotAfter { get; init; }
    /// <summary>The last day in time as it stands; null for hours and minutes.</summary>
    public DateOnly? DueDay { get; init; }
    /// <summary>The first late instant as it stands.</summary>
    public required DateTimeOffset DueAt { get; init; }
    /// <summary>Whether it stands as provisional.</summary>
    public bool Provisional { get; init; }
}

/// <summary>Counts dues again when a yearly notice is loaded or changed (T13).</summary>
public static class DueRecount
{
    /// <summary>A due as a calendar has it: the last day in time (null for hours and minutes), the first instant
    /// that is late, and whether it rests on a year without a notice.</summary>
    public static (DateOnly? Day, DateTimeOffset At, bool Provisional) Count(
        DateTimeOffset anchor, ImmutableArray<ClockSpan> spans, DateOnly? named, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var due = spans[0].DueFrom(anchor, named, calendar);
        foreach (var more in spans.Skip(1))
        {
            // The instant within the due day before; its midnight already belongs to the next day.
            var next = more.DueFrom(due.Day is null ? due.At : due.At.AddTicks(-1), named, calendar);
            due = (next.Day, next.At, next.Provisional || due.Provisional);
        }

        return due;
    }

    /// <summary>Those of the dues that a calendar has otherwise than they stand, each as it has them. What has not
    /// changed is not among them; nothing is decided here about dues that have already passed.</summary>
    /// <param name="standing">Dues as they stand; those that bind others are among them.</param>
    /// <param name="calendar">The calendar as it is now.</param>
    public static ImmutableArray<CountedDue> Changed(
        IEnumerable<CountedDue> standing, WorkingCalendar calendar)
    {
        CountedDue[] all = [.. standing];
        var counted = all.ToDictionary(due => due.Key, due => Count(due.Anchor, due.Spans, due.Named, calendar));
        var changed = ImmutableArray.CreateBuilder<CountedDue>();
        foreach (var due in all)
        {
            var now = counted[due.Key];
            if (due.NotAfter is { } key && counted.TryGetValue(key, out var bound)
                && due.Anchor < bound.At && bound.At < now.At)
                now = bound;
            if (now != (due.DueDay, due.DueAt, due.Provisional))
                changed.Add(due with { DueDay = now.Day, DueAt = now.At, Provisional = now.Provisional });
        }

        return changed.ToImmutable();
    }
}
