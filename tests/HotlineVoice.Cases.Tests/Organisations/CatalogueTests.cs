using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Organisations;

/// <summary>派单目录 and 电话台账.</summary>
public sealed class CatalogueTests
{
    static readonly DateOnly _day = new(2026, 4, 1);

    [Fact]
    public void The_narrowest_division_around_a_place_wins()
    {
        var book = Read("""
            - { subject: 路灯, unit: 440229-zgj, from: 2020-01-01 }
            - { subject: 路灯, in: 440229100, unit: 440229100, from: 2020-01-01 }
            """, out var problems);

        Assert.Empty(problems);
        Assert.Equal("440229100", book.Find("路灯", "440229100", _day)!.OrgId);
        Assert.Equal("440229-zgj", book.Find("路灯", "440229104", _day)!.OrgId);
        Assert.Equal("440229-zgj", book.Find("路灯", null, _day)!.OrgId);
        Assert.Null(book.Find("供水", "440229100", _day));
        Assert.Null(book.Find(null, "440229100", _day));
    }

    [Fact]
    public void A_row_ends_and_the_next_one_begins()
    {
        var book = Read("""
            - { subject: 路灯, unit: 440229-zgj, from: 2020-01-01, until: 2025-12-31 }
            - { subject: 路灯, unit: 440229-jtj, with: [440229-zgj], from: 2026-01-01, basis: 三定方案 }
            """, out var problems);

        Assert.Empty(problems);
        Assert.Null(book.Find("路灯", "440229", new DateOnly(2019, 12, 31)));
        Assert.Equal("440229-zgj", book.Find("路灯", "440229", new DateOnly(2025, 12, 31))!.OrgId);
        var now = book.Find("路灯", "440229", _day)!;
        Assert.Equal(("440229-jtj", "三定方案"), (now.OrgId, now.Basis));
        Assert.Equal(["440229-zgj"], now.With.AsEnumerable());
        Assert.Equal(["路灯"], book.SubjectsOn(_day).AsEnumerable());
    }

    [Theory]
    [InlineData("- { subject: 路灯, unit: 440229-zgi, from: 2020-01-01 }",
        "1:24: `440229-zgi` is no unit of offices.yaml - Did you mean `440229-zgj`?")]
    [InlineData("- { subject: 路灯, in: 440230, unit: 440229-zgj, from: 2020-01-01 }",
        "1:22: there is no division `440230` - Compare it with divisions.yaml")]
    [InlineData("- { subject: 路灯, unit: 440229-zgj, from: 2020-01-01, until: 2019-01-01 }",
        "1:61: it ends before it begins - Compare the two days")]
    [InlineData("- { subject: 路灯, unit: 440229-zgj, with: [440229-zgj], from: 2020-01-01 }",
        "1:43: `440229-zgj` cannot help itself - Remove it")]
    [InlineData("- { subject: 路灯, unit: 440229-zgj }", "1:3: `from` is missing - Add `from: …`")]
    [InlineData("subject: 路灯", "1:1: here stands a group of words where a list of matters is expected - "
        + "Write - { subject: …, unit: …, from: 2026-01-01 }")]
    public void A_mistake_is_said_with_its_place(string text, string problem)
    {
        var book = Read(text, out var problems);

        Assert.Equal("catalogue.yaml:" + problem, Assert.Single(problems));
        Assert.Empty(book.All);
    }

    [Fact]
    public void Nobody_gets_what_another_has_on_the_same_day()
    {
        Read("""
            - { subject: 路灯, unit: 440229-zgj, from: 2020-01-01 }
            - { subject: 路灯, unit: 440229-jtj, from: 2026-01-01 }
            """, out var problems);

        Assert.Equal("catalogue.yaml:2:3: `路灯` has two units there on the same day - End the earlier row with `until`",
            Assert.Single(problems));
    }

    [Fact]
    public void Every_hotline_that_ships_knows_its_own_units_by_whole_trees()
    {
        Assert.All(ShippedRules.All, rules =>
        {
            var top = Assert.Single(rules.Offices.All, unit => unit.ParentOrgId is null);
            Assert.All(rules.Offices.All.Where(unit => unit != top),
                unit => Assert.True(rules.Offices.IsBelow(unit.OrgId, top.OrgId)));
            Assert.All(rules.Offices.All, unit => Assert.Empty(unit.Phones));
        });
        Assert.Equal("440229100", ShippedRules.Of("wy12345").Catalogue.Find("路灯", "440229100", _day)!.OrgId);
        Assert.Equal("210300-zls", ShippedRules.Of("as12345").Catalogue.Find("供水", "210302", _day)!.OrgId);
        Assert.Equal(OrganisationType.PublicService, ShippedRules.Of("as12345").Offices.Find("210300-zls")!.Type);
        Assert.Equal(("210000-jtt", "210000-scj"),
            ShippedRules.Of("ln12345").Catalogue.Find("高速公路", "210100", _day) is { } road
                ? (road.OrgId, road.With[0]) : default);
    }

    [Fact]
    public void A_telephone_that_does_not_answer_shows_in_the_ledger()
    {
        var offices = new OfficeBook(
        [
            new Organisation("211224", "昌图县农业农村局", OrganisationLevel.County, "211224")
            {
                Phones =
                [
                    new OrganisationPhone("02475800000", "咨询") { ReportedOn = new DateOnly(2026, 1, 5) },
                    new OrganisationPhone("02475800001", "投诉"),
                ],
            },
        ]);
        var first = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

        var ledger = TelephoneLedger.Of(offices,
        [
            new("02475800000", first.AddHours(1), ContactOutcome.NoAnswer),
            new("02475800000", first, ContactOutcome.Connected),
            new("02475899999", first, ContactOutcome.Connected),
        ]);

        Assert.Equal([(2, 1), (0, 0)], ledger.Phones.Select(one => (one.Calls, one.Answered)));
        Assert.Equal((first.AddHours(1), ContactOutcome.NoAnswer, 0.5),
            (ledger.Phones[0].LastTestedAt!.Value, ledger.Phones[0].LastResult!.Value, ledger.Phones[0].AnswerRate!));
        Assert.Null(ledger.Phones[1].AnswerRate);
        Assert.Equal(["02475800001"],
            ledger.NotReportedSince(new DateOnly(2026, 1, 1)).Select(one => one.Phone.Number));
    }

    static DispatchCatalogue Read(string text, out string[] problems)
    {
        var list = new ProblemList("catalogue.yaml");
        var book = CatalogueReader.Read(ShippedRules.Of("wy12345").Offices, ShippedRules.Divisions, text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return book;
    }
}
