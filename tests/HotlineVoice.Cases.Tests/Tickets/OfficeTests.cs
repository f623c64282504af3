using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>What the office decides besides: grounds, escalation, flags, reminders, calls in vain.</summary>
public sealed class OfficeTests
{
    const string Housing = "440229-zgj";

    [Theory]
    [InlineData("G2", "2026-03-29", "第十四条(二)")]
    [InlineData("G6", "2026-03-29", "第十四条(六)")]
    public void What_happened_before_the_registration_is_no_ground_for_closing(string ground, string day, string clause)
    {
        var walk = Of("ln");
        walk.Register("2026-03-30 09:00", About("ln", TicketClass.Complaint));
        var close = new TicketAct.CloseByGround(ground, "（2026）辽01号", null) { EventDay = DateOnly.Parse(day) };

        var refused = walk.Refused("2026-04-01 09:00", Dispatcher, close);
        Assert.Equal(("theGroundHoldsForThisTicket", clause), (refused.Code, refused.Clause));
        walk.Do("2026-04-01 09:00", Dispatcher, close with { EventDay = new DateOnly(2026, 3, 31) });
        Assert.Equal(ground, walk.Ticket.ClosingGround);
    }

    [Fact]
    public void An_agreement_that_was_performed_closes_and_what_only_a_caller_can_say_does_not()
    {
        var walk = Of("ln");
        walk.Register("2026-03-30 09:00", About("ln", TicketClass.Complaint));

        foreach (var ground in (string[])["G1", "G1a", "G1c", "G4", "UC", "DA"])
            Assert.Equal(["ground"], walk.WrongFields("2026-04-01 09:00", Dispatcher,
                new TicketAct.CloseByGround(ground, "证明", "u2")));
        Assert.Equal("theGroundHoldsForThisTicket", walk.Refused("2026-04-01 09:00", Dispatcher,
            new TicketAct.CloseByGround("G7", "法条", null) { CallerTold = false }).Code);
        walk.Do("2026-04-01 09:00", Dispatcher, new TicketAct.CloseByGround("G1b", "和解协议及付款凭证", null));
        Assert.Equal("G1b", walk.Ticket.ClosingGround);
    }

    [Fact]
    public void A_town_hands_up_what_is_beyond_its_powers()
    {
        var county = new Organisation("211224", "昌图县人民政府", OrganisationLevel.County, "211224");
        var town = new Organisation("211224100", "昌图镇人民政府", OrganisationLevel.Town, "211224")
        {
            ParentOrgId = "211224",
        };
        var walk = new TicketWalk { Rules = ShippedRules.SetOf("ln"), Offices = new OfficeBook([county, town]) };
        walk.Register("2026-03-30 09:00", About("ln", TicketClass.Complaint));
        walk.Do("2026-03-30 09:10", Dispatcher, new TicketAct.Dispatch("211224100", [], null))
            .Do("2026-03-31 09:00", Unit("211224100"), new TicketAct.Escalate("须县级审批"));

        Assert.Equal(
            [("211224100", AssignmentStatus.Escalated), ("211224", AssignmentStatus.Open)],
            walk.File.Assignments.Select(one => (one.OrgId, one.Status)));
        Assert.Equal(("211224100", "第六条"), (walk.Ticket.FirstResponsibleOrg, walk.History[^1].Clause));
        Assert.Equal("theSuperiorMayTakeIt",
            walk.Refused("2026-03-31 10:00", Unit("211224"), new TicketAct.Escalate("超出权限")).Code);
    }

    [Fact]
    public void A_matter_is_marked_key_by_hand_with_its_reason_and_both_are_in_its_history()
    {
        var walk = Of("wy");
        walk.Register("2026-04-01 09:00", About("wy", TicketClass.Complaint));

        Assert.Equal(["reason"], walk.WrongFields("2026-04-01 09:05", Supervisor, new TicketAct.MarkKey(true, null)));
        walk.Do("2026-04-01 09:05", Supervisor, new TicketAct.MarkKey(true, "涉及群众重大利益"));
        Assert.True(TicketRegions.Of(walk.File, At("2026-04-01 10:00")).IsKey);
        walk.Do("2026-04-01 09:10", Supervisor, new TicketAct.MarkKey(false, null));
        Assert.Equal((false, 2), (walk.Ticket.IsKey, walk.History.Count(entry => entry.Event == "markKey")));
    }

