using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>Letters, cards, lists, guidance, grounds and archives under the rules that ship.</summary>
public sealed class OversightTests
{
    [Fact]
    public void Mengcheng_has_eight_grounds_and_a_repeat_counts_three_of_one_or_five_of_all()
    {
        var rule = ShippedRules.SetOf("mc").Supervision!;
        var repeated = rule.Find(LetterKind.Supervision, "repeated")!;

        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"第二十一条第{n}项"),
            rule.Grounds.Select(ground => ground.Clause).Distinct());
        Assert.False(repeated.IsRepeated(2, 4));
        Assert.True(repeated.IsRepeated(3, 3));
        Assert.True(repeated.IsRepeated(1, 5));
        Assert.Equal(["县绩效评价中心", "县效能办"], rule.Together.AsEnumerable());
    }

    [Fact]
    public void A_letter_has_the_number_of_its_kind_and_year()
    {
        var rule = ShippedRules.SetOf("wy").Supervision!;

        Assert.Equal("翁热督〔2026〕3号", rule.NumberOf(LetterKind.Supervision, 2026, 3));
        Assert.Equal("翁热催〔2026〕12号", rule.NumberOf(LetterKind.Urge, 2026, 12));
        Assert.Equal("第二十一条", rule.Find(LetterKind.Urge, "unreported")!.Clause);
        Assert.Null(rule.Find(LetterKind.Urge, "overdue"));
        Assert.Equal("", ShippedRules.SetOf("as").Supervision!.UrgeNumber);
        Assert.Null(ShippedRules.SetOf("jn").Supervision);
    }

    [Fact]
    public void Wengyuan_alone_has_cards_read_literally()
    {
        var rule = ShippedRules.SetOf("wy").Cards!;

        Assert.Equal((new CardDays(1, 2), new CardDays(5, 15)), (rule.Accept, rule.Reply));
        Assert.Equal([TicketClass.Complaint, TicketClass.Report, TicketClass.Suggestion],
            rule.AdvisoryFor.AsEnumerable());
        Assert.All(new[] { "jn", "ln", "mc", "as" }, other => Assert.Null(ShippedRules.SetOf(other).Cards));
    }

    [Theory]
    [InlineData("overdue", 10, false)]
    [InlineData("overdue", 11, true)]
    [InlineData("supervised", 2, false)]
    [InlineData("supervised", 3, true)]
    [InlineData("returned", 3, true)]
    [InlineData("still-complained", 3, true)]
    [InlineData("nuisance", 99, false)]
    public void Liaonings_lists_for_the_discipline_bodies_begin_at_their_numbers(string list, int count, bool on) =>
        Assert.Equal(on, Assert.Single(
            ShippedRules.SetOf("ln").Referrals, rule => rule.Code == list).Holds(count));

    [Theory]
    [InlineData("ln")]
    [InlineData("as")]
    public void Liaoning_and_Anshan_close_on_the_provinces_nine_grounds(string hotline)
    {
        var rules = ShippedRules.SetOf(hotline);
        var all = rules.Outcomes.Concat(rules.ClosingGrounds).Where(ground => ground.Code.StartsWith('G')
            && ground.Code != "GD");

        Assert.Equal(Enumerable.Range(1, 9).Select(n => $"G{n}"), all.Select(ground => ground.Code).Order());
        Assert.All(all, ground => Assert.EndsWith(
            $"第十四条({"一二三四五六七八九"[ground.Code[1] - '1']})", ground.Clause));
        Assert.Equal(["G1a", "G1b", "G1c"], all.First(ground => ground.Code == "G1").Ways.Select(way => way.Key));
        Assert.Equal(30, all.First(ground => ground.Code == "G8").DaysWithoutCooperation);
        Assert.Equal(30, rules.Clocks.Single(clock => clock.Id == ClockRule.NoCooperation).Span.Count);
        Assert.Equal("G4", rules.Material!.Ground);
    }

    [Fact]
    public void What_only_one_regulation_knows_stands_in_its_rules_alone()
    {
        Assert.Contains(ShippedRules.SetOf("wy").ClosingGrounds, ground => ground.Code == "OB");
        Assert.Contains(ShippedRules.SetOf("wy").Outcomes, ground => ground.Code == "DR");
        Assert.Contains(ShippedRules.SetOf("mc").Outcomes, ground => ground.Code == "TM");
        Assert.Equal("市长热线办公室", ShippedRules.SetOf("mc").Termination!.StruckOffBy);
        Assert.Equal(2, ShippedRules.SetOf("mc").Termination!.Demands);
        Assert.Equal(10, ShippedRules.SetOf("mc").Statutory!.ProgressEveryWd);
        Assert.Equal(70, ShippedRules.SetOf("wy").Knowledge!.AnswerRateFloor);
        Assert.Equal(new ClockSpan(5, ClockUnit.WorkingDay), ShippedRules.SetOf("as").Knowledge!.UpdateWithin);
        Assert.True(ShippedRules.SetOf("as").Knowledge!.OrBeforeEffect);
    }

    [Fact]
    public void Every_hotline_puts_through_to_the_same_four_emergency_numbers()
    {
        Assert.All(ShippedRules.All, rules => Assert.Equal(["110", "119", "120", "122"],
            rules.Sets[^1].Guides.Select(guide => guide.Number).OfType<string>()));
        Assert.All(ShippedRules.All.SelectMany(rules => rules.Sets[^1].Guides), guide =>
            Assert.True(guide.Words.Length > 0 && guide.Clause.Length > 0));
    }

    [Theory]
    [InlineData("jn", "N-JN-1", 1)]
    [InlineData("ln", "N-LN-4", 1)]
    [InlineData("wy", "N-WY-10", 6)]
    [InlineData("mc", "N-MC", 5)]
    [InlineData("as", "N-LN-3", 2)]
    public void What_is_not_taken_in_is_said_in_the_words_of_its_message(string hotline, string message, int grounds) =>
        Assert.Equal(grounds, ShippedRules.SetOf(hotline).RefuseGrounds.Count(ground => ground.Message == message));

    [Theory]
    [InlineData("jn", null)]
    [InlineData("ln", 2)]
    [InlineData("wy", 2)]
    [InlineData("mc", 2)]
    [InlineData("as", 2)]
    public void Files_are_kept_their_years(string hotline, int? years)
    {
        Assert.Equal(years, ShippedRules.SetOf(hotline).RetentionYears);
        Assert.Equal(hotline == "wy" ? [TicketClass.Report] : [],
            ShippedRules.SetOf(hotline).Archive!.CaseRulesFor.AsEnumerable());
        Assert.Equal(hotline != "wy", ShippedRules.SetOf(hotline).Archive!.IsOurs);
    }

    [Fact]
    public void What_is_open_is_followed_and_what_went_wrong_has_a_name()
    {
        var follow = ShippedRules.SetOf("jn").FollowUp!;

        Assert.Equal((1, true, "正文二.三"), (follow.EveryWd, follow.IsOurs, follow.Clause));
        Assert.Equal([TicketClass.Complaint, TicketClass.Report], follow.For.AsEnumerable());
        Assert.Equal("210000", ShippedRules.SetOf("jn").AbnormalSubsidy!.To);
        Assert.Equal((7, 9), (ShippedRules.SetOf("ln").Incidents.Length, ShippedRules.SetOf("mc").Incidents.Length));
    }

    [Fact]
    public void Reports_are_owed_as_often_as_the_regulation_says()
    {
        Assert.All(ShippedRules.SetOf("jn").Reports, report => Assert.Equal(ReportPeriod.Quarter, report.Every));
        Assert.Equal(("02-01", "02-10"),
            ShippedRules.SetOf("mc").Reports.Single(report => report.Code == "score").Between);
        Assert.Contains(ShippedRules.SetOf("mc").Reports, report => report.Every == ReportPeriod.Week);
    }
}
