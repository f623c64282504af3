using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>A 协办 unit sends its own part back (LN 第十一条, AS 二(四)3); the 主办 unit goes on.</summary>
public sealed class CoReturnTests
{
    const string Transport = "210000-jtt";
    const string Market = "210000-scj";
    const string Other = "210000-wjw";

    static readonly TicketAct.RequestReturn _back = new("不属本单位职责", "三定方案", null);
    static readonly TicketAct.SubmitResult _result = new("已退费。", true, null, false);

    [Fact]
    public void Only_its_own_part_comes_back_and_the_result_waits_for_it_no_longer()
    {
        var walk = Shared().Do("2026-03-30 11:00", Unit(Market), _back);
        Assert.Equal(TicketState.Accepted, walk.Ticket.State);
        var item = walk.File.Worklist.Single(one => one.Kind == WorklistKind.DecideReturn);
        Assert.Equal((2, null), (item.AssignmentSeq, item.DoneAt));
        Assert.Equal("theCoUnitsHaveAnswered",
            walk.Refused("2026-03-30 12:00", Unit(Transport), _result).Code);

        walk.Do("2026-03-30 13:00", Dispatcher, new TicketAct.ApproveReturn());

        Assert.Equal((AssignmentStatus.Open, AssignmentStatus.Returned),
            (walk.File.Assignments[0].Status, walk.File.Assignments[1].Status));
        Assert.Equal((TicketState.Accepted, ReturnDecision.Approved),
            (walk.Ticket.State, walk.File.Returns[0].Decision));
        Assert.DoesNotContain(walk.File.Timers, one => one is { AssignmentSeq: 2, State: TimerState.Running });
        Assert.NotNull(walk.File.Worklist.Single(one => one.Kind == WorklistKind.DecideReturn).DoneAt);
        walk.Do("2026-03-30 14:00", Unit(Transport), _result);
        Assert.Equal(TicketState.ResultSubmitted, walk.Ticket.State);
    }

    [Fact]
    public void Another_unit_may_be_named_in_its_place_and_has_clocks_of_its_own()
    {
        var walk = Shared().Do("2026-03-30 11:00", Unit(Market), _back);
        Assert.Equal(["orgId"], walk.WrongFields("2026-03-31 09:00", Dispatcher, new TicketAct.ApproveReturn("none")));
        Assert.Equal(["orgId"],
            walk.WrongFields("2026-03-31 09:00", Dispatcher, new TicketAct.ApproveReturn(Transport)));

        walk.Do("2026-03-31 09:00", Dispatcher, new TicketAct.ApproveReturn(Other));

        var sent = walk.File.Assignments[^1];
        Assert.Equal((3, Other, AssignmentRole.Co, AssignmentStatus.Open, At("2026-03-31 09:00")),
            (sent.Seq, sent.OrgId, sent.Role, sent.Status, sent.DispatchedAt));
        Assert.Contains(walk.File.Timers, one => one is { AssignmentSeq: 3, State: TimerState.Running, Id: "return" });
        Assert.Equal("theCoUnitsHaveAnswered",
            walk.Refused("2026-03-31 10:00", Unit(Transport), _result).Code);
    }

    [Fact]
    public void What_is_not_approved_stays_its_own_and_is_not_asked_twice()
    {
        var walk = Shared().Do("2026-03-30 11:00", Unit(Market), _back)
            .Do("2026-03-30 12:00", Dispatcher, new TicketAct.RejectReturn(true));

        Assert.Equal((AssignmentStatus.Open, At("2026-03-30 11:00"), true), (walk.File.Assignments[1].Status,
            walk.File.Assignments[1].AcceptedAt, walk.File.Returns[0].Improper));
        Assert.NotNull(walk.File.Worklist.Single(one => one.Kind == WorklistKind.DecideReturn).DoneAt);
        Assert.Equal("theReturnIsInTime", walk.Refused("2026-03-30 13:00", Unit(Market), _back).Code);
        Assert.Equal("aCoUnitHasSentItBack",
            walk.Refused("2026-03-30 13:00", Dispatcher, new TicketAct.ApproveReturn()).Code);
        Assert.DoesNotContain("approveReturn", walk.Allowed("2026-03-30 13:00", Dispatcher));
    }

    [Fact]
    public void Of_several_that_wait_the_named_one_is_decided()
    {
        var walk = Sent("ln", TicketClass.Complaint, "2026-03-30 08:45", Transport, Market, Other)
            .Do("2026-03-30 10:00", Unit(Transport), new TicketAct.Accept())
            .Do("2026-03-30 11:00", Unit(Market), _back)
            .Do("2026-03-30 11:10", Unit(Other), _back);
        Assert.Equal(["returnSeq"], walk.WrongFields(
            "2026-03-30 12:00", Dispatcher, new TicketAct.RejectReturn(null) { ReturnSeq = 3 }));

        walk.Do("2026-03-30 12:00", Dispatcher, new TicketAct.ApproveReturn() { ReturnSeq = 2 });

        Assert.Equal((ReturnDecision.Filed, ReturnDecision.Approved),
            (walk.File.Returns[0].Decision, walk.File.Returns[1].Decision));
        Assert.Equal(AssignmentStatus.Returned, walk.File.Assignments[2].Status);
        walk.Do("2026-03-30 12:30", Unit(Transport), _back);
        Assert.Equal(["returnSeq"], walk.WrongFields(
            "2026-03-30 13:00", Dispatcher, new TicketAct.RejectReturn(null) { ReturnSeq = 1 }));
        walk.Do("2026-03-30 13:00", Dispatcher, new TicketAct.RejectReturn(null) { ReturnSeq = 3 })
            .Do("2026-03-30 13:10", Dispatcher, new TicketAct.RejectReturn(null));
        Assert.All(walk.File.Returns, one => Assert.NotEqual(ReturnDecision.Filed, one.Decision));
    }

    [Fact]
    public void A_return_of_the_main_unit_is_decided_for_itself()
    {
        var walk = Shared().Do("2026-03-30 11:00", Unit(Market), _back)
            .Do("2026-03-30 11:30", Unit(Transport), _back);
        Assert.Equal(TicketState.ReturnRequested, walk.Ticket.State);
        Assert.Equal(["orgId"], walk.WrongFields("2026-03-30 12:00", Dispatcher, new TicketAct.ApproveReturn(Other)));

        walk.Do("2026-03-30 12:00", Dispatcher, new TicketAct.RejectReturn(null));

        Assert.Equal((ReturnDecision.Filed, ReturnDecision.Rejected, TicketState.Accepted),
            (walk.File.Returns[0].Decision, walk.File.Returns[1].Decision, walk.Ticket.State));
        walk.Do("2026-03-30 13:00", Dispatcher, new TicketAct.ApproveReturn());
        Assert.Equal(ReturnDecision.Approved, walk.File.Returns[0].Decision);
    }

    static TicketWalk Shared() => Sent("ln", TicketClass.Complaint, "2026-03-30 08:45", Transport, Market)
        .Do("2026-03-30 10:00", Unit(Transport), new TicketAct.Accept());
}
