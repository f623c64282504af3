using System.Collections.Immutable;

namespace HotlineVoice.Cases.Calendars;

/// <summary>A day that the State Council's yearly notice (国务院办公厅关于节假日安排的通知) names.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">The holiday it belongs to, such as 清明节.</param>
/// <param name="Notice">Year of the notice; a day late in December may stand in the next year's.</param>
public sealed record NamedDay(DateOnly Date, string Name, int Notice);

/// <summary>One calendar year's days off and make-up working days (调休上班), grouped by the day's own year.</summary>
/// <param name="Year">The year.</param>
/// <param name="DaysOff">Days that are off although they may fall on Monday to Friday.</param>
/// <param name="MakeUpDays">
/// Days that a notice calls worked: Saturdays and Sundays, and once a Monday (2020-02-03) to end a prolonged holiday.
/// </param>
public sealed record HolidayYear(
    int Year,
    ImmutableArray<NamedDay> DaysOff,
    ImmutableArray<NamedDay> MakeUpDays);
