using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>The seven scenarios of 12316, with all their dates.</summary>
public sealed class Jn12316Tests
{
    static readonly TicketAct _accept = new TicketAct.Accept();
    static readonly TicketAct _result = new TicketAct.SubmitResult("已答复：每台补贴三千元。", true, null, false);
    static readonly TicketAct _pass = new TicketAct.ReviewPass(null, null, null);
    static readonly TicketAct _told = new TicketAct.FeedbackDone { Reached = true };

    [Fact]
    public void P01_A_question_that_the_clerk_answers_is_closed_in_the_same_call()
    {
        var walk = Registered("2026-03-11 09:12", Consultation("210100") with { CallId = "c1" });
        Assert.Equal(TicketState.Registered, walk.Ticket.State);

        walk.Do("2026-03-11 09:15", Agent, new TicketAct.AnswerDirectly("补贴额一览表", "每台补贴三千元。"));

        Assert.Equal(
            (TicketState.Closed, "DA", "c1"), (walk.Ticket.State, walk.Ticket.ClosingGround, walk.Ticket.CallId));
        Assert.Equal(("补贴额一览表", "每台补贴三千元。"), (walk.Ticket.ArticleId, walk.Ticket.ResultText));
        Assert.Equal(At("2026-03-11 09:15"), walk.Ticket.ClosedAt);
        Assert.Empty(walk.File.Assignments);
        Assert.DoesNotContain(walk.File.Timers, timer => timer.State == TimerState.Running);
        Assert.Equal(["register", "answerDirectly"], walk.History.Select(entry => entry.Event));
        Assert.Null(walk.Ticket.Grade);
        Assert.Equal(0, walk.Ticket.TotalElapsedWd);
    }

