using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Cases.Tests.Calendars;

/// <summary>The calendar against a slow and stupid reckoning that shares no line with it.</summary>
public sealed class DeadlineOracleTests
{
    static readonly DateOnly _first = new(2019, 1, 1);
    static readonly Dictionary<DateOnly, bool> _worked = Reckon();

    [Fact]
    public void Every_deadline_is_that_of_counting_on_the_fingers() => Prop.ForAll(Cases(), input =>
        {
            var (from, days) = input;
            var due = from;
            for (var left = days; left > 0;)
            {
                due = due.AddDays(1);
                if (IsWorked(due))
                    left--;
            }

            var found = ShippedCalendar.Calendar.Explain(from, days);

            Assert.Equal(due, found.DueDay);
            Assert.Equal(days, found.Counted.Length);
            Assert.Equal(due.DayNumber - from.DayNumber, found.Counted.Length + found.Skipped.Length);
            Assert.All(found.Counted, day => Assert.True(IsWorked(day)));
            Assert.All(found.Skipped, day => Assert.False(IsWorked(day.Date)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Going_back_undoes_going_forward_from_a_working_day() => Prop.ForAll(Cases(), input =>
        {
            var calendar = ShippedCalendar.Calendar;
            var from = calendar.WorkingDayOnOrAfter(input.From);

            Assert.Equal(from, calendar.SubtractWorkingDays(calendar.AddWorkingDays(from, input.Days), input.Days));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_natural_deadline_ends_on_a_working_day_and_never_early() => Prop.ForAll(Cases(), input =>
        {
            var found = ShippedCalendar.Calendar.Explain(input.From, input.Days, DayUnit.Days);

            Assert.True(input.Days == 0 || IsWorked(found.DueDay));
            Assert.True(found.DueDay >= input.From.AddDays(input.Days));
            Assert.All(found.Skipped, day => Assert.False(IsWorked(day.Date)));
        }).QuickCheckThrowOnFailure();

    static Arbitrary<(DateOnly From, int Days)> Cases() =>
        (from offset in Gen.Choose(0, 2800)
         from days in Gen.Choose(0, 90)
         select (_first.AddDays(offset), days)).ToArbitrary();

    static bool IsWorked(DateOnly day) =>
        _worked.TryGetValue(day, out var worked)
            ? worked
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    static Dictionary<DateOnly, bool> Reckon()
    {
        var worked = new Dictionary<DateOnly, bool>();
        foreach (var year in ShippedCalendar.Years)
        {
            foreach (var day in year.DaysOff)
                worked[day.Date] = false;
            foreach (var day in year.MakeUpDays)
                worked[day.Date] = true;
        }

        return worked;
    }
}
