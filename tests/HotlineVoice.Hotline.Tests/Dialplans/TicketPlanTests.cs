using System.Text.RegularExpressions;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Tests.Dialplans;

/// <summary>Rules, units and divisions come with the plans, and their problems too.</summary>
public sealed class TicketPlanTests
{
    const string Rules = "test/rules.yaml";
    const string Offices = "test/offices.yaml";
    const string Divisions = "divisions.yaml";

    const string SmallRules = """
        - rules: t1-2020
          document: 某文〔2020〕1号
          in force from: 2020-01-01
          classes: [咨询]
          clocks: []
          unreachable office: { attempts: 3, to: { 咨询: top }, clause: 第三条 }
        """;

    const string SmallOffices = "- { id: top, name: 某局, level: 市, division: 210100 }";

    [Fact]
    public void The_plans_that_ship_have_rules_units_and_divisions()
    {
        var rules = Shipped.Plans.RulesOf("jn12316")!;

        Assert.Equal(1, rules.Digit);
        Assert.Equal("jn12316-2019", rules.InForceOn(new DateOnly(2026, 3, 11))!.Id);
        Assert.Equal("昌图县农业农村局", rules.Offices.Find("211224")!.Name);
        Assert.Same(rules.Offices, Shipped.Plans.OfficesOf("jn12316"));
        Assert.Equal("辽宁省铁岭市昌图县", Shipped.Plans.Divisions.FullName("211224"));
        Assert.Null(Shipped.Plans.RulesOf("nobody"));
    }

    [Fact]
    public void A_hotline_without_rules_takes_calls_but_no_tickets_and_that_is_noted()
    {
        var load = new PlanTexts().Load();

        Assert.Contains("test takes no tickets: it has no rules.yaml", load.Notes);
        Assert.Null(load.Plans!.RulesOf("t1"));
        Assert.NotNull(load.Plans.HotlineOf("96000", null));
    }

    [Fact]
    public void Rules_name_units_of_the_same_folder()
    {
        Assert.Empty(new PlanTexts().Set(Rules, SmallRules).Set(Offices, SmallOffices).Problems());
        Assert.Equal(
            ["test/rules.yaml:6:48: `top` is no unit of offices.yaml - Remove it"],
            new PlanTexts().Set(Rules, SmallRules).Problems());
    }

    [Fact]
    public void Units_with_a_mistake_are_no_mistake_of_the_rules() => Assert.Equal(
        ["test/offices.yaml:1:31: `区` has no meaning here - Did you mean `县`?"],
        new PlanTexts().Set(Rules, SmallRules).Set(Offices, SmallOffices.Replace("level: 市", "level: 区")).Problems());

    [Fact]
    public void Units_lie_in_divisions_that_are_known() => Assert.Equal(
        ["test/offices.yaml:1:44: division `210100` is not in divisions.yaml - Compare it with that file"],
        new PlanTexts()
            .Set(Divisions, "- { code: 210000, name: 辽宁省, level: 省 }")
            .Set(Offices, SmallOffices)
            .Problems());

    [Fact]
    public void The_page_has_a_row_for_every_word_and_no_other()
    {
        var rows = File.ReadLines(Path.Combine(Shipped.Root, "dialplans", "README.md"))
            .Select(line => Regex.Match(line, @"^\| `(?<word>[^`]+)` \| (?<must>must)? *\| (?<says>[^|]+) \|$"))
            .Where(match => match.Success)
            .Select(match => $"| `{match.Groups["word"].Value}` | {match.Groups["must"].Value} "
                + $"| {match.Groups["says"].Value.Trim()} |");

        var words = RuleWords.All.Concat(OfficeWords.All).Concat(OfficeWords.Catalogue)
            .SelectMany(word => Rows(word, ""));
        Assert.Equal(string.Join('\n', words), string.Join('\n', rows));
    }

    static IEnumerable<string> Rows(FileWord word, string group) =>
        word.Parts.SelectMany(part => Rows(part, $"{word.Name}: "))
            .Prepend($"| `{group}{word.Name}` | {(word.Needed ? "must" : "")} | {word.Meaning} |");
}
