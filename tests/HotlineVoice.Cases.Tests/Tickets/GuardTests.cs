using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

public sealed class GuardTests
{
    const string Day = "2026-03-18 10:00";

    static readonly TicketAct _result = new TicketAct.SubmitResult("查实，已退还。", true, null, false);
    static readonly TicketAct _pass = new TicketAct.ReviewPass(null, null, null);

    [Fact]
    public void A_complaint_is_never_settled_in_the_call()
    {
        var walk = Registered(Day, Complaint("210381", null));

        Assert.Equal("theClassMayBeAnsweredAtOnce",
            walk.Refused(Day, Agent, new TicketAct.AnswerDirectly(null, "好的")).Code);
        Assert.DoesNotContain("threePartyOk", walk.Allowed(Day, Agent));
        Assert.Contains("sendForm", walk.Allowed(Day, Agent));
    }

    [Theory]
    [InlineData("210381", "210381", "210300")]
    [InlineData("210381", null, "210300")]
    [InlineData("210300", "210300", "210000")]
    [InlineData("210000", "210000-njcf", "210000")]
    public void A_complaint_goes_to_the_superior_of_the_respondent(string place, string? respondent, string to)
    {
        var walk = Registered(Day, Complaint(place, respondent));

        walk.Do(Day, Dispatcher, new TicketAct.Dispatch(to, [], null));

        Assert.Equal(to, walk.File.Assignments[0].OrgId);
        Assert.Equal(to, walk.Ticket.FirstResponsibleOrg);
    }

    [Fact]
    public void A_complaint_against_the_department_itself_is_sent_where_a_supervisor_says()
    {
        var outside = new Organisation("outside", "上级机关", OrganisationLevel.Province, "210000");
        var walk = new TicketWalk { Offices = new OfficeBook([.. ShippedRules.Offices.All, outside]) };
        walk.Register(Day, Complaint("210381", "210000"));

        foreach (var below in (string[])["210000", "210300", "210000-njcf"])
            Assert.Equal("theUnitIsNotTheRespondent",
                walk.Refused(Day, Supervisor, new TicketAct.Dispatch(below, [], null)).Code);
        var dispatch = new TicketAct.Dispatch("outside", [], null);
        Assert.Equal("theUnitIsOneThatTheRulesName", walk.Refused(Day, Dispatcher, dispatch).Code);
        walk.Do(Day, Supervisor, dispatch);
        Assert.Equal("banzhang", walk.File.Assignments[0].DispatchedBy);
    }

    [Fact]
    public void A_grave_matter_may_go_to_the_department_or_to_the_complainants_city()
    {
        var said = Complaint("210381", "210381") with
        {
            IsKey = true,
            KeyReason = "多人反映",
            Caller = new NewCaller { Phone = "13900010001", DivisionCode = "211224" },
        };

        foreach (var to in (string[])["210300", "210000", "211200"])
            Registered(Day, said).Do(Day, Dispatcher, new TicketAct.Dispatch(to, [], null));
        Assert.Equal("theUnitIsOneThatTheRulesName",
            Registered(Day, said).Refused(Day, Dispatcher, new TicketAct.Dispatch("210100", [], null)).Code);
    }

    [Fact]
    public void A_consultation_goes_to_the_office_of_the_place()
    {
        var walk = Registered(Day, Consultation("211381"));

        var refused = walk.Refused(Day, Dispatcher, new TicketAct.Dispatch("211300", [], null));

        Assert.Equal("附二(二)2", refused.Clause);
        Assert.Contains("北票市农业农村局", refused.Message);
        Assert.Equal(["orgId"], walk.WrongFields(Day, Dispatcher, new TicketAct.Dispatch("nowhere", [], null)));
    }

    [Fact]
    public void A_unit_acts_only_on_what_it_has()
    {
        var walk = Sent();

        Assert.Equal(TicketOutcome.Refused.NotYours, walk.Refused(Day, Unit("210100"), new TicketAct.Accept()).Code);
        Assert.Equal(TicketOutcome.Refused.NotYours, walk.Refused(Day, Agent, _result).Code);
        Assert.Equal(["accept", "enclose", "explain", "note", "reportAbnormal", "requestReturn", "submitResult"],
            walk.Allowed(Day, Unit("210300")).Order());
        Assert.Empty(walk.Allowed(Day, Unit("210100")));
    }

