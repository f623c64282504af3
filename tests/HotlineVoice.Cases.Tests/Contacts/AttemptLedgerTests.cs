using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Contacts;

public sealed class AttemptLedgerTests
{
    [Theory]
    [InlineData("2026-06-02 10:00,2026-06-03 15:20", true)]
    [InlineData("2026-06-02 10:00,2026-06-02 18:00", false)]
    [InlineData("2026-06-02 10:00,2026-06-04 10:00", false)]
    [InlineData("2026-06-05 10:00,2026-06-08 10:00", false)]
    [InlineData("2026-06-06 10:00,2026-06-07 10:00", true)]
    [InlineData("2026-05-31 23:59,2026-06-01 00:00", false)]
    [InlineData("2026-06-30 23:59,2026-07-01 00:00", true)]
    public void Two_days_running_are_days_of_the_calendar(string calls, bool enough) => Assert.Equal(enough,
        AttemptLedger.CallerInVain(Calls(calls), At("2026-06-01 00:00"), 2, 1));

    [Theory]
    [InlineData("", null)]
    [InlineData("2026-04-20 10:00,2026-04-30 10:00,2026-05-10 10:00", "2026-05-21 00:00")]
    [InlineData("2026-04-20 10:00,2026-04-30 10:00,2026-05-09 10:00", null)]
    [InlineData("2026-04-20 10:00,2026-05-01 10:00,2026-05-10 10:00", null)]
    public void Thirty_days_have_no_gap_over_ten_neither_at_the_end(string calls, string? from) =>
        Assert.Equal(from is null ? null : At(from), AttemptLedger.MayCloseFrom(Calls(calls), [], 30, 10));

    [Fact]
    public void Cooperation_begins_the_thirty_days_anew()
    {
        var calls = Calls("2026-04-20 10:00,2026-04-30 10:00,2026-05-10 10:00,2026-05-18 10:00,2026-05-28 10:00");

        Assert.Equal(At("2026-06-10 00:00"), AttemptLedger.MayCloseFrom(
            [.. calls, .. Calls("2026-06-05 10:00")], [At("2026-05-05 09:00")], 30, 10));
    }

    [Theory]
    [InlineData("a,a,b", "a", 3, 2, 3)]
    [InlineData("a,b,c", "d", 1, 3, 3)]
    [InlineData("", "a", 1, 0, 0)]
    public void A_repeat_counts_the_same_caller_and_a_crowd_everybody(
        string earlier, string caller, int repeat, int persons, int times)
    {
        var contacts = earlier.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select((key, index) => new MatterContact
            {
                TicketNo = $"{index}",
                Seq = 1,
                CallerKey = key,
                At = At("2026-04-01 09:00"),
                By = "1001",
            }).ToArray();

        Assert.Equal(repeat, MatterCount.RepeatNo(contacts, caller));
        var count = MatterCount.Of(contacts.Concat(contacts), new DateOnly(2026, 4, 1));
        Assert.Equal((persons, persons, times), (count.Persons, count.PersonsToday, count.Times));
        Assert.Equal(0, MatterCount.Of(contacts, new DateOnly(2026, 4, 2)).PersonsToday);
    }

    [Fact]
    public void Somebody_else_who_follows_a_ticket_comes_for_the_first_time()
    {
        var first = Of("mc");
        first.CallerKey = "a";
        first.Register("2026-04-01 09:00", About("mc", TicketClass.Complaint));
        var walk = new TicketWalk
        {
            Rules = first.Rules,
            Offices = first.Offices,
            Parent = first.Ticket,
            CallerKey = "b",
            Matter = first.File.Contacts,
        };

        walk.Register("2026-04-02 09:00", About("mc", TicketClass.Complaint) with { ParentTicketNo = Number });

        Assert.Equal(1, walk.Ticket.RepeatNo);
        walk.CallerKey = "a";
        walk.Do("2026-04-03 09:00", Agent, new TicketAct.RepeatContact(true));
        Assert.Equal((1, 2), (walk.Ticket.RepeatNo, walk.File.Contacts[^1].RepeatNo));
    }

    [Fact]
    public void A_ticket_is_merged_into_another_of_its_hotline_and_closed_as_repeated()
    {
        var first = Sent("ln", TicketClass.Help, "2026-04-01 09:00", "210000-jtt");
        var walk = Of("ln");
        walk.Register("2026-04-02 09:00", About("ln", TicketClass.Help));
        Assert.Equal(["intoTicketNo"],
            walk.WrongFields("2026-04-02 09:10", Agent, new TicketAct.Merge("22026040100009")));
        walk.Other = first.Ticket with { TicketNo = "22026040100009" };

        walk.Do("2026-04-02 09:10", Agent, new TicketAct.Merge("22026040100009"));

        Assert.Equal((TicketState.Closed, "G1c", "22026040100009"),
            (walk.Ticket.State, walk.Ticket.ClosingGround, walk.Ticket.MergedIntoTicketNo));
    }

    static ContactAttempt[] Calls(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((at, index) => new ContactAttempt
        {
            Id = $"a{index}",
            Party = ContactParty.Caller,
            At = At(at),
            Outcome = ContactOutcome.NoAnswer,
        })];
}