    [Fact]
    public void A_person_may_remind_before_the_clock_does()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 15:00", Housing)
            .Do("2026-04-03 09:00", Overseer, new TicketAct.Remind("telephone", "请抓紧办理"));
        walk.Lapse("2026-04-08 09:00");

        var reminder = Assert.Single(walk.File.Reminders);
        Assert.Equal(("duban", "telephone"), (reminder.By, reminder.Channel));
        Assert.Equal(SupervisionStanding.Reminded, SupervisionOf.Ticket(walk.File));
    }

    [Fact]
    public void A_reminder_by_message_leaves_with_the_change_and_without_a_mobile_number_the_history_says_so()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 15:00", Housing)
            .Do("2026-04-03 09:00", Overseer, new TicketAct.Remind("sms", null));

        Assert.Equal("sms", walk.History.Last(entry => entry.Event == "remind").Fields["unreachable"]);
    }

    [Fact]
    public void Who_was_deemed_answered_and_is_not_reached_by_the_hotline_either_stays_deemed_answered()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-05-25 09:00", Housing)
            .Do("2026-05-25 10:00", Unit(Housing), new TicketAct.Accept())
            .Do("2026-06-01 17:00", Unit(Housing), new TicketAct.StoreAnswer("已核查。"))
            .Do("2026-06-02 10:00", Unit(Housing), new TicketAct.ContactCaller(ContactOutcome.NoAnswer))
            .Do("2026-06-03 10:00", Unit(Housing), new TicketAct.ContactCaller(ContactOutcome.Busy))
            .Do("2026-06-03 10:05", Unit(Housing), new TicketAct.DeemedReplied(null))
            .Do("2026-06-04 09:00", Reviewer, new TicketAct.ReviewPass(true, null, null));
        var lost = new TicketAct.FeedbackDone { IsCallback = true, Reached = false };
        Assert.Equal("theCallerWasTriedLongEnough", walk.Refused("2026-06-04 10:00", CallerBack, lost).Code);
        walk.Tried("2026-06-04 10:00", ContactParty.Caller, ContactOutcome.NoAnswer);

        walk.Do("2026-06-04 10:05", CallerBack, lost);

        Assert.Equal((TicketState.Closed, "DR", null),
            (walk.Ticket.State, walk.Ticket.ClosingGround, walk.Ticket.Satisfied));
    }

    [Fact]
    public void The_units_own_callback_is_written_down_and_decides_nothing()
    {
        var walk = Sent("mc", TicketClass.Help, "2026-06-08 11:00", "341622-zjj")
            .Do("2026-06-08 12:00", Unit("341622-zjj"), new TicketAct.Accept())
            .Do("2026-06-09 09:00", Unit("341622-zjj"), new TicketAct.SubmitResult("已维修", true, "局长", true))
            .Do("2026-06-09 10:00", Reviewer, new TicketAct.ReviewPass(true, null, null))
            .Do("2026-06-09 11:00", Unit("341622-zjj"), new TicketAct.FeedbackDone
            {
                IsCallback = true,
                Reached = true,
                Satisfied = true,
            });

        Assert.Equal(TicketState.CallbackPending, walk.Ticket.State);
        Assert.False(walk.File.Callbacks[0].Counted);
        walk.Do("2026-06-10 09:00", CallerBack, new TicketAct.FeedbackDone
        {
            IsCallback = true,
            Reached = true,
            Satisfied = false,
            UnitResponsible = false,
        });
        Assert.Equal((TicketState.Closed, "UD"), (walk.Ticket.State, walk.Ticket.ClosingGround));
    }

    [Fact]
    public void Mediation_and_enforcement_are_asked_about_and_not_counted()
    {
        var walk = Of("ln");
        walk.Register("2026-03-30 09:00", About("ln", TicketClass.Complaint) with { HandlingKind = "行政调解" });
        walk.Do("2026-03-30 09:10", Dispatcher, new TicketAct.Dispatch("210000-scj", [], null))
            .Do("2026-03-31 09:00", Unit("210000-scj"), new TicketAct.SubmitResult("调解不成", true, null, false))
            .Do("2026-04-01 09:00", Reviewer, new TicketAct.ReviewPass(true, null, null))
            .Do("2026-04-01 10:00", CallerBack, new TicketAct.FeedbackDone
            {
                IsCallback = true,
                Reached = true,
                Grade = "不满意",
            });

        Assert.Equal((true, false, false),
            (walk.Ticket.ExcludedFromSatisfaction, walk.File.Callbacks[0].Counted, walk.Ticket.Satisfied));
    }
}