    [Fact]
    public void P02_A_question_that_the_county_answers_in_the_call_is_closed_and_says_who_answered()
    {
        var walk = Registered("2026-03-12 10:05", Consultation("211224"));
        walk.Tried("2026-03-12 10:11", ContactParty.CountyOffice, ContactOutcome.Connected, "211224");

        walk.Do("2026-03-12 10:20", Agent, new TicketAct.ThreePartyOk("211224", "c2"));

        Assert.Equal((TicketState.Closed, "DA"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal(("211224", "c2"), (walk.Ticket.AnsweredByOrg, walk.Ticket.CallId));
    }

    [Fact]
    public void P03_A_county_that_needs_time_has_a_working_day_and_the_buyer_three_days()
    {
        var walk = Registered("2026-03-13 14:20", Consultation("211381"))
            .Do("2026-03-13 14:40", Agent, new TicketAct.SendForm());
        Assert.Equal(TicketState.AwaitingDispatch, walk.Ticket.State);
        walk.Do("2026-03-13 15:00", Dispatcher, new TicketAct.Dispatch("211381", [], null));

        Assert.Equal(("03-16", "03-17", "03-16"), (walk.Due("finish"), walk.Due("explain"), walk.Due("callerCap")));
        Assert.Equal(new DateOnly(2026, 3, 16), walk.Ticket.DueDay);
        Assert.Equal(TimerState.Met, walk.StateOf("dispatch"));
        Assert.Equal(TicketDeadline.OnTime, walk.DeadlineAt("2026-03-15 23:59"));
        Assert.Equal(TicketDeadline.DueSoon, walk.DeadlineAt("2026-03-16 23:59"));
        Assert.Equal(TicketDeadline.OverdueUnexplained, walk.DeadlineAt("2026-03-17 00:00"));
        Assert.Equal(TicketDeadline.Overdue, walk.DeadlineAt("2026-03-18 00:00"));

        walk.Do("2026-03-16 10:30", Dispatcher, _result);
        Assert.Equal((TicketState.ResultSubmitted, "03-16"), (walk.Ticket.State, walk.Due("feedback")));
        walk.Do("2026-03-16 11:00", Dispatcher, _pass).Do("2026-03-16 15:00", Agent, _told);

        Assert.Equal((TicketState.Closed, "G1"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal(TimerState.Met, walk.StateOf("callerCap"));
        Assert.Equal(TicketDeadline.OnTime, walk.DeadlineAt("2026-04-01 00:00"));
    }

    [Fact]
    public void P03_A_result_after_the_buyers_three_days_is_told_within_a_working_day_of_it()
    {
        var walk = Registered("2026-03-13 14:20", Consultation("211381"))
            .Do("2026-03-13 15:00", Dispatcher, new TicketAct.Dispatch("211381", [], null))
            .Do("2026-03-17 09:00", Dispatcher, _result);

        Assert.Equal("03-18", walk.Due("feedback"));
        Assert.Equal(TicketDeadline.OverdueUnexplained, walk.DeadlineAt("2026-03-20 00:00"));
    }

    [Fact]
    public void P04_Three_attempts_in_vain_on_one_day_lead_to_the_division_and_nowhere_else()
    {
        var walk = Registered("2026-03-17 08:55", Consultation("210323"));
        walk.Tried("2026-03-17 09:00", ContactParty.CountyOffice, ContactOutcome.NoAnswer);
        walk.Tried("2026-03-17 09:40", ContactParty.CountyOffice, ContactOutcome.Busy);
        Assert.DoesNotContain("unreachable3", walk.Allowed("2026-03-17 10:00", Dispatcher));
        walk.Tried("2026-03-17 11:15", ContactParty.CountyOffice, ContactOutcome.NoAnswer);
        Assert.Contains("unreachable3", walk.Allowed("2026-03-17 11:16", Dispatcher));
        Assert.DoesNotContain("unreachable3", walk.Allowed("2026-03-17 11:16", Agent));

        walk.Do("2026-03-17 11:20", Dispatcher, new TicketAct.Unreachable3());

        Assert.Equal(TicketState.Dispatched, walk.Ticket.State);
        Assert.Equal("210000-njcf", Assert.Single(walk.File.Assignments).OrgId);
        Assert.Equal(("03-18", "03-19", "03-20"), (walk.Due("finish"), walk.Due("explain"), walk.Due("callerCap")));
        Assert.Equal("1001", walk.Ticket.OwnerAgent);
        var form = walk.History[^1];
        Assert.Equal("附二(二)2、3", form.Clause);
        Assert.Equal(
            "2026-03-17 09:00 04120000000 NoAnswer; 2026-03-17 09:40 04120000000 Busy; "
            + "2026-03-17 11:15 04120000000 NoAnswer",
            form.Fields["attempts"]);
    }

    [Theory]
    [InlineData("2026-03-17 11:15", ContactOutcome.Connected)]
    [InlineData("2026-03-18 09:00", ContactOutcome.NoAnswer)]
    public void P04_A_third_attempt_that_succeeds_or_comes_the_next_day_leads_nowhere(string at, ContactOutcome outcome)
    {
        var walk = Registered("2026-03-17 08:55", Consultation("210323"));
        walk.Tried("2026-03-17 09:00", ContactParty.CountyOffice, ContactOutcome.NoAnswer);
        walk.Tried("2026-03-17 09:40", ContactParty.CountyOffice, ContactOutcome.Busy);
        walk.Tried(at, ContactParty.CountyOffice, outcome);

        var refused = walk.Refused("2026-03-18 10:00", Dispatcher, new TicketAct.Unreachable3());

        Assert.Equal("theOfficeWasTriedInVainOnOneDay", refused.Code);
        Assert.Contains("附二(二)2、3", refused.Message);
    }

    [Fact]
    public void P04_A_unit_that_has_the_ticket_and_cannot_be_reached_loses_it_with_its_clocks()
    {
        var walk = Registered("2026-03-17 08:55", Consultation("210323"))
            .Do("2026-03-17 09:00", Dispatcher, new TicketAct.Dispatch("210323", [], null));
        foreach (var at in (string[])["2026-03-17 09:10", "2026-03-17 09:40", "2026-03-17 11:15"])
            walk.Tried(at, ContactParty.Unit, ContactOutcome.NoAnswer);

        walk.Do("2026-03-18 08:20", Dispatcher, new TicketAct.Unreachable3());

        Assert.Equal(
            [("210323", AssignmentStatus.Escalated), ("210000-njcf", AssignmentStatus.Open)],
            walk.File.Assignments.Select(one => (one.OrgId, one.Status)));
        Assert.All(walk.File.Timers.Where(timer => timer.AssignmentSeq == 1),
            timer => Assert.Equal(TimerState.Cancelled, timer.State));
        Assert.Equal("03-19", walk.Due("finish"));
    }

    [Fact]
    public void P05_A_complaint_goes_to_the_bureau_above_and_reasons_excuse_but_do_not_make_punctual()
    {
        var walk = Registered("2026-03-18 09:30", Complaint("210381", "210381"))
            .Do("2026-03-18 09:50", Agent, new TicketAct.SendForm());
        Assert.True(walk.Ticket.Confidential);
        var refused = walk.Refused("2026-03-18 09:55", Dispatcher, new TicketAct.Dispatch("210381", [], null));
        Assert.Equal("theUnitIsNotTheRespondent", refused.Code);
        Assert.Contains("鞍山市农业农村局", refused.Message);
        Assert.Contains("附二(二)3", refused.Message);
        walk.Do("2026-03-18 10:00", Dispatcher, new TicketAct.Dispatch("210300", [], null));
        Assert.Equal(("03-20", "03-23"), (walk.Due("finish"), walk.Due("explain")));
        var city = Unit("210300");
        walk.Do("2026-03-18 11:00", city, _accept);
        Assert.Equal(TicketDeadline.OverdueUnexplained, walk.DeadlineAt("2026-03-21 00:00"));
        Assert.Equal(["newDate"], walk.WrongFields("2026-03-23 16:00", city, new TicketAct.Explain("取证", null)));

        walk.Do("2026-03-23 16:00", city, new TicketAct.Explain("尚在取证", new DateOnly(2026, 3, 30)));
        Assert.Equal(("03-24", "03-30"), (walk.Due("feedback"), walk.Due("promise")));
        Assert.Equal(At("2026-03-31 00:00"), walk.Ticket.ExtendedDueAt);
        Assert.Equal(TicketDeadline.OverdueExplained, walk.DeadlineAt("2026-03-30 23:59"));
        Assert.Equal(TicketDeadline.Overdue, walk.DeadlineAt("2026-03-31 00:00"));
        walk.Do("2026-03-24 09:00", Agent, _told);
        Assert.Equal((TicketState.Accepted, TimerState.Met), (walk.Ticket.State, walk.StateOf("feedback")));

        walk.Do("2026-03-30 15:00", city, _result).Do("2026-03-30 16:00", Dispatcher, _pass);
        Assert.Equal("03-31", walk.Due("feedback"));
        walk.Do("2026-03-31 10:00", Agent, new TicketAct.FeedbackDone { Reached = true, Grade = "不合格" });

        Assert.Equal(
            (TicketState.Closed, "UD", false), (walk.Ticket.State, walk.Ticket.ClosingGround, walk.Ticket.Satisfied));
        Assert.Equal(TicketDeadline.OverdueExplained, walk.DeadlineAt("2026-06-30 00:00"));
        Assert.Equal(0, walk.Ticket.RedoSeq);
        Assert.Equal(("notifyUnit", "附四3"), (walk.History[^1].Event, walk.History[^1].Clause));
        Assert.Equal("210300", walk.History[^1].Fields["orgId"]);
    }

    [Fact]
    public void A_complaint_that_is_late_is_followed_up_each_working_day_and_nobody_closes_it()
    {
        var walk = Registered("2026-03-18 09:30", Complaint("210381", "210381"))
            .Do("2026-03-18 10:00", Dispatcher, new TicketAct.Dispatch("210300", [], null));

        walk.Lapse("2026-03-25 00:00");

        // Due Friday 03-20: asked on Monday 03-23, then on each working day that begins.
        Assert.Equal(
            [At("2026-03-23 00:00"), At("2026-03-24 00:00"), At("2026-03-25 00:00")],
            walk.History.Where(entry => entry.Fields.GetValueOrDefault("timer") == "followUp")
                .Select(entry => entry.At));
        Assert.Single(walk.File.Worklist, item => item is { Kind: WorklistKind.FollowUp, DoneAt: null });
        walk.Do("2026-03-25 09:00", Agent, new TicketAct.FollowUp("正在取证"));
        Assert.DoesNotContain(walk.File.Worklist, item => item is { Kind: WorklistKind.FollowUp, DoneAt: null });
        Assert.Equal(TicketState.Dispatched, walk.Ticket.State);
    }

    [Fact]
    public void An_abnormal_application_may_be_reported_to_the_department_while_it_is_looked_into()
    {
        var walk = Registered("2026-03-18 09:30", Complaint("210381", "210381"))
            .Do("2026-03-18 10:00", Dispatcher, new TicketAct.Dispatch("210300", [], null))
            .Do("2026-03-18 11:00", Unit("210300"), new TicketAct.ReportAbnormal("同一台机具申请两次"));

        Assert.True(walk.Ticket.AbnormalSubsidy);
        Assert.Equal(("正文三(二)", "210000"), (walk.History[^1].Clause, walk.History[^1].Fields["to"]));
    }

    [Fact]
    public void P06_A_message_becomes_a_ticket_that_names_it()
    {
        var walk = Registered("2026-03-25 08:10",
            Consultation("210100") with { VoicemailId = "v1", Source = TicketSource.Voicemail });

        Assert.Equal(("v1", TicketSource.Voicemail), (walk.Ticket.VoicemailId, walk.Ticket.Source));
        Assert.Equal(At("2026-03-25 08:10"), walk.Ticket.RegisteredAt);
    }

    [Fact]
    public void P07_What_is_out_of_scope_is_refused_when_the_caller_was_told_why()
    {
        var walk = Registered("2026-03-26 11:00", Consultation("210100"));
        var untold = walk.Refused("2026-03-26 11:02", Agent, new TicketAct.Refuse("out-of-scope", false, null));
        Assert.Equal(("theBasisWasTold", "附二(二)4"), (untold.Code, untold.Clause));

        walk.Do("2026-03-26 11:03", Agent, new TicketAct.Refuse("养老保险问题", true, "12333"));

        Assert.Equal((TicketState.Closed, "NA"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal("out-of-scope", walk.History[^1].Fields["ground"]);
        Assert.Equal("养老保险问题", walk.History[^1].Fields["reason"]);
        Assert.Empty(walk.File.Assignments);
    }
}
