using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Calendars;

public sealed class HolidayTextTests
{
    [Theory]
    [InlineData("year: 2026\ndays off: []", "h.yaml:1:1: `make-up days` is missing")]
    [InlineData("year: soon\ndays off: []\nmake-up days: []", "h.yaml:1:7: `year` is `soon`")]
    [InlineData("year: 2026\ndays off: none\nmake-up days: []", "h.yaml:2:11: here stands `none` where a list")]
    [InlineData("year: 2026\ndays off:\n  - { date: 2026-13-01, name: 元旦 }\nmake-up days: []",
        "h.yaml:3:13: `date` is `2026-13-01`")]
    [InlineData("year: 2026\ndays off:\n  - { date: 2025-01-01, name: 元旦 }\nmake-up days: []",
        "h.yaml:3:5: 2025-01-01 is not in 2026")]
    [InlineData("year: 2026\ndays off:\n  - { date: 2026-01-01, name: 元旦 }\n  - { date: 2026-01-01, name: 元旦 }\n"
        + "make-up days: []", "h.yaml:4:5: 2026-01-01 stands twice")]
    [InlineData("year: 2026\ndays off:\n  - { date: 2026-01-03, name: 元旦 }\nmake-up days:\n"
        + "  - { date: 2026-01-03, name: 元旦 }", "h.yaml:1:1: 2026-01-03 is both off and worked")]
    public void A_mistake_is_shown_where_it_was_made(string text, string problem)
    {
        var problems = new ProblemList("h.yaml");

        Assert.Null(HolidayText.Read(text, problems));
        Assert.StartsWith(problem, Assert.Single(problems.Problems).ToString());
    }

    [Fact]
    public void A_day_without_a_notice_belongs_to_that_of_its_year()
    {
        var problems = new ProblemList("h.yaml");

        var year = HolidayText.Read(
            "year: 2026\ndays off:\n  - { date: 2026-01-01, name: 元旦 }\nmake-up days: []", problems);

        Assert.Equal(new NamedDay(new DateOnly(2026, 1, 1), "元旦", 2026), Assert.Single(year!.DaysOff));
    }
}
