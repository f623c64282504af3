using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Supervision;

/// <summary>The four lists of 第十六条 for 纪委监委.</summary>
public sealed class ReferralListTests
{
    const string Transport = "210000-jtt";

    [Theory]
    [InlineData("2026-04-23 23:59", false)]
    [InlineData("2026-04-24 00:00", true)]
    public void What_is_more_than_ten_working_days_late_and_not_finished(string at, bool listed)
    {
        // Due 04-09; the tenth working day after is 04-23, the eleventh 04-24.
        var walk = Sent("ln", TicketClass.Consultation, "2026-04-07 09:00", Transport);

        Assert.Equal(listed ? ["overdue"] : [], Codes(at, walk.File));
    }

    [Fact]
    public void What_was_finished_late_is_not_listed()
    {
        var walk = Sent("ln", TicketClass.Consultation, "2026-04-07 09:00", Transport)
            .Do("2026-05-20 09:00", Unit(Transport), new TicketAct.SubmitResult("答复", true, null, false))
            .Do("2026-05-20 10:00", Reviewer, new TicketAct.ReviewPass(null, null, null))
            .Do("2026-05-20 11:00", CallerBack, new TicketAct.FeedbackDone { IsCallback = true, Reached = true });

        Assert.Empty(Codes("2026-06-30 00:00", walk.File));
    }

    [Fact]
    public void What_was_supervised_three_times_and_is_not_finished()
    {
        var walk = Sent("ln", TicketClass.Complaint, "2026-04-07 09:00", Transport);
        for (var i = 0; i < 3; i++)
        {
            Assert.Empty(Codes("2026-04-08 09:00", walk.File));
            walk.Do("2026-04-08 09:00", Overseer, new TicketAct.IssueLetter(LetterKind.Supervision, "other"));
        }

        var item = Assert.Single(List("2026-04-08 10:00", walk.File));
        Assert.Equal(("supervised", 3, Transport), (item.Rule.Code, item.Count, item.OrgId));
    }

    [Fact]
    public void What_was_sent_back_three_times_without_good_reason()
    {
        var walk = Sent("ln", TicketClass.Complaint, "2026-04-07 09:00", Transport)
            .Do("2026-04-07 10:00", Unit(Transport), new TicketAct.RequestReturn("非职责", "条例", null))
            .Do("2026-04-07 10:10", Dispatcher, new TicketAct.RejectReturn(true));
        Assert.True(walk.File.Returns[0].Improper);
        var again = walk.File.Returns[0];

        Assert.Empty(Codes("2026-04-07 12:00", walk.File with { Returns = [again, again with { Seq = 2 }] }));
        Assert.Equal(["returned"], Codes("2026-04-07 12:00",
            walk.File with { Returns = [again, again with { Seq = 2 }, again with { Seq = 3 }] }));
    }

    [Fact]
    public void What_comes_a_third_time_after_it_was_handled()
    {
        var first = Sent("ln", TicketClass.Complaint, "2026-04-07 09:00", Transport);
        var walk = new TicketWalk
        {
            Rules = first.Rules,
            Offices = first.Offices,
            Parent = first.Ticket with { RepeatNo = 2 },
        };
        walk.Register("2026-05-07 09:00", About("ln", TicketClass.Complaint) with { ParentTicketNo = Number });

        Assert.Equal(["still-complained"], Codes("2026-05-07 10:00", walk.File));
    }

    static IEnumerable<string> Codes(string at, TicketFile file) => List(at, file).Select(item => item.Rule.Code);

    static IEnumerable<ReferralItem> List(string at, TicketFile file) => ReferralList.Of(
        [file], ShippedRules.SetOf("ln"), ShippedCalendar.Calendar, At(at));
}