    [Fact]
    public void A_co_unit_answers_before_the_main_unit()
    {
        var walk = Registered(Day, Complaint("210381", null))
            .Do(Day, Dispatcher, new TicketAct.Dispatch("210300", ["210100"], null));

        Assert.Equal("theCoUnitsHaveAnswered", walk.Refused(Day, Unit("210300"), _result).Code);
        walk.Do(Day, Unit("210100"), _result);
        Assert.Equal(TicketState.Dispatched, walk.Ticket.State);
        walk.Do(Day, Unit("210300"), _result);
        Assert.Equal(TicketState.ResultSubmitted, walk.Ticket.State);
    }

    [Fact]
    public void A_result_must_be_written()
    {
        var walk = Sent();

        Assert.Equal("theResultIsWritten",
            walk.Refused(Day, Dispatcher, new TicketAct.SubmitResult("口头", false, null, false)).Code);
        Assert.Equal(["resultText"],
            walk.WrongFields(Day, Dispatcher, new TicketAct.SubmitResult(" ", true, null, false)));
    }

    [Fact]
    public void Reasons_are_given_once_and_name_a_day_that_is_not_too_far()
    {
        var walk = Sent();

        // Fifteen working days after 03-20: 04-13, with 04-06 off.
        var far = new TicketAct.Explain("取证", new DateOnly(2026, 4, 14));
        Assert.Equal("theNewDayIsNamed", walk.Refused("2026-03-20 09:00", Dispatcher, far).Code);
        Assert.Equal(["newDate"], walk.WrongFields("2026-03-20 09:00", Dispatcher,
            new TicketAct.Explain("取证", new DateOnly(2026, 3, 19))));
        walk.Do("2026-03-20 09:00", Dispatcher, new TicketAct.Explain("取证", new DateOnly(2026, 4, 13)));
        Assert.Equal("reasonsAreGivenOnce", walk.Refused("2026-03-20 10:00", Dispatcher, far).Code);
    }

    [Fact]
    public void Reasons_that_come_too_late_excuse_nothing()
    {
        var walk = Sent()
            .Do("2026-03-24 09:00", Dispatcher, new TicketAct.Explain("取证", new DateOnly(2026, 3, 30)));

        Assert.Equal(TicketDeadline.Overdue, walk.DeadlineAt("2026-03-24 10:00"));
    }

    [Theory]
    [InlineData("满意")]
    [InlineData("差 ")]
    public void A_grade_is_one_of_the_scale(string grade)
    {
        var walk = Answered(Complaint("210381", null));

        Assert.Equal(["grade"],
            walk.WrongFields(Day, Agent, new TicketAct.FeedbackDone { Reached = true, Grade = grade }));
    }

    [Fact]
    public void Consultations_and_anonymous_reports_are_not_graded()
    {
        var graded = new TicketAct.FeedbackDone { Reached = true, Grade = "优秀" };
        var report = Complaint("210381", null) with { Class = TicketClass.Report, Anonymous = true, Caller = null };

        Assert.Equal(["grade"], Answered(report).WrongFields(Day, Agent, graded));
        Assert.Equal(["grade"], Answered(Consultation("210300")).WrongFields(Day, Agent, graded));
    }

    [Fact]
    public void A_caller_is_given_up_after_three_attempts_on_two_days_or_when_he_left_no_number()
    {
        var lost = new TicketAct.FeedbackDone { Reached = false };
        var walk = Answered(Complaint("210381", null));
        walk.Tried("2026-03-18 11:00", ContactParty.Caller, ContactOutcome.NoAnswer);
        walk.Tried("2026-03-18 15:00", ContactParty.Caller, ContactOutcome.NoAnswer);
        walk.Tried("2026-03-18 17:00", ContactParty.Caller, ContactOutcome.NoAnswer);
        Assert.Equal("theCallerWasTriedLongEnough", walk.Refused("2026-03-18 18:00", Agent, lost).Code);
        walk.Tried("2026-03-19 09:00", ContactParty.Caller, ContactOutcome.Busy);
        Assert.Equal("UC", walk.Do("2026-03-19 10:00", Agent, lost).Ticket.ClosingGround);

        var nameless = Answered(Complaint("210381", null) with { Anonymous = true, Caller = null });
        Assert.Equal("UC", nameless.Do(Day, Agent, lost).Ticket.ClosingGround);
    }

