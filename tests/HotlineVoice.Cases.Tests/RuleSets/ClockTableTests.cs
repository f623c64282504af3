using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>Every limit of every regulation, number and clause, against a table copied from the texts.</summary>
public sealed class ClockTableTests
{
    /// <summary>Clocks that run from what no act does alone; they are tested on their own below.</summary>
    static readonly string[] _others =
        ["promise", "voicemail.register", "voicemail.reply", "remind", "urge", "supervise", "deduct"];

    [Theory]
    [InlineData("jn")]
    [InlineData("ln")]
    [InlineData("wy")]
    [InlineData("mc")]
    [InlineData("as")]
    public void The_file_has_the_limits_of_the_regulation_and_no_other(string hotline)
    {
        var written = ShippedRules.SetOf(hotline).Clocks
            .Where(clock => !_others.Contains(clock.Id))
            .Select(clock => (clock.Id, Of(clock), clock.Emergency, clock.Span, clock.Clause, clock.IsOurs));

        var wanted = Regulations.Limits
            .Where(limit => limit.Hotline == hotline)
            .Select(limit => (
                limit.Clock, limit.Classes, limit.Urgent, Regulations.SpanOf(limit), limit.Clause, limit.Ours));
        Assert.Equal(wanted.Order(), written.Order());
    }

    [Theory]
    [InlineData("jn", "咨投举")]
    [InlineData("ln", "咨求投举建")]
    [InlineData("wy", "咨求投举建")]
    [InlineData("mc", "咨求投举建")]
    [InlineData("as", "咨求投举建")]
    public void A_hotline_takes_the_classes_of_its_regulation(string hotline, string classes) =>
        Assert.Equal(classes, string.Concat(ShippedRules.SetOf(hotline).Classes.Select(Letter)));

    [Theory]
    [InlineData("jn", "voicemail.register", "附二(一)", false)]
    [InlineData("jn", "voicemail.reply", "附二(一)", false)]
    [InlineData("wy", "voicemail.register", "第十三条", true)]
    public void A_message_is_due_when_people_answer_again(string hotline, string id, string clause, bool ours)
    {
        var clock = Assert.Single(ShippedRules.SetOf(hotline).Clocks, clock => clock.Id == id);

        Assert.Equal(ClockUnit.NextMannedDay, clock.Span.Unit);
        Assert.Equal((clause, ours), (clock.Clause, clock.IsOurs));
    }

    [Theory]
    [InlineData("remind", -1, "第二十一条", true)]
    [InlineData("urge", 1, "第二十一条", true)]
    [InlineData("supervise", 5, "第十八条", true)]
    [InlineData("deduct", 5, "第二十一条", false)]
    public void Around_the_due_day_Wengyuan_reminds_urges_supervises_and_deducts(
        string id, int days, string clause, bool ours)
    {
        var clock = Assert.Single(ShippedRules.SetOf("wy").Clocks, clock => clock.Id == id);

        Assert.True(clock.IsAroundDue && clock.IsOfUnit);
        Assert.Equal(new ClockSpan(days, ClockUnit.WorkingDay), clock.Span);
        Assert.Equal((clause, ours), (clock.Clause, clock.IsOurs));
        Assert.DoesNotContain(ShippedRules.All.Where(rules => rules.HotlineCode != "wy12345"),
            rules => rules.Sets[^1].Clocks.Any(other => other.Id == id));
    }

    [Fact]
    public void Where_the_regulation_says_only_at_once_two_hours_warn_and_where_it_says_two_hours_they_bind()
    {
        Assert.True(Find("wy").WarnsOnly);
        Assert.False(Find("as").WarnsOnly);

        static ClockRule Find(string hotline) => ShippedRules.SetOf(hotline)
            .ClockOf(ClockRule.OnSite, TicketClass.Help, TicketUrgency.Emergency)!;
    }

    [Theory]
    [InlineData("ln", TicketUrgency.Emergency, "reply")]
    [InlineData("wy", TicketUrgency.Emergency, "reply")]
    [InlineData("mc", TicketUrgency.Emergency, "finish")]
    [InlineData("as", TicketUrgency.Emergency, "reply")]
    [InlineData("as", TicketUrgency.Ordinary, "finish")]
    public void A_unit_is_measured_on_its_result_and_in_an_emergency_on_its_reply(
        string hotline, TicketUrgency urgency, string id) =>
        Assert.Equal(id, ShippedRules.SetOf(hotline).LimitOf(TicketClass.Complaint, urgency)!.Id);

    static string Of(ClockRule clock) => string.Concat(clock.AppliesTo.Order().Select(Letter));

    static char Letter(TicketClass kind) => "咨求投举建"[(int)kind - 1];
}
