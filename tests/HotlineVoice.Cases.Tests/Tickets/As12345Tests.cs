using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>The scenarios of 鞍山市12345, with all their dates.</summary>
public sealed class As12345Tests
{
    const string Water = "210300-zls";
    const string Housing = "210300-zjj";
    const string City = "210300-cgj";

    [Fact]
    public void P19_A_burst_main_has_two_hours_also_by_night_and_two_working_days()
    {
        var walk = Burst();
        Assert.Equal((At("2026-06-13 00:40"), "06-16"), (OnSite(walk).DueAt, walk.Due("reply")));
        Assert.Null(OnSite(walk).DueDay);
        Assert.DoesNotContain(walk.File.Timers, timer => timer.Id == "finish");
        walk.Do("2026-06-12 23:30", Unit(Water), new TicketAct.ArriveOnSite(null));
        Assert.Equal(TimerState.Met, OnSite(walk).State);
        Assert.True(OnSite(walk).MetAt < OnSite(walk).DueAt);

        walk.Do("2026-06-16 15:00", Unit(Water), new TicketAct.SubmitResult("已修复供水。", true, null, false));

        Assert.Equal((TicketState.ResultSubmitted, TimerState.Met, "06-18"),
            (walk.Ticket.State, walk.StateOf("reply"), walk.Due("review")));
        Assert.Equal(TicketDeadline.OnTime, TicketMachine.DeadlineOf(walk.File, At("2026-06-17 09:00")));
    }

    [Fact]
    public void P19_A_minute_late_on_site_is_late_unless_force_majeure_is_confirmed()
    {
        var walk = Burst();
        walk.Lapse("2026-06-13 00:40");
        Assert.Contains(walk.File.Worklist, item => item is { Kind: WorklistKind.NobodyOnsite, DoneAt: null });
        walk.Do("2026-06-13 00:41", Unit(Water), new TicketAct.ArriveOnSite(null));
        Assert.DoesNotContain(walk.File.Worklist, item => item is { Kind: WorklistKind.NobodyOnsite, DoneAt: null });
        Assert.False(OnSiteOf.InTime(walk.File, 1));

        walk.Do("2026-06-13 01:00", Agent, new TicketAct.ClaimForceMajeure("桥梁被洪水冲断"));
        Assert.False(OnSiteOf.InTime(walk.File, 1));
        Assert.Equal(TicketOutcome.Refused.NotYours,
            walk.Refused("2026-06-13 01:10", Agent, new TicketAct.ConfirmForceMajeure(true)).Code);
        walk.Do("2026-06-13 08:00", Supervisor, new TicketAct.ConfirmForceMajeure(true));
        Assert.True(OnSiteOf.InTime(walk.File, 1));
    }

    [Fact]
    public void P20_Twenty_working_days_over_the_holiday_then_untrue_and_done_again()
    {
        var walk = Sent("as", TicketClass.Complaint, "2026-09-18 10:00", Housing, City);
        Assert.Equal(("09-21", "10-22"), (walk.Due("return"), walk.Due("finish")));
        walk.Do("2026-09-18 14:00", Unit(Housing), new TicketAct.Accept());
        var ask = new TicketAct.ApplyExtension(5, "跨部门", "局长", false);
        Assert.Equal((new DateOnly(2026, 10, 20), false), Asked(walk, "2026-10-20 23:59", ask));
        Assert.Equal((new DateOnly(2026, 10, 20), true), Asked(walk, "2026-10-21 00:00", ask));
        walk.Do("2026-10-19 10:00", Unit(City), new TicketAct.SubmitResult("已配合清理", true, null, false))
            .Do("2026-10-20 10:00", Unit(Housing), new TicketAct.SubmitResult("已整改", true, null, false));
        Assert.Equal("10-22", walk.Due("review"));
        walk.Do("2026-10-21 09:00", Reviewer, new TicketAct.ReviewPass(true, null, true))
            .Do("2026-10-23 09:00", CallerBack, new TicketAct.FeedbackDone
            {
                IsCallback = true,
                Reached = true,
                ResultTrue = false,
                Satisfied = false,
                UnitResponsible = true,
            });

        Assert.Equal((TicketState.Dispatched, 1, "11-20"),
            (walk.Ticket.State, walk.Ticket.RedoSeq, walk.Due("finish")));
        Assert.Equal(("已整改", Housing, 1),
            (walk.File.Assignments[0].ResultText, walk.File.Assignments[2].OrgId, walk.File.Assignments[2].RedoSeq));
        var letter = Assert.Single(walk.File.Letters);
        Assert.Equal((LetterKind.Supervision, "redo", "二(三)7"), (letter.Kind, letter.Ground, letter.Clause));
        Assert.Equal(SupervisionStanding.Supervised, SupervisionOf.Ticket(walk.File));
        Assert.Equal("callbackDone", walk.History[^2].Event);
    }