    [Fact]
    public void Closing_on_a_ground_needs_its_evidence_and_where_the_rules_say_so_another_reader_or_a_supervisor()
    {
        var walk = Registered(Day, Complaint("210381", null));

        Assert.Equal(["evidence"], walk.WrongFields(Day, Dispatcher, new TicketAct.CloseByGround("G3", "", null)));
        Assert.Equal(["ground"], walk.WrongFields(Day, Dispatcher, new TicketAct.CloseByGround("G1", "录音", null)));
        Assert.Equal(["secondReader"],
            walk.WrongFields(Day, Dispatcher, new TicketAct.CloseByGround("G5", "笔录", null)));
        Assert.Equal("somebodyElseHasLooked",
            walk.Refused(Day, Dispatcher, new TicketAct.CloseByGround("G5", "笔录", "fenban")).Code);
        // Nobody of that name, and somebody who does not review.
        foreach (var name in (string[])["nobody", "huifang"])
            Assert.Equal(["secondReader"],
                walk.WrongFields(Day, Dispatcher, new TicketAct.CloseByGround("G5", "笔录", name)));
        Assert.IsType<TicketOutcome.Changed>(
            walk.Try(Day, Dispatcher, new TicketAct.CloseByGround("G5", "笔录", "fuhe")));
        Assert.Equal("aSupervisorClosesIt",
            walk.Refused(Day, Dispatcher, new TicketAct.CloseByGround("G9", "依据", null)).Code);
        walk.Do(Day, Dispatcher, new TicketAct.CloseByGround("G3", "录音 r1", null));
        Assert.Equal((TicketState.Closed, "G3"), (walk.Ticket.State, walk.Ticket.ClosingGround));
    }

    [Fact]
    public void Thirty_days_without_cooperation_are_documented_without_a_gap_and_end_on_the_thirty_first()
    {
        var close = new TicketAct.CloseByGround("G8", "联系记录", null);
        var walk = Registered("2026-04-20 09:00", Complaint("210381", null));
        foreach (var at in (string[])["2026-04-20 10:00", "2026-04-27 10:00", "2026-05-06 10:00", "2026-05-14 10:00"])
            walk.Tried(at, ContactParty.Caller, ContactOutcome.Rejected);

        Assert.Equal("nobodyCooperatedLongEnough", walk.Refused("2026-05-20 23:59", Dispatcher, close).Code);
        Assert.IsType<TicketOutcome.Changed>(walk.Try("2026-05-21 00:00", Dispatcher, close));
        walk.Tried("2026-05-10 10:00", ContactParty.Caller, ContactOutcome.Connected);
        Assert.Equal("nobodyCooperatedLongEnough", walk.Refused("2026-05-21 00:00", Dispatcher, close).Code);
    }

    [Fact]
    public void What_is_archived_is_frozen_but_a_repeated_contact_is_recorded()
    {
        var walk = Registered(Day, Consultation("210381"))
            .Do(Day, Agent, new TicketAct.AnswerDirectly(null, "三千元"))
            .Do(Day, Dispatcher, new TicketAct.Archive());

        var refused = walk.Refused(Day, Agent, new TicketAct.SendForm());
        Assert.Equal(("Archived", "工单现为「已归档」，不能转分办员"), (refused.Code, refused.Message));
        walk.Do(Day, Agent, new TicketAct.RepeatContact(false));
        Assert.Equal((TicketState.Archived, 2), (walk.Ticket.State, walk.Ticket.RepeatNo));
    }

    [Fact]
    public void The_rules_units_and_divisions_that_ship_are_whole()
    {
        Assert.Equal((1, 11), (ShippedRules.Jn.Sets.Length, ShippedRules.Set.Clocks.Length));
        Assert.Equal(116, ShippedRules.Offices.All.Length);
        Assert.Equal(148, ShippedRules.Divisions.All.Length);
        Assert.Equal("辽宁省铁岭市昌图县", ShippedRules.Divisions.FullName("211224"));
        Assert.All(ShippedRules.Offices.All, office => Assert.Empty(office.Phones));
    }

    static TicketWalk Sent() =>
        Registered(Day, Complaint("210381", null)).Do(Day, Dispatcher, new TicketAct.Dispatch("210300", [], null));

    static TicketWalk Answered(TicketRegistration said)
    {
        var office = said.Class == TicketClass.Consultation ? said.DivisionCode! : "210300";
        return Registered(Day, said)
            .Do(Day, Dispatcher, new TicketAct.Dispatch(office, [], null))
            .Do(Day, Dispatcher, _result)
            .Do(Day, Dispatcher, _pass);
    }
}
