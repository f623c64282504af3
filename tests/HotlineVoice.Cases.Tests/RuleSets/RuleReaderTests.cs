using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.RuleSets;

public sealed class RuleReaderTests
{
    const string Small = """
        - rules: t1-2020
          document: 某文〔2020〕1号
          in force from: 2020-01-01
          classes: [咨询, 投诉]
          clocks:
            - { clock: finish, from: dispatched, to: result, within: 5 working days, clause: 第三条 }

        """;

    [Fact]
    public void Little_needs_to_be_said()
    {
        var set = Assert.Single(Read(Small, out var problems));

        Assert.Empty(problems);
        Assert.Equal([TicketClass.Consultation, TicketClass.Complaint], set.Clocks[0].AppliesTo);
        Assert.Equal(new ClockSpan(5, ClockUnit.WorkingDay), set.Clocks[0].Span);
        Assert.Equal(FeedbackBy.Unit, set.FeedbackBy);
        Assert.Equal(set.Classes, set.AnsweredAtOnce);
        Assert.Null(set.RetentionYears);
    }

    [Theory]
    [InlineData("same day", 0, ClockUnit.SameDay)]
    [InlineData("1 working day", 1, ClockUnit.WorkingDay)]
    [InlineData("-1 working days", -1, ClockUnit.WorkingDay)]
    [InlineData("3 days", 3, ClockUnit.Day)]
    [InlineData("30 calendar days", 30, ClockUnit.CalendarDay)]
    [InlineData("2 hours", 2, ClockUnit.Hour)]
    [InlineData("30 minutes", 30, ClockUnit.Minute)]
    [InlineData("promised day", 0, ClockUnit.PromisedDay)]
    public void A_time_is_written_as_the_regulations_say_it(string within, int count, ClockUnit unit)
    {
        var set = Assert.Single(Read(Small.Replace("5 working days", within), out var problems));

        Assert.Empty(problems);
        Assert.Equal(new ClockSpan(count, unit), set.Clocks[0].Span);
    }

    [Theory]
    [InlineData("5 working days", "soon", "6:62: `soon` is no time for a clock")]
    [InlineData("5 working days", "0 days", "6:62: `0 days` is no time for a clock")]
    [InlineData("dispatched", "sent", "6:30: `sent` is no value of `from`")]
    [InlineData("to: result", "to: the-end", "6:46: `the-end` has no meaning here")]
    [InlineData("[咨询, 投诉]", "[咨询, 投拆]", "4:17: `投拆` is no value of `classes`")]
    [InlineData("[咨询, 投诉]", "[咨询, 咨询]", "4:17: `咨询` stands twice in `classes`")]
    [InlineData("2020-01-01", "2020-13-01", "3:18: `in force from` is `2020-13-01`")]
    [InlineData("  document: 某文〔2020〕1号\n", "", "1:3: `document` is missing")]
    [InlineData("clocks:\n", "clock:\n", "5:3: `clock` is no word here")]
    public void A_mistake_is_shown_with_its_place(string right, string wrong, string expected)
    {
        Read(Small.Replace(right, wrong), out var problems);

        Assert.Contains(problems, problem => problem.StartsWith($"rules.yaml:{expected}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("send to: { 求肋: { to: any-unit, clause: x } }", "`求肋` is no name here")]
    [InlineData("unreachable office: { attempts: 3, to: { 咨询: nowhere }, clause: x }", "no unit of offices.yaml")]
    [InlineData("extension: { latest: explain-clock, at most: { 咨询: 0 } }", "no number of working days")]
    [InlineData("satisfaction: { scale: [好, 差], satisfied: 中, for: 投诉 }", "`中` is not on the scale")]
    [InlineData("keep: 2 moons", "no time for keeping tickets")]
    [InlineData("clauses: { dispach: x }", "Did you mean `dispatch`?")]
    [InlineData("in force until: 2019-12-31", "it ends before it begins")]
    [InlineData("refuse: { ground: x }", "`refuse` is a group of words")]
    public void A_mistake_in_a_part_is_shown(string line, string expected)
    {
        Read(Small + "  " + line + "\n", out var problems);

        Assert.Contains(expected, Assert.Single(problems));
    }

    [Fact]
    public void Two_limits_of_one_name_hold_for_different_classes_or_are_a_mistake()
    {
        var twice = Small + "    - { clock: finish, for: 投诉, from: dispatched, to: result, within: 15 working days }\n";
        Read(twice, out var problems);
        Assert.Contains("two clocks `finish` hold for the same class", Assert.Single(problems));

        Read(twice.Replace("{ clock: finish, from", "{ clock: finish, for: 咨询, from"), out problems);
        Assert.Empty(problems);
    }

    [Fact]
    public void The_version_of_the_day_is_in_force_and_versions_do_not_overlap()
    {
        var second = Small.Replace("t1-2020", "t1-2024").Replace("2020-01-01", "2024-07-01");
        Read(Small + second, out var problems);
        Assert.Contains("in force until: 2024-06-30", Assert.Single(problems));

        var ended = Small.Replace("  classes", "  in force until: 2024-06-30\n  classes");
        var rules = new HotlineRules("t1", 9, Read(second + ended, out problems), ShippedRules.Offices);
        Assert.Empty(problems);
        Assert.Null(rules.InForceOn(new DateOnly(2019, 12, 31)));
        Assert.Equal("t1-2020", rules.InForceOn(new DateOnly(2024, 6, 30))!.Id);
        Assert.Equal("t1-2024", rules.InForceOn(new DateOnly(2024, 7, 1))!.Id);
        Assert.Equal("t1-2020", rules.Find("t1-2020")!.Id);
    }

    [Fact]
    public void An_emergencys_own_limits_replace_the_ordinary_ones()
    {
        var text = Small + """
                - { clock: dispatch, from: registered, to: dispatched, within: same day }
                - { clock: dispatch, from: registered, to: dispatched, within: 30 minutes, emergency: yes }
                - { clock: reply, from: dispatched, to: caller-told, within: 2 working days, emergency: yes }

            """;
        var set = Assert.Single(Read(text, out var problems));

        Assert.Empty(problems);
        Assert.Equal(["finish", "dispatch"],
            set.ClocksOf(TicketClass.Complaint, TicketUrgency.Ordinary).Select(clock => clock.Id));
        Assert.Equal([("dispatch", ClockUnit.Minute), ("reply", ClockUnit.WorkingDay)],
            set.ClocksOf(TicketClass.Complaint, TicketUrgency.Emergency).Select(clock => (clock.Id, clock.Span.Unit)));
    }

    static ImmutableArray<RuleSet> Read(string text, out string[] problems)
    {
        var list = new ProblemList("rules.yaml");
        var sets = RuleSetReader.Read("t1", ShippedRules.Offices, text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return sets;
    }
}
