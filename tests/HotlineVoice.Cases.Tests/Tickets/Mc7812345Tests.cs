using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>The scenario of 蒙城县县长热线, and its signatures, deadlines and ends.</summary>
public sealed class Mc7812345Tests
{
    const string Housing = "341622-zjj";
    const string Market = "341622-scj";

    static readonly TicketActor _officeHeadOfGovernment = With("government-office-head");
    static readonly TicketActor _leader = With("government-leader");
    static readonly TicketActor _firstVice = new("wang", ["deputy-magistrate"], null);
    static readonly TicketActor _secondVice = new("li", ["deputy-magistrate"], null);
    static readonly TicketActor _magistrate = With("magistrate");
    static readonly TicketAct _result = new TicketAct.SubmitResult("已维修。", true, "局长", true);

    [Fact]
    public void P18_A_question_has_a_day_for_contact_and_return_and_three_for_its_end()
    {
        var walk = Sent("mc", TicketClass.Consultation, "2026-06-08 11:00", Housing);

        Assert.Equal(("06-09", "06-09", "06-09", "06-11"),
            (walk.Due("contact"), walk.Due("return"), walk.Due("accept"), walk.Due("finish")));
    }

    [Fact]
    public void P18_A_second_complaint_is_signed_before_it_is_sent_and_the_head_handles_it()
    {
        var walk = Again(2, "2026-06-17 09:00");
        var early = walk.Refused("2026-06-17 09:05", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
        Assert.Equal(("theLeadersHaveSigned", "第十条(四)"), (early.Code, early.Clause));
        Assert.Contains("县热线办负责人", early.Message);
        walk.Do("2026-06-17 09:10", Agent, new TicketAct.NeedSignoff());
        Assert.Equal((TicketState.AwaitingSignoff, "06-18", TimerState.Cancelled),
            (walk.Ticket.State, walk.Due("signoff"), walk.StateOf("dispatch")));
        Assert.Equal("AwaitingSignoff",
            walk.Refused("2026-06-17 09:15", Dispatcher, new TicketAct.Dispatch(Housing, [], null)).Code);
        walk.Do("2026-06-18 09:30", OfficeHead, new TicketAct.Sign(SignoffStage.Dispatch, "请住建局办理"));
        Assert.Equal((TicketState.AwaitingDispatch, "06-18"), (walk.Ticket.State, walk.Due("dispatch")));
        walk.Do("2026-06-18 10:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        Assert.Equal(("06-22", "07-03"), (walk.Due("contact"), walk.Due("finish")));
        var byClerk = walk.Refused("2026-06-18 11:00", Unit(Housing), new TicketAct.Accept());
        Assert.Equal(("theHeadHandlesIt", "第十七条"), (byClerk.Code, byClerk.Clause));
        walk.Do("2026-06-18 11:00", Head(Housing), new TicketAct.Accept());
        Assert.True(walk.File.Assignments[0].HandledByHead);
        // The cap is fifteen working days from the dispatch: 07-10, five more than the ten.
        Assert.Equal("theExtensionIsNotTooLong",
            walk.Refused("2026-06-25 09:00", Head(Housing), new TicketAct.ApplyExtension(6, "原因", "局长", true)).Code);
        walk.Do("2026-06-25 09:00", Head(Housing), new TicketAct.ApplyExtension(5, "原因", "局长", true))
            .Do("2026-06-25 10:00", Dispatcher, new TicketAct.ApproveExtension(null));
        Assert.Equal("07-10", walk.Due("finish"));
    }

    [Theory]
    [InlineData(1, false, null)]
    [InlineData(2, false, "office-head")]
    [InlineData(3, false, "government-office-head")]
    [InlineData(4, false, "government-leader")]
    [InlineData(5, false, "government-leader")]
    [InlineData(1, true, "government-office-head")]
    [InlineData(2, true, "government-leader")]
    public void Who_signs_follows_from_how_often_and_how_grave(int repeat, bool key, string? level)
    {
        var walk = Again(repeat, "2026-06-17 09:00", key);

        if (level is null)
        {
            Assert.Equal("aSignatureIsNeeded",
                walk.Refused("2026-06-17 09:10", Agent, new TicketAct.NeedSignoff()).Code);
            walk.Do("2026-06-17 09:10", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
            return;
        }

        walk.Do("2026-06-17 09:10", Agent, new TicketAct.NeedSignoff());
        var ladder = (string[])["office-head", "government-office-head", "government-leader"];
        foreach (var role in ladder)
            Assert.Equal(Array.IndexOf(ladder, role) >= Array.IndexOf(ladder, level),
                walk.Try("2026-06-17 09:20", With(role), new TicketAct.Sign(SignoffStage.Dispatch, null))
                    is TicketOutcome.Changed);
    }

    [Fact]
    public void A_source_of_the_list_makes_a_matter_key()
    {
        var walk = Of("mc");
        walk.Register("2026-06-08 09:00",
            About("mc", TicketClass.Help) with { Source = TicketSource.PeopleNetMessage });

        Assert.True(walk.Ticket.IsKey);
        Assert.Equal("来源属重点交办事项", walk.Ticket.KeyReason);
        Assert.Contains("needSignoff", walk.Allowed("2026-06-08 09:10", Agent));
    }

    [Fact]
    public void Who_says_nothing_within_the_window_counts_as_having_accepted()
    {
        var walk = Sent("mc", TicketClass.Help, "2026-06-08 11:00", Housing);
        Assert.Equal(0, walk.Lapse("2026-06-09 23:59"));

        walk.Lapse("2026-06-12 09:00");

        var mine = walk.File.Assignments[0];
        Assert.Equal((TicketState.Accepted, true, At("2026-06-10 00:00")),
            (walk.Ticket.State, mine.DeemedAccepted, mine.AcceptedAt!.Value));
        var entry = walk.History.Single(one => one.Event == "returnWindowExpired");
        Assert.Equal((TicketState.Dispatched, TicketState.Accepted, "system", "第十六条", At("2026-06-10 00:00")),
            (entry.From!.Value, entry.To, entry.Actor, entry.Clause, entry.At));
        var late = walk.Refused("2026-06-12 10:00", Unit(Housing),
            new TicketAct.RequestReturn("非职责", "条例", null));
        Assert.Contains("视同已接收", late.Message);
        Assert.Equal(TimerState.Due, walk.StateOf("contact"));
    }

    [Fact]
    public void A_return_after_the_window_is_acceptance_also_before_the_clock_has_said_so()
    {
        var walk = Sent("mc", TicketClass.Help, "2026-06-08 11:00", Housing)
            .Do("2026-06-10 00:00", Unit(Housing), new TicketAct.RequestReturn("非职责", "条例", null));

        Assert.Equal((TicketState.Accepted, true), (walk.Ticket.State, walk.File.Assignments[0].DeemedAccepted));
        Assert.Equal((true, ReturnDecision.RefusedLate), (walk.File.Returns[0].Late, walk.File.Returns[0].Decision));
        Assert.Equal("returnRefusedLate", walk.History[^1].Event);
    }

    [Fact]
    public void To_name_the_right_unit_is_reason_enough_and_an_allowed_return_waives_the_contact()
    {
        var walk = Sent("mc", TicketClass.Help, "2026-06-08 11:00", Housing);
        Assert.Equal(["legalBasis"], walk.WrongFields("2026-06-09 09:00", Unit(Housing),
            new TicketAct.RequestReturn("非职责", null, null)));
        walk.Do("2026-06-09 09:00", Unit(Housing), new TicketAct.RequestReturn("非职责", null, Market));
        walk.Lapse("2026-06-10 09:00");
        Assert.Equal((TicketState.ReturnRequested, TimerState.Due), (walk.Ticket.State, walk.StateOf("contact")));

        var allowed = Assert.IsType<TicketOutcome.Changed>(
            walk.Try("2026-06-10 10:00", Dispatcher, new TicketAct.ApproveReturn())).Change.File;
        Assert.Equal(TimerState.Cancelled, allowed.Timers.Single(timer => timer.Id == "contact").State);
        walk.Do("2026-06-10 10:00", Dispatcher, new TicketAct.RejectReturn(true));
        Assert.Equal((TicketState.Accepted, true, TimerState.Due, "06-23"),
            (walk.Ticket.State, walk.File.Returns[0].Improper, walk.StateOf("contact"), walk.Due("finish")));
        Assert.Equal(At("2026-06-09 09:00"), walk.File.Assignments[0].AcceptedAt);
    }

    [Fact]
    public void An_extension_is_filed_before_the_due_day_and_sealed_above_ten_days_in_total()
    {
        var walk = Sent("mc", TicketClass.Consultation, "2026-06-08 11:00", Housing)
            .Do("2026-06-08 12:00", Unit(Housing), new TicketAct.Accept());
        var tooLate = walk.Refused("2026-06-11 00:00", Unit(Housing),
            new TicketAct.ApplyExtension(1, "原因", null, false));
        Assert.Equal(("theExtensionIsFiledInTime", "第十九条"), (tooLate.Code, tooLate.Clause));
        Assert.Equal("theExtensionIsSignedAndSealed", walk.Refused("2026-06-10 09:00", Unit(Housing),
            new TicketAct.ApplyExtension(8, "原因", "局长", false)).Code);
        Assert.Equal("theExtensionIsNotTooLong", walk.Refused("2026-06-10 09:00", Unit(Housing),
            new TicketAct.ApplyExtension(13, "原因", "局长", true)).Code);

        // Seven more than three are ten: no seal. 06-11 and seven working days, 06-19 off: 06-23.
        walk.Do("2026-06-10 09:00", Unit(Housing), new TicketAct.ApplyExtension(7, "原因", null, false));
        Assert.Equal(TicketDeadline.OnTime, walk.DeadlineAt("2026-06-15 09:00"));
        walk.Lapse("2026-06-15 09:00");
        walk.Do("2026-06-15 10:00", OfficeHead, new TicketAct.ApproveExtension(null));
        Assert.Equal(("06-23", TicketDeadline.OnTime), (walk.Due("finish"), walk.DeadlineAt("2026-06-22 09:00")));
        walk.Do("2026-06-22 09:00", Unit(Housing), new TicketAct.ApplyExtension(5, "原因", "局长", true))
            .Do("2026-06-22 10:00", OfficeHead, new TicketAct.ApproveExtension(null));
        Assert.Equal("06-30", walk.Due("finish"));
    }

    [Fact]
    public void An_extension_that_is_refused_leaves_the_old_limit_as_it_was()
    {
        var walk = Sent("mc", TicketClass.Consultation, "2026-06-08 11:00", Housing)
            .Do("2026-06-08 12:00", Unit(Housing), new TicketAct.Accept())
            .Do("2026-06-10 09:00", Unit(Housing), new TicketAct.ApplyExtension(2, "原因", null, false));
        walk.Lapse("2026-06-12 09:00");
        Assert.Equal(TicketDeadline.OnTime, walk.DeadlineAt("2026-06-12 09:00"));

        walk.Do("2026-06-12 10:00", Dispatcher, new TicketAct.RefuseExtension("理由不足"));

        Assert.Equal(TicketDeadline.Overdue, walk.DeadlineAt("2026-06-12 10:00"));
        Assert.Equal((ExtensionStanding.Refused, new DateOnly(2026, 6, 11)),
            (ExtensionOf.Ticket(walk.File), walk.Ticket.DueDay));
    }

    [Fact]
    public void A_result_bears_signature_and_seal()
    {
        var walk = Sent("mc", TicketClass.Help, "2026-06-08 11:00", Housing)
            .Do("2026-06-08 12:00", Unit(Housing), new TicketAct.Accept());

        Assert.Equal("theResultIsSignedAndSealed", walk.Refused("2026-06-09 09:00", Unit(Housing),
            new TicketAct.SubmitResult("已维修", true, null, true)).Code);
        Assert.Equal("theResultIsSignedAndSealed", walk.Refused("2026-06-09 09:00", Unit(Housing),
            new TicketAct.SubmitResult("已维修", true, "局长", false)).Code);
        walk.Do("2026-06-10 09:00", Unit(Housing), _result);
        Assert.Equal(TicketState.ResultSubmitted, walk.Ticket.State);
        // The caller was owed a first contact by 06-09; the answer itself is one, and a late one.
        var contact = walk.File.Timers.Single(timer => timer.Id == "contact");
        Assert.Equal((TimerState.Met, true), (contact.State, contact.MetAt >= contact.DueAt));
    }

    [Fact]
    public void The_result_of_a_third_complaint_is_signed_by_both_vice_heads_and_then_by_the_magistrate()
    {
        var walk = Again(3, "2026-06-17 09:00")
            .Do("2026-06-17 09:10", Agent, new TicketAct.NeedSignoff())
            .Do("2026-06-17 10:00", _officeHeadOfGovernment, new TicketAct.Sign(SignoffStage.Dispatch, null))
            .Do("2026-06-17 10:30", Dispatcher, new TicketAct.Dispatch(Housing, [], null))
            .Do("2026-06-17 11:00", Head(Housing), new TicketAct.Accept())
            .Do("2026-06-23 09:00", Head(Housing), _result);
        Assert.Equal((TicketState.AwaitingResultSignoff, TimerState.Met),
            (walk.Ticket.State, walk.StateOf("finish")));
        var sign = new TicketAct.Sign(SignoffStage.Result, "同意");
        Assert.Equal("theSignerStandsHighEnough", walk.Refused("2026-06-23 10:00", _magistrate, sign).Code);
        walk.Do("2026-06-23 10:00", _firstVice, sign);
        Assert.Equal("theSignerStandsHighEnough", walk.Refused("2026-06-23 11:00", _firstVice, sign).Code);
        walk.Do("2026-06-24 10:00", _secondVice, sign);
        Assert.Equal(TicketState.AwaitingResultSignoff, walk.Ticket.State);

        walk.Do("2026-06-24 16:00", _magistrate, sign);

        Assert.Equal((TicketState.ResultSubmitted, "06-29"), (walk.Ticket.State, walk.Due("review")));
        var entry = walk.History[^1];
        Assert.Equal(("allSigned", "system", TicketState.AwaitingResultSignoff, TicketState.ResultSubmitted),
            (entry.Event, entry.Actor, entry.From!.Value, entry.To));
    }

    [Fact]
    public void An_unreasonable_demand_is_ended_by_a_chain_and_never_at_its_first()
    {
        Assert.DoesNotContain("terminate", Again(1, "2026-06-17 09:00").Allowed("2026-06-17 10:00", _magistrate));
        var walk = Again(2, "2026-06-17 09:00")
            .Do("2026-06-17 09:10", Agent, new TicketAct.NeedSignoff())
            .Do("2026-06-17 10:00", OfficeHead, new TicketAct.Sign(SignoffStage.Dispatch, null))
            .Do("2026-06-17 10:30", Dispatcher, new TicketAct.Dispatch(Housing, [], null))
            .Do("2026-06-17 11:00", Head(Housing), new TicketAct.Accept());
        var sign = new TicketAct.Sign(SignoffStage.Termination, "诉求不合理");
        Assert.Equal("theChainIsComplete",
            walk.Refused("2026-06-18 09:00", _magistrate, new TicketAct.Terminate(null, null)).Code);
        Assert.Equal("theSignerStandsHighEnough", walk.Refused("2026-06-18 09:00", OfficeHead, sign).Code);
        walk.Do("2026-06-18 09:00", Head(Housing), sign).Do("2026-06-18 10:00", OfficeHead, sign);

        walk.Do("2026-06-22 09:00", _magistrate, new TicketAct.Terminate("同意", null));

        Assert.Equal((TicketState.Closed, "TM"), (walk.Ticket.State, walk.Ticket.ClosingGround));
        Assert.Equal(["unit-head", "office-head", "magistrate"],
            walk.File.Signoffs.Where(one => one.Stage == SignoffStage.Termination).Select(one => one.Level));
        walk.Do("2026-06-23 09:00", Dispatcher, new TicketAct.StrikeOff("市销2026-3"));
        Assert.Equal("市销2026-3", walk.Ticket.TerminationNo);
    }

    [Fact]
    public void Five_contacts_of_whomever_or_a_third_of_one_are_a_ground_for_supervision()
    {
        var walk = Sent("mc", TicketClass.Complaint, "2026-06-08 11:00", Housing);
        var supervise = new TicketAct.IssueLetter(LetterKind.Supervision, "repeated");
        Assert.Equal("theLetterHasAGround", walk.Refused("2026-06-08 12:00", Overseer, supervise).Code);
        walk.Matter =
        [
            .. Enumerable.Range(1, 4).Select(i => new MatterContact
            {
                TicketNo = $"x{i}",
                Seq = 1,
                CallerKey = $"p{i % 2}",
                At = At("2026-06-07 09:00"),
                By = "1001",
            }),
        ];
        Assert.IsType<TicketOutcome.Changed>(walk.Try("2026-06-08 12:00", Overseer, supervise));

        var third = Again(3, "2026-06-17 09:00");
        Assert.Contains(third.File.Worklist, item => item.Kind == Cases.Supervision.WorklistKind.Supervise);
    }

    [Fact]
    public void A_law_of_its_own_replaces_the_limit_and_is_reported_on_every_ten_days()
    {
        var walk = Sent("mc", TicketClass.Complaint, "2026-06-08 11:00", Housing)
            .Do("2026-06-08 12:00", Unit(Housing), new TicketAct.Accept())
            .Do("2026-06-10 09:00", Unit(Housing), new TicketAct.ApplyStatutoryLimit(
                "蒙立〔2026〕5号", new DateOnly(2026, 6, 9), new DateOnly(2026, 9, 7)));

        Assert.Equal(("09-07", "06-25"), (walk.Due("finish"), walk.Due("progress")));
        Assert.Equal((new DateOnly(2026, 9, 7), null),
            (walk.Ticket.DueDay, walk.File.Assignments[0].StatutoryConfirmedBy));
        Assert.Contains("confirmStatutoryLimit", walk.Allowed("2026-06-10 10:00", Dispatcher));
        walk.Lapse("2026-07-10 09:00");
        Assert.Equal(2, walk.History.Count(entry => entry.Fields.GetValueOrDefault("timer") == "progress"));
        walk.Do("2026-07-10 10:00", Dispatcher, new TicketAct.ConfirmStatutoryLimit(false));
        Assert.Equal(("06-23", TicketDeadline.Overdue), (walk.Due("finish"), walk.DeadlineAt("2026-07-10 10:00")));
    }

    /// <summary>The same caller for the n-th time.</summary>
    static TicketWalk Again(int repeat, string at, bool key = false)
    {
        var rules = RuleSets.ShippedRules.Of("mc7812345");
        var first = Of("mc");
        first.Register("2026-05-11 09:00", About("mc", TicketClass.Complaint));
        var walk = new TicketWalk
        {
            Rules = rules.Sets[^1],
            Offices = rules.Offices,
            Parent = repeat == 1 ? null : first.Ticket with { RepeatNo = repeat - 1 },
        };
        walk.Register(at, About("mc", TicketClass.Complaint) with
        {
            IsKey = key,
            KeyReason = key ? "市领导签批" : null,
            ParentTicketNo = repeat == 1 ? null : first.Ticket.TicketNo,
        });
        return walk;
    }
}
