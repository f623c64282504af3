using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>The scenarios of 辽宁省12345, with all their dates.</summary>
public sealed class Ln12345Tests
{
    const string Transport = "210000-jtt";
    const string Market = "210000-scj";

    static readonly TicketAct _pass = new TicketAct.ReviewPass(true, "好", true);

    [Fact]
    public void P08_A_fire_is_put_through_and_closed_as_led_without_deadlines()
    {
        var walk = Of("ln");
        walk.Register("2026-03-28 03:12", About("ln", TicketClass.Help) with { Title = "厨房起火" });

        Assert.Equal(["target"],
            walk.WrongFields("2026-03-28 03:13", Agent, new TicketAct.TransferEmergency("12333", null, null)));
        walk.Do("2026-03-28 03:13", Agent, new TicketAct.TransferEmergency("119", At("2026-03-28 03:12"), "接通"));

        Assert.Equal((TicketState.Closed, "GD"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal("119", walk.History[^1].Fields["target"]);
        Assert.Equal("接通", walk.History[^1].Fields["result"]);
        Assert.Equal("第九条(一)", walk.History[^1].Clause);
        Assert.DoesNotContain(walk.File.Timers, timer => timer.State == TimerState.Running);
        Assert.Equal((null, null), (walk.Ticket.DueDay, walk.Ticket.DueAt));
        Assert.Null(walk.Ticket.Satisfied);
        Assert.Empty(walk.File.Assignments);
    }

    [Fact]
    public void P09_The_first_unit_leads_and_the_other_reports_how_far_it_is()
    {
        var walk = Of("ln");
        walk.Register("2026-03-30 08:31", About("ln", TicketClass.Complaint));
        Assert.Equal(At("2026-03-30 09:01"), walk.File.Timers.Single(timer => timer.Id == "dispatch").DueAt);
        walk.Do("2026-03-30 08:45", Dispatcher, new TicketAct.Dispatch(Transport, [Market], null));

        Assert.Equal(TimerState.Met, walk.StateOf("dispatch"));
        Assert.Equal([(Transport, AssignmentRole.Main), (Market, AssignmentRole.Co)],
            walk.File.Assignments.Select(one => (one.OrgId, one.Role)));
        Assert.Equal((Transport, "04-28"), (walk.Ticket.FirstResponsibleOrg, walk.Due("finish")));
        Assert.Equal(new DateOnly(2026, 4, 28), walk.Ticket.DueDay);
        walk.Do("2026-03-30 09:00", Unit(Transport), new TicketAct.Accept());
        var result = new TicketAct.SubmitResult("已退费并更换价目表。", true, null, false);
        Assert.Equal(("theCoUnitsHaveAnswered", "第十一条"),
            (walk.Refused("2026-04-24 09:00", Unit(Transport), result).Code,
                walk.Refused("2026-04-24 09:00", Unit(Transport), result).Clause));
        walk.Do("2026-04-24 10:00", Unit(Market), new TicketAct.ReportStage("价目表已立案调查"));
        Assert.Equal("价目表已立案调查", walk.File.Assignments[1].StageReport);

        Assert.Equal(TicketDeadline.DueSoon, walk.DeadlineAt("2026-04-28 23:59"));
        walk.Do("2026-04-28 16:00", Unit(Transport), result);
        Assert.Equal((TicketState.ResultSubmitted, "05-06"), (walk.Ticket.State, walk.Due("review")));
        Assert.Equal(TicketDeadline.DueSoon, walk.DeadlineAt("2026-05-06 23:59"));
        walk.Do("2026-04-29 09:00", Reviewer, _pass)
            .Do("2026-04-30 10:00", CallerBack, new TicketAct.FeedbackDone
            {
                IsCallback = true,
                Reached = true,
                Satisfied = true,
                Solved = true,
            });

        Assert.Equal((TicketState.Closed, "G1a"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal(new DateOnly(2026, 5, 6), walk.File.Reviews[0].DueDay);
        Assert.True(walk.File.Callbacks[0].Counted);
    }

    [Fact]
    public void P10_Material_that_does_not_come_closes_nothing_by_itself()
    {
        var walk = AskedForMaterial();
        Assert.Equal(("04-14", TicketState.AwaitingMaterial), (walk.Due("material"), walk.Ticket.State));
        Assert.Equal(new DateOnly(2026, 4, 14), walk.File.Materials[0].DueDay);
        Assert.Equal("theMaterialDidNotCome",
            walk.Refused("2026-04-14 23:59", Supervisor, new TicketAct.Expired("u2")).Code);

        walk.Lapse("2026-04-15 00:00");

        Assert.Equal(TicketState.AwaitingMaterial, walk.Ticket.State);
        var item = walk.File.Worklist.Single(one => one.Kind == WorklistKind.MaterialMissing);
        Assert.Equal((At("2026-04-15 00:00"), null), (item.RaisedAt, item.DoneAt));
        Assert.Equal(["secondReader"], walk.WrongFields("2026-04-15 08:00", Supervisor, new TicketAct.Expired(null)));
        Assert.Equal("theMaterialDidNotCome",
            walk.Refused("2026-04-15 08:00", Supervisor, new TicketAct.Expired("banzhang")).Code);
        walk.Do("2026-04-15 08:00", Supervisor, new TicketAct.Expired("fuhe"));
        Assert.Equal((TicketState.Closed, "G4"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.NotNull(walk.File.Worklist.Single(one => one.Kind == WorklistKind.MaterialMissing).DoneAt);
    }

    [Fact]
    public void P10_Material_in_the_last_hour_brings_the_ticket_back()
    {
        var walk = AskedForMaterial().Do("2026-04-14 23:50", Agent, new TicketAct.Supplied("已上传"));

        Assert.Equal((TicketState.Registered, TimerState.Met), (walk.Ticket.State, walk.StateOf("material")));
        walk.Lapse("2026-04-15 00:00");
        Assert.DoesNotContain(walk.File.Worklist, one => one.Kind == WorklistKind.MaterialMissing);
    }

    [Fact]
    public void P11_The_same_matter_with_nothing_new_is_told_linked_and_not_sent_out()
    {
        var old = Closed();
        old.Do("2026-04-15 09:00", Agent, new TicketAct.RepeatContact(false) { CallId = "c9" });

        Assert.Equal((2, "G1a"), (old.Ticket.RepeatNo, old.Ticket.ClosingGround));
        var contact = old.File.Contacts[^1];
        Assert.Equal((2, "G1c", "c9", "已修好。"), (contact.RepeatNo, contact.Ground, contact.CallId, contact.Told));

        var second = new TicketWalk
        {
            Rules = old.Rules,
            Offices = old.Offices,
            Parent = old.Ticket with { RepeatNo = 1 },
        };
        second.Register("2026-04-15 09:00", About("ln", TicketClass.Complaint) with
        {
            ParentTicketNo = old.Ticket.TicketNo,
            NewFacts = false,
        });
        Assert.Equal((TicketState.Closed, "G1c", 2),
            (second.Ticket.State, second.Ticket.ClosingGround, second.Ticket.RepeatNo));
        Assert.Empty(second.File.Assignments);
        Assert.DoesNotContain(second.File.Timers, timer => timer.State == TimerState.Running);
    }

    [Fact]
    public void P11_With_a_new_invoice_it_is_a_ticket_of_its_own_that_is_sent_out()
    {
        var old = Closed();
        var second = new TicketWalk { Rules = old.Rules, Offices = old.Offices, Parent = old.Ticket };

        second.Register("2026-04-15 09:00", About("ln", TicketClass.Complaint) with
        {
            ParentTicketNo = old.Ticket.TicketNo,
            NewFacts = true,
        });
        second.Do("2026-04-15 09:10", Dispatcher, new TicketAct.Dispatch(Transport, [], null));

        Assert.Equal((TicketState.Dispatched, 2, old.Ticket.TicketNo),
            (second.Ticket.State, second.Ticket.RepeatNo, second.Ticket.ParentTicketNo));
    }

    [Fact]
    public void P12_A_caller_who_does_not_cooperate_is_waited_for_thirty_days()
    {
        var close = new TicketAct.CloseByGround("G8", "联系记录四次", null);
        var walk = Of("ln");
        walk.Register("2026-04-20 09:00", About("ln", TicketClass.Help));
        foreach (var at in (string[])["2026-04-20 10:00", "2026-04-27 10:00", "2026-05-06 10:00", "2026-05-14 10:00"])
            walk.Tried(at, ContactParty.Caller, ContactOutcome.Rejected);

        var refused = walk.Refused("2026-05-20 23:59", Dispatcher, close);
        Assert.Equal(("nobodyCooperatedLongEnough", "第十四条(八)"), (refused.Code, refused.Clause));
        Assert.Contains("2026年5月21日", refused.Message);
        Assert.IsType<TicketOutcome.Changed>(walk.Try("2026-05-21 00:00", Dispatcher, close));
        walk.Tried("2026-05-10 15:00", ContactParty.Caller, ContactOutcome.Connected);
        Assert.Equal("nobodyCooperatedLongEnough", walk.Refused("2026-05-21 00:00", Dispatcher, close).Code);
    }

    [Fact]
    public void Papers_that_come_begin_the_thirty_days_anew()
    {
        var walk = Of("ln");
        walk.Register("2026-04-20 09:00", About("ln", TicketClass.Help));
        foreach (var at in (string[])["2026-04-20 10:00", "2026-04-27 10:00", "2026-05-06 10:00", "2026-05-14 10:00"])
            walk.Tried(at, ContactParty.Caller, ContactOutcome.Rejected);
        walk.Do("2026-05-09 09:00", Agent, new TicketAct.RequestMaterial("发票", null))
            .Do("2026-05-10 09:00", Agent, new TicketAct.Supplied(null));

        Assert.Equal("nobodyCooperatedLongEnough", walk.Refused("2026-05-21 00:00", Dispatcher,
            new TicketAct.CloseByGround("G8", "联系记录", null)).Code);
    }

    [Fact]
    public void An_extension_need_only_be_made_known_and_holds_from_its_filing()
    {
        var walk = TicketWalk.Sent("ln", TicketClass.Consultation, "2026-04-07 09:00", Transport)
            .Do("2026-04-07 10:00", Unit(Transport), new TicketAct.Accept());
        Assert.Equal("04-09", walk.Due("finish"));

        walk.Do("2026-04-08 10:00", Unit(Transport), new TicketAct.ApplyExtension(3, "需现场勘查", null, false));

        Assert.Equal((ExtensionDecision.Notified, new DateOnly(2026, 4, 14)),
            (walk.File.Extensions[0].Decision, walk.File.Extensions[0].NewDueDay));
        Assert.Equal((new DateOnly(2026, 4, 14), ExtensionStanding.Notified),
            (walk.Ticket.DueDay, ExtensionOf.Ticket(walk.File)));
        Assert.Contains(walk.File.Worklist, one => one is { Kind: WorklistKind.TellExtension, DoneAt: null });
        walk.Do("2026-04-08 11:00", Unit(Transport), new TicketAct.ContactCaller(ContactOutcome.Connected));
        Assert.Equal(At("2026-04-08 11:00"), walk.File.Extensions[0].CallerToldAt);
        Assert.DoesNotContain(walk.File.Worklist, one => one is { Kind: WorklistKind.TellExtension, DoneAt: null });
    }

    [Fact]
    public void A_review_that_fails_gives_the_unit_no_new_time()
    {
        var walk = TicketWalk.Sent("ln", TicketClass.Complaint, "2026-03-30 08:45", Transport)
            .Do("2026-03-31 09:00", Unit(Transport), new TicketAct.Accept())
            .Do("2026-04-20 09:00", Unit(Transport), new TicketAct.SubmitResult("已处理", true, null, false))
            .Do("2026-04-21 09:00", Reviewer, new TicketAct.ReviewFail(true, "答非所问", false));

        Assert.Equal((TicketState.Accepted, 0, new DateOnly(2026, 4, 28)),
            (walk.Ticket.State, walk.Ticket.RedoSeq, walk.Ticket.DueDay));
        Assert.Equal(TimerState.Running, walk.StateOf("finish"));
        Assert.Equal(TicketDeadline.Overdue, walk.DeadlineAt("2026-04-29 00:00"));
        walk.Do("2026-04-27 09:00", Unit(Transport), new TicketAct.SubmitResult("已重新处理", true, null, false));
        Assert.Equal(TicketState.ResultSubmitted, walk.Ticket.State);
    }

    [Fact]
    public void A_dissatisfied_caller_of_a_hotline_without_redo_is_recorded_and_the_unit_hears_of_it()
    {
        var walk = Answered().Do("2026-04-30 10:00", CallerBack, new TicketAct.FeedbackDone
        {
            IsCallback = true,
            Reached = true,
            Satisfied = false,
            UnitResponsible = true,
        });

        Assert.Equal((TicketState.Closed, "UD"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal("notifyUnit", walk.History[^1].Event);
    }

    [Fact]
    public void What_no_unit_may_do_is_closed_when_the_caller_was_shown_another_channel()
    {
        var walk = TicketWalk.Sent("ln", TicketClass.Help, "2026-03-30 08:45", Transport)
            .Do("2026-03-30 10:00", Unit(Transport), new TicketAct.RequestReturn("非政府职责", "物权法", null));

        Assert.Equal(["channel"], walk.WrongFields("2026-03-31 09:00", Dispatcher, new TicketAct.NoUnitCompetent(" ")));
        walk.Do("2026-03-31 09:00", Dispatcher, new TicketAct.NoUnitCompetent("可通过物业服务合同约定解决"));

        Assert.Equal((TicketState.Closed, "GD"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal(ReturnDecision.NobodyCompetent, walk.File.Returns[0].Decision);
    }

    static TicketWalk AskedForMaterial()
    {
        var walk = Of("ln");
        walk.Register("2026-04-07 10:00", About("ln", TicketClass.Help));
        return walk.Do("2026-04-07 10:00", Agent, new TicketAct.RequestMaterial("身份证、合同", null));
    }

    static TicketWalk Answered() => TicketWalk.Sent("ln", TicketClass.Complaint, "2026-03-30 08:45", Transport)
        .Do("2026-04-09 09:00", Unit(Transport), new TicketAct.SubmitResult("已修好。", true, null, false))
        .Do("2026-04-10 09:00", Reviewer, _pass);

    static TicketWalk Closed() => Answered().Do("2026-04-10 10:00", CallerBack, new TicketAct.FeedbackDone
    {
        IsCallback = true,
        Reached = true,
        Satisfied = true,
    });
}
