using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>What can be wrong in a file is said with its place, and everything at once.</summary>
public sealed class DutyReaderTests
{
    const string Head = """
        - rules: t1-2020
          document: 某文〔2020〕1号
          in force from: 2020-01-01
          classes: [咨询, 投诉]
          clocks: []

        """;

    [Fact]
    public void A_regulation_that_says_little_leaves_everything_else_out()
    {
        var set = Assert.Single(Read(Head, out var problems));

        Assert.Empty(problems);
        Assert.True(set is
        {
            Emergency: null, Key: null, Return: null, DispatchSignoff: null, ResultSignoff: null, UnitHandling: null,
            ResultForm: null, CoUnits: null, Escalation: null, Determination: null, Review: null, Callback: null,
            Redo: null, Supervision: null, Cards: null, DeemedReply: null, Material: null, Statutory: null,
            Termination: null, Archive: null, Knowledge: null,
        });
        Assert.Empty(set.Referrals);
    }

    [Theory]
    [InlineData("return: { late: maybe }", "6:19: `maybe` has no meaning here - Known here: accepted, refused")]
    [InlineData("return: { needs: reason }", "6:11: `late` is missing - Add `late: …`")]
    [InlineData("key: { set by: boss, clause: 一 }",
        "6:18: `boss` is no value of `set by` - Look up the names in this folder")]
    [InlineData("emergencies: { notify: [nobody], clause: 一 }",
        "6:27: there is no unit `nobody` - Look up the names in this folder")]
    [InlineData("sign-off: { levels: [office-head], rungs: [{ repeat: 2, role: magistrate }], clause: 一 }",
        "6:65: `magistrate` is none of the levels - Known here: office-head")]
    [InlineData("cards: { accept: { yellow: 2, red: 1 }, reply: { yellow: 5, red: 15 }, clause: 一 }",
        "6:20: red comes before yellow - Compare the two numbers")]
    [InlineData("material: { ground: G4, clause: 一 }",
        "6:23: there is no ground `G4` under `outcomes` - Remove it")]
    [InlineData("supervision: { number: \"督〔{year}〕号\", grounds: [] }",
        "6:26: `督〔{year}〕号` has no {n} - Write {n} where it belongs")]
    [InlineData("referrals: [{ referral: late, title: 晚, to: 某委, when: overdue, clause: 一 }]",
        "6:15: `more than` is missing - Add `more than: …`")]
    [InlineData("guide: [{ target: a, title: 甲, number: 114, words: 请, clause: 一 }]",
        "6:42: `114` is no emergency number - Write one of 110, 119, 120, 122, or leave it out")]
    [InlineData("reports: [{ report: a, title: 甲, every: year, first day: 13-01, clause: 一 }]",
        "6:60: `13-01` is no day of a year - Write it as 02-01")]
    [InlineData("knowledge: { update within: soon, clause: 一 }",
        "6:31: `soon` is no time for a clock - Write same day, 1 working day, 3 days, 30 calendar days, 2 hours, "
        + "30 minutes, promised day or next manned day")]
    [InlineData("abnormal subsidy: { to: 211299, clause: 一 }",
        "6:27: there is no unit `211299` - Did you mean `211200`?")]
    [InlineData("also called: { 维权: 投书 }", "6:22: `投书` is no class - Did you mean `投诉`?")]
    [InlineData("roles: { agnet: 话务员 }", "6:12: `agnet` is no name here - Did you mean `agent`?")]
    public void A_mistake_is_said_with_its_place_and_its_remedy(string line, string problem)
    {
        Read(Head + "  " + line + "\n", out var problems);

        Assert.Equal("rules.yaml:" + problem, Assert.Single(problems));
    }

    [Fact]
    public void A_ground_that_holds_by_itself_says_by_what()
    {
        const string text = Head + """
              supervision:
                number: 督〔{year}〕{n}号
                grounds:
                  - { ground: a, letter: 督办, title: 甲, when: source, clause: 一 }
                  - { ground: b, letter: 督办, title: 乙, when: repeated, clause: 二 }
                  - { ground: b, letter: 督办, title: 丙, clause: 三 }
                  - { ground: b, letter: 催办, title: 丁, clause: 四 }

            """;

        Read(text, out var problems);

        Assert.Equal(
        [
            "rules.yaml:9:9: `when: source` needs `sources` - Add `sources: […]`",
            "rules.yaml:10:9: `when: repeated` needs a number - Add `same caller` or `person-times`",
            "rules.yaml:11:9: two grounds are called `b` - Give each its own name",
        ], problems);
    }

    [Fact]
    public void Every_role_that_rules_name_has_a_name_of_its_own_or_the_usual_one()
    {
        var mengcheng = ShippedRules.SetOf("mc");

        Assert.Equal("县政府办负责人", RoleWords.Label(mengcheng, "government-office-head"));
        Assert.Equal("质检员", RoleWords.Label(mengcheng, "quality"));
        Assert.Equal("县热线办话务员", RoleWords.Label(mengcheng, "agent"));
        Assert.Equal(19, RoleWords.All.Length);
    }

    static RuleSet[] Read(string text, out string[] problems)
    {
        var list = new ProblemList("rules.yaml");
        var sets = RuleSetReader.Read("t1", ShippedRules.Offices, text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return [.. sets];
    }
}
