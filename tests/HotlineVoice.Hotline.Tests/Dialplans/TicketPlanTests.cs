using System.Text.RegularExpressions;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Macros;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Dialplans;

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

    [Theory]
    [InlineData("ln12345", 2, "liaoning-12345", "210000-jtt")]
    [InlineData("wy12345", 3, "wengyuan-12345", "440229-zgj")]
    [InlineData("mc7812345", 4, "mengcheng-7812345", "341622-rxb")]
    [InlineData("as12345", 5, "anshan-12345", "210300-zls")]
    public void The_other_hotlines_take_tickets_and_no_calls_yet(string code, int digit, string folder, string unit)
    {
        var check = PlanLoading.Check(Shipped.Sources);
        var rules = check.Plans!.RulesOf(code)!;

        Assert.Contains($"{folder} takes no calls: it has no flow.yaml", check.Notes);
        Assert.Equal(digit, rules.Digit);
        Assert.NotNull(rules.Offices.Find(unit));
        Assert.NotNull(rules.InForceOn(new DateOnly(2026, 6, 12)));
        Assert.NotEmpty(rules.Catalogue.All);
    }

    [Fact]
    public void Numbers_of_a_hotline_without_a_flow_are_not_answered_but_nobody_else_may_claim_them()
    {
        Assert.All(["12345", "02412345", "075112345", "7812345", "05587812345", "041212345"],
            number => Assert.Null(Shipped.Plans.HotlineOf(number, null)));
        Assert.Contains(Shipped.Plans.Hotlines, profile => profile.Code == "wy12345");
    }

    [Fact]
    public void A_catalogue_names_units_of_the_same_folder()
    {
        const string rows = "- { subject: 路灯, unit: top, from: 2020-01-01 }";

        Assert.Equal(
            ["test/catalogue.yaml:1:24: `top` is no unit of offices.yaml - Remove it"],
            new PlanTexts().Set("test/catalogue.yaml", rows).Problems());
        Assert.Equal("top", new PlanTexts()
            .Set(Offices, SmallOffices).Set(Rules, SmallRules).Set("test/catalogue.yaml", rows)
            .Load().Plans!.RulesOf("t1")!.Catalogue.Find("路灯", null, new DateOnly(2026, 1, 1))!.OrgId);
    }

    [Fact]
    public void Fields_of_a_hotlines_own_come_with_its_rules_and_their_mistakes_with_the_plans()
    {
        const string fields = "- { field: lamps, label: 灯数, type: number }";

        Assert.Equal("灯数", new PlanTexts().Set(Offices, SmallOffices).Set(Rules, SmallRules)
            .Set("test/fields.yaml", fields).Load().Plans!.RulesOf("t1")!.Fields.Find("lamps")!.Label);
        Assert.Equal(["test/fields.yaml:1:36: `phone` would keep in clear what tells who somebody is - Ask for it in "
            + "the caller's part of the form, which is masked and can be sealed, and remove this field"],
            new PlanTexts().Set("test/fields.yaml", fields.Replace("number", "phone")).Problems());
        Assert.Contains(Shipped.Plans.RulesOf("wy12345")!.Fields.All, one => one.Id == "scope");
    }

    [Fact]
    public void Macros_name_units_of_the_same_folder_and_are_kept_with_the_rules()
    {
        const string rows = "- { id: a, title: 甲, act: dispatch, with: { orgId: top } }";

        Assert.Equal(
            ["test/macros.yaml:1:52: `top` is no unit of offices.yaml - Remove it"],
            new PlanTexts().Set("test/macros.yaml", rows).Problems());
        Assert.Equal("dispatch", Assert.Single(new PlanTexts()
            .Set(Offices, SmallOffices).Set(Rules, SmallRules).Set("test/macros.yaml", rows)
            .Load().Plans!.RulesOf("t1")!.Macros).Act!.Event);
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

        var words = RuleWords.All.Concat(OfficeWords.All).Concat(OfficeWords.Catalogue).Concat(MacroWords.All)
            .Concat(FieldWords.All).Concat(ChecklistWords.All)
            .SelectMany(word => Rows(word, ""));
        Assert.Equal(string.Join('\n', words), string.Join('\n', rows));
    }

    static IEnumerable<string> Rows(FileWord word, string group) =>
        word.Parts.SelectMany(part => Rows(part, $"{word.Name}: "))
            .Prepend($"| `{group}{word.Name}` | {(word.Needed ? "must" : "")} | {word.Meaning} |");
}