    [Fact]
    public void A_question_may_be_prolonged_on_the_day_of_dispatch_and_not_later()
    {
        var walk = Sent("as", TicketClass.Consultation, "2026-06-08 10:00", Housing)
            .Do("2026-06-08 11:00", Unit(Housing), new TicketAct.Accept());
        var ask = new TicketAct.ApplyExtension(2, "需会商", "局长", false);

        Assert.Equal((new DateOnly(2026, 6, 8), false), Asked(walk, "2026-06-08 23:59", ask));
        Assert.Equal((new DateOnly(2026, 6, 8), true), Asked(walk, "2026-06-09 00:00", ask));
        Assert.Equal("theExtensionIsNotTooLong", walk.Refused("2026-06-08 12:00", Unit(Housing),
            new TicketAct.ApplyExtension(3, "需会商", "局长", false)).Code);
        Assert.Equal(["unitLeader"], walk.WrongFields("2026-06-08 12:00", Unit(Housing),
            new TicketAct.ApplyExtension(2, "需会商", null, false)));
    }

    [Fact]
    public void What_two_units_sent_back_is_determined_jointly_and_cannot_be_sent_back_again()
    {
        var back = new TicketAct.RequestReturn("不属本单位职责，理由详见附件", null, null);
        var walk = Sent("as", TicketClass.Complaint, "2026-06-08 10:00", Housing)
            .Do("2026-06-08 11:00", Unit(Housing), back);
        var early = walk.Refused("2026-06-08 12:00", Dispatcher, new TicketAct.Disputed(null));
        Assert.Equal(("thereIsADispute", "二(四)2"), (early.Code, early.Clause));
        walk.Do("2026-06-08 12:00", Dispatcher, new TicketAct.ApproveReturn())
            .Do("2026-06-08 13:00", Dispatcher, new TicketAct.Dispatch(City, [], null))
            .Do("2026-06-09 10:00", Unit(City), back)
            .Do("2026-06-09 11:00", Dispatcher, new TicketAct.Disputed(null));
        Assert.Equal((TicketState.JointDetermination, "市公共行政服务中心、市编委办、市政府法制办"),
            (walk.Ticket.State, walk.File.Determinations[0].Participants));

        walk.Do("2026-06-10 10:00", OfficeHead, new TicketAct.Designate(Housing, "三方审定"));

        Assert.Equal((TicketState.Dispatched, true, "07-09"),
            (walk.Ticket.State, walk.File.Assignments[^1].Designated, walk.Due("finish")));
        Assert.Equal(DeterminationKind.Joint, walk.File.Determinations[0].Kind);
        Assert.Equal("theUnitMayReturnIt", walk.Refused("2026-06-10 11:00", Unit(Housing), back).Code);
        Assert.DoesNotContain("requestReturn", walk.Allowed("2026-06-10 11:00", Unit(Housing)));
        Assert.Single(walk.File.Assignments, one => one.Status == AssignmentStatus.Open);
    }

    [Fact]
    public void Nobody_designates_the_unit_complained_of()
    {
        var walk = Of("as");
        walk.Register("2026-06-08 09:00", About("as", TicketClass.Complaint) with { RespondentOrgId = Housing });
        walk.Do("2026-06-08 10:00", Dispatcher, new TicketAct.Dispatch(City, [], null))
            .Do("2026-06-08 11:00", Unit(City), new TicketAct.RequestReturn("职责不清", null, null))
            .Do("2026-06-08 12:00", Dispatcher, new TicketAct.Disputed("职责交叉"));

        Assert.Equal("theDesignatedUnitMayTakeIt",
            walk.Refused("2026-06-08 13:00", OfficeHead, new TicketAct.Designate(Water, null)).Code);
    }

    static TicketWalk Burst()
    {
        var walk = Of("as");
        walk.Register("2026-06-12 22:38", About("as", TicketClass.Help) with { Urgency = TicketUrgency.Emergency });
        Assert.Equal(At("2026-06-12 23:08"), walk.File.Timers.Single(timer => timer.Id == "dispatch").DueAt);
        return walk.Do("2026-06-12 22:40", Dispatcher, new TicketAct.Dispatch(Water, [], null));
    }

    static TicketTimer OnSite(TicketWalk walk) => walk.File.Timers.Single(timer => timer.Id == "onsite");

    static (DateOnly, bool) Asked(TicketWalk walk, string at, TicketAct ask)
    {
        var filed = Assert.IsType<TicketOutcome.Changed>(walk.Try(at, Unit(Housing), ask)).Change.File.Extensions[^1];
        return (filed.LatestFilingDay!.Value, filed.Late);
    }
}
