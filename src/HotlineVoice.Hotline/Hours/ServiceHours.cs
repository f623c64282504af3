using System.Collections.Immutable;
using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Hotline.Hours;

/// <summary>When people answer, to the second: 07:59:59 is closed, 08:00:00 open, 20:00:00 closed.</summary>
/// <remarks>Nothing is remembered between questions, so a clock that was moved is right at once.</remarks>
public sealed class ServiceHours
{
    // The longest row of closed days was nine (Spring Festival 2026); a year finds any hours that open at all.
    const int DaysSearchedMax = 366;

    readonly ImmutableArray<(DayKind Days, ImmutableArray<HourSpan> Spans)> _lines;

    /// <summary>These spans on these days; a day of several kinds has the spans of all.</summary>
    public ServiceHours(ImmutableArray<(DayKind Days, ImmutableArray<HourSpan> Spans)> lines) => _lines = lines;

    /// <summary>These hours, and what a person has said against them.</summary>
    public ServiceHours(ServiceHours hours, ModeOverride? said)
    {
        ArgumentNullException.ThrowIfNull(hours);
        _lines = hours._lines;
        Override = said;
    }

    /// <summary>Day and night.</summary>
    public static ServiceHours Always { get; } = new([(DayKind.EveryDay, [new HourSpan(TimeSpan.Zero, WholeDay)])]);

    /// <summary>What a person has said against them.</summary>
    public ModeOverride? Override { get; }

    static TimeSpan WholeDay => TimeSpan.FromDays(1);

    /// <summary>True when they are open at this instant.</summary>
    public bool IsOpen(DateTimeOffset wall, WorkingCalendar calendar)
    {
        if (Override is { } said && said.Holds(wall))
            return said.Open;
        var local = wall.ToOffset(WorkingCalendar.Offset);
        return SpansOf(DateOnly.FromDateTime(local.DateTime), calendar).Any(span => span.Contains(local.TimeOfDay));
    }

    /// <summary>The day on which they open next, seen from a closed instant; null when they never do.</summary>
    public DateOnly? NextOpening(DateTimeOffset wall, WorkingCalendar calendar)
    {
        var from = wall;
        if (Override is { Open: false, Until: { } until } && wall < until)
            from = until;
        var local = from.ToOffset(WorkingCalendar.Offset);
        var today = DateOnly.FromDateTime(local.DateTime);
        if (SpansOf(today, calendar).Any(span => span.To > local.TimeOfDay))
            return today;
        for (var days = 1; days <= DaysSearchedMax; days++)
            if (SpansOf(today.AddDays(days), calendar).Any())
                return today.AddDays(days);
        return null;
    }

    IEnumerable<HourSpan> SpansOf(DateOnly day, WorkingCalendar calendar)
    {
        var worked = calendar.IsWorkingDay(day);
        return _lines
            .Where(line => line.Days switch
            {
                DayKind.WorkingDays => worked,
                DayKind.DaysOff => !worked,
                _ => true,
            })
            .SelectMany(line => line.Spans);
    }
}
