using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Desks;

/// <summary>What comes by itself at the desk, and numbers that are given while something is kept.</summary>
public sealed class DeskClockTests
{
    const string Housing = "341622-zjj";

    readonly MemoryShelf _shelf = new();

    TicketDesk Desk => new(_shelf, _shelf, code => ShippedRules.All.FirstOrDefault(one => one.HotlineCode == code),
        () => ShippedCalendar.Calendar);

    [Fact]
    public async Task What_has_come_by_itself_stands_before_an_act_that_comes_later()
    {
        var file = await SentAsync("mc", TicketClass.Help, Housing);

        var late = await ActAsync(file, Unit(Housing), "2026-06-12 09:00",
            new TicketAct.RequestReturn("非职责", "条例", null));
        Assert.Equal("theReturnIsInTime", Assert.IsType<TicketDeskAnswer.Refused>(late).Code);
        var kept = Assert.IsType<TicketDeskAnswer.Done>(await ActAsync(file, Unit(Housing), "2026-06-12 09:00",
            new TicketAct.ContactCaller(Cases.Contacts.ContactOutcome.Connected))).File;

        Assert.Equal((file.Ticket.Version + 1, TicketState.Accepted), (kept.Ticket.Version, kept.Ticket.State));
        var history = await _shelf.HistoryAsync(file.Ticket.TicketNo, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(entry => entry.Seq));
        Assert.Equal("contactCaller", history[^1].Event);
        Assert.Contains(history, entry => entry.Event == "returnWindowExpired" && entry.At == At("2026-06-10 00:00"));
    }

    [Fact]
    public async Task The_clock_keeps_what_has_come_once()
    {
        var file = await SentAsync("mc", TicketClass.Help, Housing);

        var lapsed = await Desk.LapseAsync(
            file.Ticket.TicketNo, At("2026-06-10 00:00"), TestContext.Current.CancellationToken);

        Assert.True(lapsed!.Assignments[0].DeemedAccepted);
        Assert.Null(await Desk.LapseAsync(
            file.Ticket.TicketNo, At("2026-06-10 00:00"), TestContext.Current.CancellationToken));
        Assert.Null(await Desk.LapseAsync("1", At("2026-06-10 00:00"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Letters_of_two_tickets_have_numbers_that_follow_each_other()
    {
        var numbers = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            var file = await SentAsync("wy", TicketClass.Complaint, "440229-zgj");
            var done = Assert.IsType<TicketDeskAnswer.Done>(await ActAsync(file, Overseer, "2026-06-09 09:00",
                new TicketAct.IssueLetter(LetterKind.Supervision, "untrue")));
            numbers.Add(done.File.Letters[0].LetterNo);
        }

        Assert.Equal(["翁热督〔2026〕1号", "翁热督〔2026〕2号"], numbers);
    }

    [Fact]
    public async Task Nobody_is_protected_where_nothing_can_lock_him()
    {
        var answer = await Desk.RegisterAsync(About("wy", TicketClass.Report) with { Protected = true },
            Agent, At("2026-06-08 10:00"), TestContext.Current.CancellationToken);

        Assert.Equal(["protected"], Assert.IsType<TicketDeskAnswer.Wrong>(answer).Errors.Keys);
    }

    [Fact]
    public async Task A_ticket_is_merged_only_into_one_that_is_kept()
    {
        var first = await SentAsync("wy", TicketClass.Help, "440229-zgj");
        var second = Assert.IsType<TicketDeskAnswer.Done>(await Desk.RegisterAsync(
            About("wy", TicketClass.Help), Agent, At("2026-06-08 12:00"), TestContext.Current.CancellationToken)).File;

        Assert.IsType<TicketDeskAnswer.Wrong>(await ActAsync(second, Agent, "2026-06-08 12:05",
            new TicketAct.Merge("32026060899999")));
        var merged = Assert.IsType<TicketDeskAnswer.Done>(await ActAsync(second, Agent, "2026-06-08 12:05",
            new TicketAct.Merge(first.Ticket.TicketNo))).File;
        Assert.Equal((TicketState.Closed, first.Ticket.TicketNo),
            (merged.Ticket.State, merged.Ticket.MergedIntoTicketNo));
    }

    async Task<TicketFile> SentAsync(string letters, TicketClass kind, string unit)
    {
        var file = Assert.IsType<TicketDeskAnswer.Done>(await Desk.RegisterAsync(About(letters, kind), Agent,
            At("2026-06-08 10:55"), TestContext.Current.CancellationToken)).File;
        return Assert.IsType<TicketDeskAnswer.Done>(await ActAsync(file, Dispatcher, "2026-06-08 11:00",
            new TicketAct.Dispatch(unit, [], null))).File;
    }

    Task<TicketDeskAnswer> ActAsync(TicketFile file, TicketActor actor, string at, TicketAct act) => Desk.ActAsync(
        new TicketOrder(file.Ticket.TicketNo, file.Ticket.Version, act), actor, At(at),
        TestContext.Current.CancellationToken);
}
