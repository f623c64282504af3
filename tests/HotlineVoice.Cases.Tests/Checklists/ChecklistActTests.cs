using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Checklists;

/// <summary>办理清单 on their way with a ticket.</summary>
public sealed class ChecklistActTests
{
    const string Housing = "440229-zgj";
    static readonly DateTimeOffset _now = At("2026-04-09 18:00");
    static readonly TicketAct.Dispatch _dispatch = new(Housing, [], null);

    [Fact]
    public void Lists_come_with_their_acts_once_and_only_to_such_tickets()
    {
        var walk = Registered();
        Assert.Equal(["已核实地址"], walk.File.Checks.Select(one => one.Label));

        walk.Do("2026-04-09 10:30", Agent, Tick(1)).Do("2026-04-09 11:00", Dispatcher, _dispatch);

        Assert.Equal(["已核实地址", "已核对事实", "已告知权利", "已核对材料"],
            walk.File.Checks.Select(one => one.Label));
        Assert.Equal([1, 2, 3, 4], walk.File.Checks.Select(one => one.Seq));
        var other = Registered(subject: "供水");
        other.Do("2026-04-09 10:30", Agent, Tick(1)).Do("2026-04-09 11:00", Dispatcher, _dispatch);
        Assert.Equal(["intake"], other.File.Checks.Select(one => one.ChecklistId));
        var draft = Walk();
        draft.Register("2026-04-09 10:00", About("wy", TicketClass.Help) with { Draft = true });
        Assert.Empty(draft.File.Checks);
    }

    [Fact]
    public void An_act_waits_for_its_steps_and_names_what_is_open()
    {
        var walk = Registered();

        Assert.Contains("dispatch", walk.Allowed("2026-04-09 10:10", Dispatcher));
        var refused = walk.Refused("2026-04-09 10:10", Dispatcher, _dispatch);
        Assert.Equal(("theChecklistIsDone", "派单前请先完成办理清单：已核实地址"), (refused.Code, refused.Message));
        walk.Do("2026-04-09 10:20", Dispatcher, Tick(1)).Do("2026-04-09 10:30", Dispatcher, _dispatch)
            .Do("2026-04-09 11:00", Unit(Housing), new TicketAct.Accept());
        var result = new TicketAct.SubmitResult("已修", true, "局长", true);
        Assert.Equal("反馈结果前请先完成办理清单：已核对事实",
            walk.Refused("2026-04-09 12:00", Unit(Housing), result).Message);
        walk.Do("2026-04-09 12:00", Unit(Housing), Tick(2)).Do("2026-04-09 12:01", Unit(Housing), result)
            .Do("2026-04-09 13:00", Reviewer, new TicketAct.ReviewPass(true, null, true));
        var told = new TicketAct.FeedbackDone { IsCallback = true, Reached = true, Satisfied = true, Solved = true };
        Assert.Equal("办结前请先完成办理清单：已核对材料",
            walk.Refused("2026-04-09 14:00", CallerBack, told).Message);
        walk.Do("2026-04-09 14:00", CallerBack, Tick(4)).Do("2026-04-09 14:01", CallerBack, told);
        Assert.Equal(TicketState.Closed, walk.Ticket.State);
    }

    [Fact]
    public void A_tick_says_who_and_when_and_can_be_taken_back()
    {
        var walk = Registered();
        walk.Do("2026-04-09 10:20", Dispatcher, Tick(1)).Do("2026-04-09 10:30", Dispatcher, _dispatch)
            .Do("2026-04-09 11:00", Unit(Housing), Tick(2, 3));

        Assert.Equal(("fenban", null), (walk.File.Checks[0].DoneBy, walk.File.Checks[0].DoneOrgId));
        Assert.Equal((Housing, At("2026-04-09 11:00")), (walk.File.Checks[1].DoneOrgId, walk.File.Checks[1].DoneAt));
        walk.Do("2026-04-09 12:00", Unit(Housing), new TicketAct.TickChecks([], [2]));
        Assert.Null(walk.File.Checks[1].DoneAt);
        Assert.NotNull(walk.File.Checks[2].DoneAt);
        Assert.Equal(["done"], walk.WrongFields("2026-04-09 12:01", Unit(Housing), Tick(3)));
        Assert.Equal(["undone"],
            walk.WrongFields("2026-04-09 12:01", Unit(Housing), new TicketAct.TickChecks([], [2])));
        Assert.Equal(["done"], walk.WrongFields("2026-04-09 12:01", Unit(Housing), Tick(9)));
        Assert.Equal(["done"], walk.WrongFields("2026-04-09 12:01", Agent, new TicketAct.TickChecks([], [])));
        walk.Do("2026-04-09 12:02", Agent, Tick(2));
        // What the hotline has ticked, a unit does not take back.
        Assert.Equal(["undone"],
            walk.WrongFields("2026-04-09 12:03", Unit(Housing), new TicketAct.TickChecks([], [2])));
    }

    [Fact]
    public void A_list_is_attached_by_hand_once()
    {
        var walk = Registered();

        walk.Do("2026-04-09 10:10", Agent, new TicketAct.AttachChecklist("group"));

        Assert.Equal(["已核实地址", "已报告负责人", "已到现场"], walk.File.Checks.Select(one => one.Label));
        Assert.All(["group", "none"], list => Assert.Equal(["checklistId"],
            walk.WrongFields("2026-04-09 10:11", Agent, new TicketAct.AttachChecklist(list))));
        walk.Checklists = ChecklistBook.Empty;
        Assert.DoesNotContain("attachChecklist", walk.Allowed("2026-04-09 10:12", Agent));
        // What came stays, whatever becomes of the file.
        walk.Do("2026-04-09 10:12", Agent, Tick(2));
    }

    [Fact]
    public void A_unit_sees_its_steps_and_no_trace_of_the_rest()
    {
        var walk = Registered();
        walk.Do("2026-04-09 10:20", Dispatcher, Tick(1)).Do("2026-04-09 10:30", Dispatcher, _dispatch)
            .Do("2026-04-09 11:00", Unit(Housing), Tick(2)).Do("2026-04-09 11:01", Agent, Tick(4));

        var seen = Disclosure.Of(walk.File, Unit(Housing), _now).File!;

        Assert.Equal(["已核对事实", "已告知权利"], seen.Checks.Select(one => one.Label));
        var told = BesideSight.Of(seen, walk.History, isOffice: false).Where(one => one.Event == "tick").ToList();
        Assert.Equal(["已核对事实"], told.Select(one => CheckTrace.Words(seen, "checkSeqs", one.Fields["checkSeqs"])));
        Assert.Equal(["done"], walk.WrongFields("2026-04-09 12:00", Unit(Housing), Tick(4)));
        Assert.All(Destruction.Of(walk.File).Checks, one => Assert.Equal(Destruction.Gone, one.Label));
    }

    static TicketAct.TickChecks Tick(params int[] seqs) => new([.. seqs], []);

    static TicketWalk Walk()
    {
        var walk = Of("wy");
        walk.Checklists = ChecklistReaderTests.Read(ChecklistReaderTests.Lists, out _);
        return walk;
    }

    static TicketWalk Registered(string subject = "路灯")
    {
        var walk = Walk();
        walk.Register("2026-04-09 10:00", About("wy", TicketClass.Complaint) with { SubjectCode = subject });
        return walk;
    }
}
