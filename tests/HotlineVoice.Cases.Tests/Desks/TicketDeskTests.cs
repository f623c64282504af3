using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Desks;

public sealed class TicketDeskTests
{
    static readonly DateTimeOffset _now = At("2026-03-17 08:55");

    readonly MemoryShelf _shelf = new();

    TicketDesk Desk => new(_shelf, _shelf, code => code == "jn12316" ? ShippedRules.Jn : null,
        () => ShippedCalendar.Calendar);

    [Fact]
    public async Task A_registration_gets_the_next_number_of_its_hotline_and_day()
    {
        var first = await RegisterAsync(Consultation("210323"));
        var second = await RegisterAsync(Consultation("210323"));

        Assert.Equal(["12026031700001", "12026031700002"], [first.Ticket.TicketNo, second.Ticket.TicketNo]);
        Assert.Equal("C12026031700002", second.Caller!.CallerId);
    }

    [Fact]
    public async Task What_is_wrong_or_of_no_hotline_costs_no_number()
    {
        Assert.IsType<TicketDeskAnswer.Wrong>(
            await Desk.RegisterAsync(Consultation(""), Agent, _now, TestContext.Current.CancellationToken));
        var refused = Assert.IsType<TicketDeskAnswer.Refused>(await Desk.RegisterAsync(
            Consultation("210323") with { HotlineCode = "x" }, Agent, _now, TestContext.Current.CancellationToken));
        Assert.Equal("noRules", refused.Code);
        Assert.Equal("12026031700001", (await RegisterAsync(Consultation("210323"))).Ticket.TicketNo);
    }

    [Fact]
    public async Task A_ticket_follows_only_one_of_its_own_hotline()
    {
        var parent = await RegisterAsync(Consultation("210323"));
        var child = await RegisterAsync(Consultation("210323") with { ParentTicketNo = parent.Ticket.TicketNo });
        Assert.Equal(2, child.Ticket.RepeatNo);

        var wrong = Assert.IsType<TicketDeskAnswer.Wrong>(await Desk.RegisterAsync(
            Consultation("210323") with { ParentTicketNo = "12026010100001" }, Agent, _now,
            TestContext.Current.CancellationToken));
        Assert.Equal("parentTicketNo", Assert.Single(wrong.Errors).Key);
    }

    [Fact]
    public async Task An_act_on_an_older_version_is_not_done()
    {
        var file = await RegisterAsync(Consultation("210323"));
        var order = new TicketOrder(file.Ticket.TicketNo, file.Ticket.Version, new TicketAct.SendForm());

        Assert.Equal(TicketState.AwaitingDispatch, Assert.IsType<TicketDeskAnswer.Done>(
            await ActAsync(order, Agent)).File.Ticket.State);
        Assert.Equal(new TicketDeskAnswer.Stale(2), await ActAsync(order, Agent));
        Assert.IsType<TicketDeskAnswer.NotFound>(await ActAsync(order with { TicketNo = "12026031799999" }, Agent));
    }

    [Fact]
    public async Task Who_is_overtaken_while_it_is_decided_is_told_the_version_that_stands()
    {
        var file = await RegisterAsync(Consultation("210323"));
        _shelf.Overtake = true;

        Assert.Equal(new TicketDeskAnswer.Stale(2), await ActAsync(
            new TicketOrder(file.Ticket.TicketNo, 1, new TicketAct.SendForm()), Agent));
    }

    [Fact]
    public async Task Attempts_of_the_ticket_and_of_its_call_are_counted_once_each()
    {
        var file = await RegisterAsync(Consultation("210323") with { CallId = "c1" });
        var number = file.Ticket.TicketNo;
        var unreachable = new TicketOrder(number, 1, new TicketAct.Unreachable3());
        _shelf.Try(number, "c1", "2026-03-17 09:00");
        _shelf.Try(null, "c1", "2026-03-17 09:40");
        Assert.IsType<TicketDeskAnswer.Refused>(await ActAsync(unreachable, Dispatcher));

        _shelf.Try(number, null, "2026-03-17 11:15");
        Assert.IsType<TicketDeskAnswer.Done>(await ActAsync(unreachable, Dispatcher));
    }

    async Task<TicketFile> RegisterAsync(TicketRegistration said) => Assert.IsType<TicketDeskAnswer.Done>(
        await Desk.RegisterAsync(said, Agent, _now, TestContext.Current.CancellationToken)).File;

    Task<TicketDeskAnswer> ActAsync(TicketOrder order, TicketActor actor) =>
        Desk.ActAsync(order, actor, At("2026-03-17 11:20"), TestContext.Current.CancellationToken);
}
