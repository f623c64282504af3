using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotlineVoice.Cases.Calendars;

/// <summary>Which days government offices work, by the State Council's yearly notices. Immutable.</summary>
/// <remarks>
/// A day is worked when a notice makes it a make-up day, or when it is Monday to Friday and no notice makes it off.
/// Years without a notice go by Monday to Friday and are provisional. Days are those of UTC+8 (no summer time).
/// </remarks>
public sealed class WorkingCalendar
{
    /// <summary>The zone of every deadline: China has one and no summer time.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Most days that one deadline may span (the longest clock of the regulations is 90 days).</summary>
    public const int DaysMax = 400;

    readonly FrozenDictionary<DateOnly, NamedDay> _daysOff;
    readonly FrozenDictionary<DateOnly, NamedDay> _makeUpDays;
    readonly FrozenSet<int> _years;

    /// <summary>A calendar of these years.</summary>
    public WorkingCalendar(IEnumerable<HolidayYear> years)
    {
        HolidayYear[] all = [.. years];
        _daysOff = all.SelectMany(year => year.DaysOff).ToFrozenDictionary(day => day.Date);
        _makeUpDays = all.SelectMany(year => year.MakeUpDays).ToFrozenDictionary(day => day.Date);
        _years = all.Select(year => year.Year).ToFrozenSet();
        Fingerprint = string.Join(' ', all.OrderBy(year => year.Year).Select(Print));
    }

    /// <summary>Monday to Friday, with every day provisional.</summary>
    public static WorkingCalendar WithoutNotices { get; } = new([]);

    /// <summary>The years whose notices are loaded, in order.</summary>
    public ImmutableArray<int> Years => [.. _years.Order()];

    /// <summary>The same for the same days: a word for each year that is loaded.</summary>
    public string Fingerprint { get; }

    /// <summary>The notices by which two calendars differ, by their <see cref="Fingerprint"/>s.</summary>
    public static string NoticesBetween(string before, string now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var (old, anew) = (before.Split(' '), now.Split(' '));
        var years = anew.Except(old).Concat(old.Except(anew)).Where(print => print.Length > 0)
            .Select(print => print[..print.IndexOf(':', StringComparison.Ordinal)]).Distinct().Order();
        return $"国务院办公厅{string.Join("、", years)}年节假日安排";
    }

    /// <summary>True when offices work on this day.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        _makeUpDays.ContainsKey(day) || (!IsWeekend(day) && !_daysOff.ContainsKey(day));

    /// <summary>True when no notice for this day's year is loaded.</summary>
    public bool IsProvisional(DateOnly day) => !_years.Contains(day.Year);

    /// <summary>The n-th working day after this day, which itself never counts; the day itself for 0.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int workingDays) => Step(day, workingDays, 1);

    /// <summary>The n-th working day before this day, which itself never counts; the day itself for 0.</summary>
    public DateOnly SubtractWorkingDays(DateOnly day, int workingDays) => Step(day, workingDays, -1);

    /// <summary>This day when it is worked, else the next one that is.</summary>
    public DateOnly WorkingDayOnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The deadline so many days after an event, with every day that was counted or passed over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than 0 or more than <see cref="DaysMax"/> days, or no unit of days.
    /// </exception>
    public DeadlineExplanation Explain(DateOnly from, int days, DayUnit unit = DayUnit.WorkingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, DaysMax);
        ArgumentOutOfRangeException.ThrowIfEqual((int)unit, (int)DayUnit.Time);
        return Walk(from, days, unit, 1);
    }

    /// <summary>The working day so many before this one, with every day that was counted or passed over on the way
    /// back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Fewer than 0 or more than <see cref="DaysMax"/> days.
    /// </exception>
    public DeadlineExplanation ExplainBack(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, DaysMax);
        return Walk(from, workingDays, DayUnit.WorkingDays, -1);
    }

    /// <summary>The deadline so many hours or minutes after an instant: they run day and night, and no notice moves
    /// them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Less than nothing or more than <see cref="DaysMax"/> days.
    /// </exception>
    public DeadlineExplanation ExplainTime(DateTimeOffset start, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(DaysMax));
        var at = start + time;
        var day = DayOf(time == TimeSpan.Zero ? at : at.AddTicks(-1));
        return new DeadlineExplanation(DayOf(start), 0, DayUnit.Time, day, at)
        {
            Start = start,
            Time = time,
            LatestFilingDay = SubtractWorkingDays(day, 2),
            Provisional = false,
            Counted = [],
            Skipped = [],
            MakeUp = [],
        };
    }

    DeadlineExplanation Walk(DateOnly from, int days, DayUnit unit, int direction)
    {
        var counted = ImmutableArray.CreateBuilder<DateOnly>();
        var skipped = ImmutableArray.CreateBuilder<SkippedDay>();
        var day = from;
        while (counted.Count < days)
        {
            day = day.AddDays(direction);
            if (unit != DayUnit.WorkingDays || IsWorkingDay(day))
                counted.Add(day);
            else
                skipped.Add(Skip(day));
        }

        // A last natural day that is off moves on (民法典 第二百零三条); the days in between are not counted either.
        if (unit == DayUnit.Days && days > 0)
            for (; !IsWorkingDay(day); day = day.AddDays(1))
                skipped.Add(Skip(day));
        var filing = SubtractWorkingDays(day, 2);
        return new DeadlineExplanation(from, direction * days, unit, day, Midnight(day.AddDays(1)))
        {
            LatestFilingDay = filing,
            Provisional = unit != DayUnit.CalendarDays
                && (IsProvisional(day) || IsProvisional(from) || IsProvisional(filing)),
            Counted = counted.ToImmutable(),
            Skipped = skipped.ToImmutable(),
            MakeUp = [.. counted.Where(day => IsWeekend(day) && IsWorkingDay(day)).Select(day => _makeUpDays[day])],
        };
    }

    static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The local day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The first instant that is no longer of this day.</summary>
    public static DateTimeOffset MidnightAfter(DateOnly day) => Midnight(day.AddDays(1));

    /// <summary>How many working days lie after the first day, up to the last and with it.</summary>
    public int CountWorkingDays(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
            if (IsWorkingDay(day))
                count++;
        return count;
    }

    static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>2026:9f3a61c2</summary>
    static string Print(HolidayYear year)
    {
        var days = year.DaysOff.Select(day => $"-{day.Date:yyyyMMdd}")
            .Concat(year.MakeUpDays.Select(day => $"+{day.Date:yyyyMMdd}")).Order(StringComparer.Ordinal);
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(days)));
        return string.Create(
            CultureInfo.InvariantCulture, $"{year.Year}:{Convert.ToHexStringLower(hash.AsSpan(0, 4))}");
    }

    DateOnly Step(DateOnly day, int workingDays, int direction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        while (workingDays > 0)
        {
            day = day.AddDays(direction);
            if (IsWorkingDay(day))
                workingDays--;
        }

        return day;
    }

    SkippedDay Skip(DateOnly day) => _daysOff.TryGetValue(day, out var off)
        ? new SkippedDay(day, SkipReason.Holiday, off.Name, off.Notice)
        : new SkippedDay(day, SkipReason.Weekend, null, null);
}
