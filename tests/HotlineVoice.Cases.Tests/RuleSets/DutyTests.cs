using System.Globalization;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>What units, leaders and offices owe under the rules that ship.</summary>
public sealed class DutyTests
{
    [Theory]
    [InlineData(1, false, null)]
    [InlineData(2, false, "office-head")]
    [InlineData(3, false, "government-office-head")]
    [InlineData(4, false, "government-leader")]
    [InlineData(9, false, "government-leader")]
    [InlineData(1, true, "government-office-head")]
    [InlineData(2, true, "government-leader")]
    public void In_Mengcheng_who_signs_follows_from_how_often_and_how_important(int repeat, bool key, string? role) =>
        Assert.Equal(role, ShippedRules.SetOf("mc").DispatchSignoff!.RequiredFor(repeat, key));

    [Fact]
    public void Who_stands_higher_may_sign_for_who_stands_lower_and_never_the_other_way()
    {
        var ladder = ShippedRules.SetOf("mc").DispatchSignoff!;

        Assert.True(ladder.Suffices(["agent", "government-leader"], "office-head"));
        Assert.False(ladder.Suffices(["office-head"], "government-office-head"));
        Assert.False(ladder.Suffices(["agent"], "office-head"));
    }

    [Theory]
    [InlineData(2, false, false)]
    [InlineData(3, false, true)]
    [InlineData(1, true, true)]
    public void A_third_or_important_result_needs_two_deputies_and_the_magistrate(int repeat, bool key, bool signed)
    {
        var rule = ShippedRules.SetOf("mc").ResultSignoff!;

        Assert.Equal(signed, rule.Holds(repeat, key));
        Assert.Equal(["deputy-magistrate", "deputy-magistrate", "magistrate"],
            rule.Signers.Select(signer => signer.Role));
    }

    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(1, true, true)]
    public void The_second_time_the_units_head_handles_it_himself(int repeat, bool key, bool head) =>
        Assert.Equal(head, ShippedRules.SetOf("mc").UnitHandling!.IsHeads(repeat, key));

    /// <summary>C-23, C-41, C-51.</summary>
    [Theory]
    [InlineData("wy", "2026-05-11", "2026-06-01", "2026-05-28")]
    [InlineData("as", "2026-09-18", "2026-10-22", "2026-10-20")]
    [InlineData("as", "2026-03-10", "2026-03-12", "2026-03-10")] // 咨询: two days before is the day of dispatch
    [InlineData("wy", "2026-04-03", "2026-04-07", "2026-04-03")] // D-2 would be before the dispatch
    [InlineData("mc", "2026-06-18", "2026-07-03", "2026-07-02")]
    [InlineData("ln", "2026-03-30", "2026-04-28", "2026-04-27")]
    public void An_extension_is_asked_for_in_time(string hotline, string dispatched, string due, string last) =>
        Assert.Equal(Day(last), ShippedRules.SetOf(hotline).Extension!
            .LastFilingDay(Day(due), Day(dispatched), ShippedCalendar.Calendar));

    [Theory]
    [InlineData("jn", TicketClass.Complaint, TicketUrgency.Ordinary, 15)]
    [InlineData("ln", TicketClass.Complaint, TicketUrgency.Ordinary, null)]
    [InlineData("wy", TicketClass.Consultation, TicketUrgency.Ordinary, 5)]
    [InlineData("wy", TicketClass.Report, TicketUrgency.Ordinary, 15)]
    [InlineData("wy", TicketClass.Report, TicketUrgency.Emergency, 2)]
    [InlineData("mc", TicketClass.Report, TicketUrgency.Ordinary, null)]
    [InlineData("as", TicketClass.Consultation, TicketUrgency.Ordinary, 2)]
    [InlineData("as", TicketClass.Help, TicketUrgency.Ordinary, 20)]
    [InlineData("as", TicketClass.Help, TicketUrgency.Emergency, 2)]
    public void An_extension_is_not_longer_than_its_regulation_lets_it_be(
        string hotline, TicketClass kind, TicketUrgency urgency, int? most)
    {
        var rules = ShippedRules.SetOf(hotline);

        Assert.Equal(most, rules.Extension!.MostWd(rules, kind, urgency));
    }

    [Fact]
    public void In_Mengcheng_only_the_sum_is_capped_and_a_long_one_is_sealed()
    {
        var rule = ShippedRules.SetOf("mc").Extension!;

        Assert.Equal((15, 10, (int?)null), (rule.TotalWd, rule.SealAboveWd, rule.Times));
        Assert.Equal(["dispatcher", "office-head"], rule.DecidedBy.AsEnumerable());
    }

    [Theory]
    [InlineData("jn", LateReturn.Refused, false)]
    [InlineData("ln", LateReturn.Refused, false)]
    [InlineData("wy", LateReturn.Refused, false)]
    [InlineData("mc", LateReturn.DeemedAccepted, true)]
    [InlineData("as", LateReturn.Refused, false)]
    public void What_is_not_sent_back_in_time_is_the_units(string hotline, LateReturn late, bool silence)
    {
        var rule = ShippedRules.SetOf(hotline).Return!;

        Assert.Equal((late, silence), (rule.Late, rule.SilenceIsAcceptance));
    }

    [Theory]
    [InlineData("记录不详细，无法办理", "记录不详细")]
    [InlineData("本单位与住管局职能交叉", "职能交叉")]
    [InlineData("属龙仙镇管辖", null)]
    public void Wengyuan_forbids_two_reasons(string reason, string? forbidden)
    {
        var rule = ShippedRules.SetOf("wy").Return!;

        Assert.Equal(forbidden, rule.FindForbidden(reason));
        Assert.Equal([ReturnNeed.Reason, ReturnNeed.Facts, ReturnNeed.LegalBasis, ReturnNeed.ProposedUnit],
            rule.Needs.AsEnumerable());
        Assert.True(rule.EmergencyKeepsWorking && rule.RestartsClocks);
    }

    [Theory]
    [InlineData("mc", TicketSource.PeopleNetMessage, 1, false, 1, 1, true)]
    [InlineData("mc", TicketSource.Phone, 9, true, 99, 99, false)]
    [InlineData("wy", TicketSource.LeaderAnswered, 1, false, 1, 1, true)]
    [InlineData("wy", TicketSource.Phone, 3, true, 1, 1, true)]
    [InlineData("wy", TicketSource.Phone, 3, false, 1, 1, false)]
    [InlineData("wy", TicketSource.Phone, 1, false, 9, 2, false)]
    [InlineData("wy", TicketSource.Phone, 1, false, 9, 3, true)]
    [InlineData("as", TicketSource.Phone, 3, false, 1, 1, true)]
    [InlineData("as", TicketSource.Phone, 2, true, 2, 2, false)]
    [InlineData("as", TicketSource.Phone, 1, false, 3, 1, true)]
    public void What_is_important_follows_from_where_it_comes_from_and_how_many(
        string hotline, TicketSource source, params object[] rest) =>
        Assert.Equal((bool)rest[4], ShippedRules.SetOf(hotline).Key!.Holds(
            source, (int)rest[0], (bool)rest[1], ((int)rest[2], (int)rest[3])));

    [Fact]
    public void Who_is_not_reached_on_two_days_that_follow_each_other_counts_as_told_in_Wengyuan_alone()
    {
        var rule = ShippedRules.SetOf("wy").DeemedReply!;

        Assert.Equal((2, 1, true, "第十七条"), (rule.Days, rule.CallsADay, rule.ResultFirst, rule.Clause));
        Assert.All(new[] { "jn", "ln", "mc", "as" }, other => Assert.Null(ShippedRules.SetOf(other).DeemedReply));
    }

    [Fact]
    public void Unclear_duty_is_decided_by_three_bodies_in_Anshan_and_by_the_office_in_Wengyuan()
    {
        var determination = ShippedRules.SetOf("as").Determination!;

        Assert.Equal(DeterminationKind.Joint, determination.Kind);
        Assert.Equal(["市公共行政服务中心", "市编委办", "市政府法制办"], determination.Participants.AsEnumerable());
        Assert.True(determination.IsFinal);
        Assert.Equal(DeterminationKind.Designation, ShippedRules.SetOf("wy").Determination!.Kind);
    }

    [Theory]
    [InlineData("jn", null)]
    [InlineData("ln", null)]
    [InlineData("wy", "重办")]
    [InlineData("mc", "退回重办")]
    [InlineData("as", "复办")]
    public void What_was_not_done_well_goes_back_under_the_hotlines_own_word(string hotline, string? label) =>
        Assert.Equal(label, ShippedRules.SetOf(hotline).Redo?.Label);

    [Fact]
    public void Rules_are_versions_and_a_ticket_finds_its_own()
    {
        Assert.All(ShippedRules.All, rules => Assert.Same(
            rules.Sets[^1], rules.Find(rules.InForceOn(new DateOnly(2026, 7, 1))!.Id)));
        Assert.Null(ShippedRules.Of("as12345").InForceOn(new DateOnly(2014, 12, 6)));
        Assert.Equal([1, 2, 3, 4, 5], ShippedRules.All.Select(rules => rules.Digit));
    }

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
