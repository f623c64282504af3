using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>The scenarios of 翁源县12345, with all their dates.</summary>
public sealed class Wy12345Tests
{
    const string Housing = "440229-zgj";

    static readonly string _town = ShippedTown();
    static readonly TicketAct _accept = new TicketAct.Accept();
    static readonly TicketAct _result = new TicketAct.SubmitResult("已更换灯泡。", true, null, false);

    [Fact]
    public void P14_Help_over_the_holiday_is_signed_answered_and_reviewed_in_working_days()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 15:00", _town);
        Assert.Equal(("04-02", "04-09", "04-09"), (walk.Due("accept"), walk.Due("contact"), walk.Due("finish")));
        walk.Do("2026-04-02 09:00", Unit(_town), _accept)
            .Do("2026-04-08 10:00", Unit(_town), new TicketAct.FeedbackDone { Reached = true, Satisfied = true });

        Assert.Equal((TimerState.Met, "04-08", TimerState.Running),
            (walk.StateOf("contact"), walk.Due("reportUp"), walk.StateOf("reportUp")));
        walk.Do("2026-04-08 16:00", Unit(_town), _result);
        Assert.Equal((TicketState.ResultSubmitted, TimerState.Met, "04-13"),
            (walk.Ticket.State, walk.StateOf("reportUp"), walk.Due("review")));
        var card = Assert.Single(walk.File.Cards);
        Assert.Equal((CardColour.Green, CardStanding.Green), (card.Colour, CardOf.Assignment(walk.File, 1)));

