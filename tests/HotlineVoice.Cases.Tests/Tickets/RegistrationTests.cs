using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

public sealed class RegistrationTests
{
    const string Now = "2026-03-18 10:00";

    [Fact]
    public void Everything_that_is_missing_is_said_at_once() => Assert.Equal(
        ["caller.phone", "class", "content", "divisionCode", "title"],
        WrongFields(new TicketRegistration { HotlineCode = "jn12316" }));

    [Fact]
    public void What_cannot_be_is_wrong_by_its_name() => Assert.Equal(
        ["buyerType", "caller.phone", "class", "divisionCode", "keyReason", "occurredAt", "purchaseDate",
            "respondentOrgId", "subsidyAmount", "title"],
        WrongFields(Consultation("2112") with
        {
            Class = TicketClass.Help,
            Title = new string('长', 101),
            Caller = new NewCaller { Phone = "abc" },
            OccurredAt = At("2026-03-18 10:01"),
            PurchaseDate = new DateOnly(2026, 3, 19),
            RespondentOrgId = "nowhere",
            SubsidyAmount = -1,
            BuyerType = "政府",
            IsKey = true,
        }));

    [Fact]
    public void An_anonymous_ticket_has_no_caller_and_one_that_names_him_is_wrong()
    {
        Assert.Equal(["caller"], WrongFields(Complaint("210381", null) with { Anonymous = true }));

        var walk = Registered(Now, Complaint("210381", null) with { Anonymous = true, Caller = null });
        Assert.Null(walk.File.Caller);
        Assert.Null(walk.Ticket.CallerId);
    }

    [Theory]
    [InlineData(TicketClass.Consultation, false)]
    [InlineData(TicketClass.Complaint, true)]
    [InlineData(TicketClass.Report, true)]
    public void Complaints_and_reports_are_confidential(TicketClass kind, bool confidential) =>
        Assert.Equal(confidential, Registered(Now, Consultation("210381") with { Class = kind }).Ticket.Confidential);

    [Fact]
    public void A_number_is_kept_without_its_spaces_and_hyphens() => Assert.Equal("02486543210",
        Registered(Now, Consultation("210381") with { Caller = new NewCaller { Phone = "024-8654 3210" } })
            .File.Caller!.Phone);

    [Fact]
    public void A_draft_may_say_little_and_is_registered_later_under_its_number()
    {
        var walk = Registered("2026-03-18 10:00", new TicketRegistration
        {
            HotlineCode = "jn12316",
            Draft = true,
            CallId = "c1",
        });
        Assert.Equal((TicketState.Draft, null), (walk.Ticket.State, walk.Ticket.RegisteredAt));
        Assert.Empty(walk.File.Timers);
        Assert.Equal(["title"], walk.WrongFields("2026-03-18 10:05", Agent,
            new TicketAct.Register(Consultation("210381") with { Title = "" })));

        walk.Do("2026-03-18 10:05", Agent, new TicketAct.Register(Consultation("210381")));

        Assert.Equal((TicketState.Registered, Number, "c1"),
            (walk.Ticket.State, walk.Ticket.TicketNo, walk.Ticket.CallId));
        Assert.Equal(At("2026-03-18 10:05"), walk.Ticket.RegisteredAt);
        Assert.Equal(At("2026-03-18 10:00"), walk.Ticket.CreatedAt);
        Assert.Equal("03-23", walk.Due("callerCap"));
        Assert.Equal("C" + Number, walk.File.Caller!.CallerId);
    }

    [Fact]
    public void Only_a_clerk_or_a_supervisor_registers() => Assert.Equal(
        TicketOutcome.Refused.NotYours,
        Assert.IsType<TicketOutcome.Refused>(
            TicketMachine.Register(Number, Consultation("210381"), Around(Dispatcher))).Code);

    [Fact]
    public void A_ticket_that_follows_another_counts_on()
    {
        var parent = Registered(Now, Consultation("210381")).Ticket with { RepeatNo = 2 };

        var outcome = TicketMachine.Register(Number, Consultation("210381") with { ParentTicketNo = parent.TicketNo },
            Around(Agent) with { Parent = parent });

        Assert.Equal(3, Assert.IsType<TicketOutcome.Changed>(outcome).Change.File.Ticket.RepeatNo);
    }

    [Theory]
    [InlineData(1, "2026-03-11", 1, "12026031100001")]
    [InlineData(9, "2026-12-31", 99999, "92026123199999")]
    public void A_number_is_the_hotlines_digit_the_day_and_the_serial(int digit, string day, int serial, string number)
    {
        Assert.Equal(number, TicketNumber.Of(digit, DateOnly.Parse(day), serial));
        Assert.True(TicketNumber.IsWellFormed(number));
    }

    [Theory]
    [InlineData("1202603110001")]
    [InlineData("02026031100001")]
    [InlineData("12026023000001")]
    [InlineData("1202603110000x")]
    public void What_is_no_number_is_known_as_such(string text) => Assert.False(TicketNumber.IsWellFormed(text));

    [Fact]
    public void Clocks_that_have_come_are_made_known_once_in_the_order_of_their_instants()
    {
        var walk = Registered("2026-03-13 14:20", Consultation("211381"));

        var lapse = TicketMachine.Lapse(walk.File, walk.Around("2026-03-17 00:00", Agent))!;

        Assert.Equal(
            [("dispatch", At("2026-03-14 00:00")), ("callerCap", At("2026-03-17 00:00"))],
            lapse.Entries.Select(entry => (entry.Fields["timer"], entry.DueInstant!.Value)));
        Assert.Equal([2, 3], lapse.Entries.Select(entry => entry.Seq));
        Assert.Equal((2L, 3), (lapse.File.Ticket.Version, lapse.File.HistoryLength));
        Assert.All(lapse.File.Timers, timer => Assert.Equal(TimerState.Due, timer.State));
        Assert.Null(TicketMachine.Lapse(lapse.File, walk.Around("2026-03-18 00:00", Agent)));
    }

    static IEnumerable<string> WrongFields(TicketRegistration said) =>
        Assert.IsType<TicketOutcome.Wrong>(TicketMachine.Register(Number, said, Around(Agent))).Errors.Keys.Order();

    static TicketSurroundings Around(TicketActor actor) =>
        new(ShippedRules.Set, ShippedCalendar.Calendar, ShippedRules.Offices, At(Now), actor);
}