        walk.Do("2026-04-09 09:00", Reviewer, new TicketAct.ReviewPass(true, null, true))
            .Do("2026-04-09 10:00", CallerBack, new TicketAct.FeedbackDone
            {
                IsCallback = true,
                Reached = true,
                Grade = "满意",
            })
            .Do("2026-04-10 10:00", Dispatcher, new TicketAct.Archive());
        var archive = walk.File.Archives[0];
        Assert.Equal((new DateOnly(2026, 4, 8), new DateOnly(2028, 4, 8)),
            (archive.ClosedReportedDay, archive.RetainUntil));
        Assert.Equal(64, archive.Sha256.Length);
        Assert.Equal("itsTimeIsOver",
            walk.Refused("2028-04-08 23:59", Dispatcher, new TicketAct.Destroy("批1号", "zhuren")).Code);
        Assert.Equal("itsTimeIsOver",
            walk.Refused("2028-04-09 00:00", Dispatcher, new TicketAct.Destroy("批1号", "fenban")).Code);
        walk.Do("2028-04-09 00:00", Dispatcher, new TicketAct.Destroy("批1号", "zhuren"));
        Assert.Null(walk.File.Caller);
        Assert.Equal("zhuren", walk.File.Archives[0].DestroyApprovedBy);
    }

    [Fact]
    public void P15_A_return_brings_facts_and_law_and_the_next_units_clocks_begin_anew()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-04-09 10:00", Housing);
        Assert.Equal(("04-10", "04-30"), (walk.Due("return"), walk.Due("finish")));
        var refused = walk.Refused("2026-04-09 15:00", Unit(Housing),
            new TicketAct.RequestReturn("记录不详细", "条例", _town));
        Assert.Equal(("theReasonIsNotForbidden", "第十五条、第十六条"), (refused.Code, refused.Clause));
        Assert.Equal(["legalBasis"], walk.WrongFields("2026-04-10 15:00", Unit(Housing),
            new TicketAct.RequestReturn("该路灯属镇管", null, _town)));
        Assert.Equal(["suggestedOrgId"], walk.WrongFields("2026-04-10 15:00", Unit(Housing),
            new TicketAct.RequestReturn("该路灯属镇管", "职责分工文件", null)));

        walk.Do("2026-04-10 16:00", Unit(Housing), new TicketAct.RequestReturn("该路灯属镇管", "职责分工文件", _town));
        Assert.Equal((TicketState.ReturnRequested, TimerState.Met, TimerState.Running, TimerState.Running),
            (walk.Ticket.State, walk.StateOf("accept"), walk.StateOf("contact"), walk.StateOf("finish")));
        walk.Lapse("2026-04-13 08:59");
        walk.Do("2026-04-13 08:59", Dispatcher, new TicketAct.ApproveReturn());
        Assert.Equal((TicketState.AwaitingDispatch, AssignmentStatus.Returned),
            (walk.Ticket.State, walk.File.Assignments[0].Status));
        walk.Do("2026-04-13 09:00", Dispatcher, new TicketAct.Dispatch(_town, [], null));

        Assert.Equal(("05-07", new DateOnly(2026, 5, 7)), (walk.Due("finish"), walk.Ticket.DueDay));
        Assert.Equal(Housing, walk.Ticket.FirstResponsibleOrg);
        Assert.DoesNotContain(walk.File.Cards, card => card.AssignmentSeq == 1);
        Assert.All(walk.File.Timers.Where(timer => timer.AssignmentSeq == 1),
            timer => Assert.NotEqual(TimerState.Running, timer.State));
    }

    [Fact]
    public void P15_A_return_on_the_next_day_is_too_late_and_refused()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-04-09 10:00", Housing);

        var back = new TicketAct.RequestReturn("该路灯属镇管", "职责分工文件", _town);
        Assert.IsType<TicketOutcome.Changed>(walk.Try("2026-04-10 23:59", Unit(Housing), back));
        var refused = walk.Refused("2026-04-11 00:00", Unit(Housing), back);
        Assert.Equal(("theReturnIsInTime", "第十五条、第十六条"), (refused.Code, refused.Clause));
    }

    [Fact]
    public void P16_One_extension_of_at_most_the_original_limit_filed_two_working_days_before()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-05-11 09:00", Housing)
            .Do("2026-05-11 10:00", Unit(Housing), _accept);
        Assert.Equal("06-01", walk.Due("finish"));
        Assert.Equal("theExtensionIsNotTooLong", walk.Refused("2026-05-28 17:00", Unit(Housing), Ask(16)).Code);

        walk.Do("2026-05-28 17:00", Unit(Housing), Ask(15));
        var asked = walk.File.Extensions[0];
        Assert.Equal((new DateOnly(2026, 5, 28), false, new DateOnly(2026, 6, 23)),
            (asked.LatestFilingDay!.Value, asked.Late, asked.NewDueDay));
        Assert.Equal(new DateOnly(2026, 6, 1), walk.Ticket.DueDay);
        walk.Do("2026-05-29 09:00", Dispatcher, new TicketAct.ApproveExtension("同意"));

        Assert.Equal(("06-23", new DateOnly(2026, 6, 23), At("2026-06-24 00:00")),
            (walk.Due("finish"), walk.Ticket.DueDay, walk.Ticket.ExtendedDueAt));
        Assert.Equal("theLimitMayBeProlonged", walk.Refused("2026-06-01 09:00", Unit(Housing), Ask(1)).Code);
        // Red moves to the extended due day; the advisory yellow stays where it was and counts for nothing.
        walk.Lapse("2026-06-23 23:59");
        Assert.Equal(CardStanding.YellowAdvisory, CardOf.Assignment(walk.File, 1));
        walk.Lapse("2026-06-24 00:00");
        Assert.Equal(CardStanding.Red, CardOf.Assignment(walk.File, 1));
        Assert.Equal(TicketDeadline.Overdue, walk.DeadlineAt("2026-06-24 00:00"));
    }

    [Fact]
    public void P16_Later_it_is_late_and_only_the_head_of_the_office_may_allow_it()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-05-11 09:00", Housing)
            .Do("2026-05-11 10:00", Unit(Housing), _accept)
            .Do("2026-05-29 09:00", Unit(Housing), Ask(15));

        Assert.True(walk.File.Extensions[0].Late);
        Assert.Equal(TicketOutcome.Refused.NotYours,
            walk.Refused("2026-05-29 10:00", Dispatcher, new TicketAct.ApproveExtension(null)).Code);
        walk.Do("2026-05-29 10:00", OfficeHead, new TicketAct.ApproveExtension(null));
        Assert.Equal("06-23", walk.Due("finish"));
    }

    [Fact]
    public void P17_Calls_in_vain_on_two_days_that_follow_each_other_count_as_an_answer()
    {
        var walk = Ready("2026-06-01 17:00");
        Assert.Equal("theCallerWasCalledInVain",
            walk.Refused("2026-06-02 11:00", Unit(Housing), new TicketAct.DeemedReplied(null)).Code);
        Call(walk, "2026-06-02 10:00");
        Assert.Equal("theCallerWasCalledInVain",
            walk.Refused("2026-06-02 11:00", Unit(Housing), new TicketAct.DeemedReplied(null)).Code);
        Call(walk, "2026-06-03 15:20");

        walk.Do("2026-06-03 15:21", Unit(Housing), new TicketAct.DeemedReplied(null));

        Assert.Equal((TicketState.ResultSubmitted, "DR", "已核查，不属实。"),
            (walk.Ticket.State, walk.Ticket.ClosingGround, walk.Ticket.ResultText));
        Assert.Equal("06-08", walk.Due("review"));
        Assert.Equal(2, walk.History.Count(entry => entry.Event == "contactCaller"));
    }

    [Fact]
    public void P17_A_day_between_the_calls_or_a_call_before_the_answer_was_stored_is_not_enough()
    {
        var apart = Ready("2026-06-01 17:00");
        Call(apart, "2026-06-02 10:00");
        Call(apart, "2026-06-04 10:00");
        Assert.Equal("theCallerWasCalledInVain",
            apart.Refused("2026-06-04 11:00", Unit(Housing), new TicketAct.DeemedReplied(null)).Code);

        var before = Ready("2026-06-03 09:00", "2026-06-02 10:00");
        Call(before, "2026-06-03 10:00");
        Assert.Equal("theCallerWasCalledInVain",
            before.Refused("2026-06-03 11:00", Unit(Housing), new TicketAct.DeemedReplied(null)).Code);

        var reached = Ready("2026-06-01 17:00");
        Call(reached, "2026-06-02 10:00");
        reached.Do("2026-06-02 12:00", Unit(Housing), new TicketAct.ContactCaller(ContactOutcome.Connected));
        Call(reached, "2026-06-03 10:00");
        Assert.Equal("theCallerWasCalledInVain",
            reached.Refused("2026-06-03 11:00", Unit(Housing), new TicketAct.DeemedReplied(null)).Code);
    }

    [Fact]
    public void Cards_urges_and_deductions_follow_their_instants_and_close_nothing()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 15:00", _town);

        walk.Lapse("2026-04-30 00:00");

        Assert.Equal(TicketState.Dispatched, walk.Ticket.State);
        Assert.Equal(
            [
                (CardClock.Accept, CardColour.Yellow, At("2026-04-03 00:00")),
                (CardClock.Accept, CardColour.Red, At("2026-04-04 00:00")),
                (CardClock.Reply, CardColour.Yellow, At("2026-04-10 00:00")),
                (CardClock.Reply, CardColour.Red, At("2026-04-24 00:00")),
            ],
            walk.File.Cards.Select(card => (card.Clock, card.Colour, card.IssuedAt)));
        Assert.All(walk.File.Cards, card => Assert.False(card.Advisory));
        var remind = Assert.Single(walk.File.Reminders);
        Assert.Equal(At("2026-04-08 00:00"), remind.At);
        var urge = Assert.Single(walk.File.Letters);
        // Due 04-09: drafted as 04-10 begins, the first working day after; the rest from the end of the fifth, 04-16.
        Assert.Equal((LetterKind.Urge, At("2026-04-10 00:00"), null), (urge.Kind, urge.DraftedAt, urge.IssuedAt));
        Assert.Equal(At("2026-04-17 00:00"),
            walk.File.Worklist.Single(item => item.Kind == WorklistKind.Supervise).RaisedAt);
        Assert.Equal(walk.History.Skip(2).Select(entry => entry.At).Order(),
            walk.History.Skip(2).Select(entry => entry.At));
        Assert.Equal(0, walk.Lapse("2026-04-30 00:00"));
        Assert.Equal(SupervisionStanding.Reminded, SupervisionOf.Ticket(walk.File));
    }

    [Fact]
    public void Points_are_deducted_by_a_person_after_a_letter_that_did_not_help()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 15:00", _town)
            .Do("2026-04-02 09:00", Unit(_town), _accept);
        walk.Lapse("2026-04-10 08:00");
        var deduct = new TicketAct.Deduct(null, "经催办仍不说明");
        Assert.Equal("thePointsMayBeDeducted", walk.Refused("2026-04-10 09:00", Overseer, deduct).Code);
        walk.Do("2026-04-10 09:00", Overseer, new TicketAct.IssueLetter(LetterKind.Urge, null));
        var letter = Assert.Single(walk.File.Letters);
        Assert.Equal((At("2026-04-10 09:00"), "第二十一条"), (letter.IssuedAt!.Value, letter.Clause));
        Assert.DoesNotContain(walk.File.Worklist, item => item is { Kind: WorklistKind.IssueUrge, DoneAt: null });
        walk.Lapse("2026-04-17 00:00");

        walk.Do("2026-04-17 09:00", Overseer, deduct);

        var taken = Assert.Single(walk.File.Deductions);
        Assert.Equal((1m, 1, "第二十一条"), (taken.Points!.Value, taken.LetterSeq!.Value, taken.Clause));
        Assert.Equal("thePointsMayBeDeducted", walk.Refused("2026-04-17 10:00", Overseer, deduct).Code);
        Assert.DoesNotContain(walk.File.Worklist, item => item is { Kind: WorklistKind.Deduct, DoneAt: null });
    }

    [Fact]
    public void A_letter_names_a_ground_that_holds_and_gets_the_next_number_of_its_year()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-04-09 10:00", Housing);
        var early = walk.Refused("2026-04-20 09:00", Overseer,
            new TicketAct.IssueLetter(LetterKind.Supervision, "overdue"));
        Assert.Equal(("theLetterHasAGround", "第十八条"), (early.Code, early.Clause));

        var issued = Assert.IsType<TicketOutcome.Changed>(walk.Try("2026-05-01 00:00", Overseer,
            new TicketAct.IssueLetter(LetterKind.Supervision, "overdue") { RequiredBy = new DateOnly(2026, 5, 8) }));
        var numbered = LetterNumbering.Give(issued.Change, (kind, year) =>
        {
            Assert.Equal((LetterKind.Supervision, 2026), (kind, year));
            return 7;
        });
        Assert.Equal("翁热督〔2026〕7号", numbered.File.Letters[0].LetterNo);
        Assert.Equal("翁热督〔2026〕7号", numbered.Entries[0].Fields["letterNo"]);
        Assert.Equal(SupervisionStanding.Supervised, SupervisionOf.Ticket(numbered.File));
        Assert.Same(numbered.File.Letters[0], LetterNumbering.Give(numbered, (_, _) => 8).File.Letters[0]);
    }

    [Fact]
    public void An_emergency_that_is_sent_back_stays_the_units_until_another_has_it()
    {
        var walk = Of("wy");
        walk.Register("2026-06-01 09:00", About("wy", TicketClass.Help) with { Urgency = TicketUrgency.Emergency });
        walk.Do("2026-06-01 09:05", Dispatcher, new TicketAct.Dispatch(Housing, [], null))
            .Do("2026-06-01 09:10", Unit(Housing), new TicketAct.RequestReturn("属供水单位", "职责文件", _town))
            .Do("2026-06-01 09:20", Dispatcher, new TicketAct.ApproveReturn());

        Assert.Equal((TicketState.AwaitingDispatch, AssignmentStatus.Open),
            (walk.Ticket.State, walk.File.Assignments[0].Status));
        walk.Do("2026-06-01 09:30", Unit(Housing), new TicketAct.ArriveOnSite(null));
        walk.Do("2026-06-01 09:40", Dispatcher, new TicketAct.Dispatch(_town, [], null));
        Assert.Equal([AssignmentStatus.Returned, AssignmentStatus.Open],
            walk.File.Assignments.Select(one => one.Status));
        Assert.Equal("06-03", walk.Due("reply"));
    }

    [Fact]
    public void What_was_not_done_well_goes_back_with_a_letter_and_the_full_time()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 15:00", _town)
            .Do("2026-04-02 09:00", Unit(_town), _accept)
            .Do("2026-04-08 16:00", Unit(_town), _result)
            .Do("2026-04-09 09:00", Reviewer, new TicketAct.ReviewFail(true, "未解决", false));

        Assert.Equal((TicketState.Dispatched, 1, "04-16"),
            (walk.Ticket.State, walk.Ticket.RedoSeq, walk.Due("finish")));
        Assert.Equal((1, "已更换灯泡。"), (walk.File.Assignments[1].RedoSeq, walk.File.Assignments[0].ResultText));
        var letter = Assert.Single(walk.File.Letters);
        Assert.Equal((LetterKind.Supervision, "redo", new DateOnly(2026, 4, 16)),
            (letter.Kind, letter.Ground, letter.RequiredBy!.Value));
        walk.Do("2026-04-09 10:00", Overseer, new TicketAct.DeliverLetter(1, "王五"))
            .Do("2026-04-10 10:00", Unit(_town), new TicketAct.ReplyLetter(1, "已重新办理"))
            .Do("2026-04-10 11:00", Overseer, new TicketAct.LiftLetter(1, null));
        Assert.Equal(SupervisionStanding.Lifted, SupervisionOf.Ticket(walk.File));
    }

    [Fact]
    public void Three_people_in_one_day_make_a_matter_key()
    {
        var walk = Of("wy");
        walk.CallerKey = "c";
        walk.Matter =
        [
            new MatterContact { TicketNo = "1", Seq = 1, CallerKey = "a", At = At("2026-04-01 09:00"), By = "1001" },
            new MatterContact { TicketNo = "2", Seq = 1, CallerKey = "b", At = At("2026-04-01 10:00"), By = "1001" },
        ];
        walk.Register("2026-04-01 11:00", About("wy", TicketClass.Help));

        Assert.Equal((true, "一天内3人反映同一事项", 1),
            (walk.Ticket.IsKey, walk.Ticket.KeyReason, walk.Ticket.RepeatNo));
        Assert.Equal(("markKey", "第十四条"), (walk.History[^1].Event, walk.History[^1].Clause));
    }

    static string ShippedTown() => RuleSets.ShippedRules.Of("wy12345").Offices.All
        .Single(office => office.Name.Contains("龙仙镇", StringComparison.Ordinal)).OrgId;

    static TicketAct.ApplyExtension Ask(int days) => new(days, "需多部门会商", "局长", false);

    static TicketWalk Ready(string stored, string? calledBefore = null)
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-05-25 09:00", Housing)
            .Do("2026-05-25 10:00", Unit(Housing), _accept);
        if (calledBefore is not null)
            Call(walk, calledBefore);
        return walk.Do(stored, Unit(Housing), new TicketAct.StoreAnswer("已核查，不属实。"));
    }

    static void Call(TicketWalk walk, string at) =>
        walk.Do(at, Unit(Housing), new TicketAct.ContactCaller(ContactOutcome.NoAnswer));
}
