using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>连续30日不配合 (LN 第十四条(八)): what the ledger of attempts begins, ends and puts before the office.</summary>
public sealed class CooperationTests
{
    const string Clock = ClockRule.NoCooperation;
    static readonly string[] _covering =
        ["2026-04-20 10:00", "2026-04-27 10:00", "2026-05-06 10:00", "2026-05-14 10:00"];

    [Theory]
    [InlineData("ln")]
    [InlineData("as")]
    public void The_first_refusal_begins_thirty_days_and_their_end_is_put_before_the_office_once(string hotline)
    {
        var walk = Refused(hotline, _covering);
        walk.Lapse("2026-05-20 23:59");

        Assert.Equal("05-20", walk.Due(Clock));
        Assert.Equal(TimerState.Running, walk.StateOf(Clock));
        Assert.DoesNotContain(walk.File.Worklist, one => one.Kind == WorklistKind.NoCooperation);
        walk.Lapse("2026-05-21 00:00");

        var item = Assert.Single(walk.File.Worklist, one => one.Kind == WorklistKind.NoCooperation);
        Assert.Contains("可以核实后办结", item.Text, StringComparison.Ordinal);
        Assert.EndsWith("第十四条(八)", item.Clause, StringComparison.Ordinal);
        Assert.Equal((At("2026-05-21 00:00"), TimerState.Due), (item.RaisedAt, walk.StateOf(Clock)));
        var entry = walk.History.Single(one => one.Event == "timerDue" && one.Fields["timer"] == Clock);
        Assert.Equal(At("2026-05-21 00:00"), entry.DueInstant);
        Assert.Equal(item.Clause, entry.Clause);
        Assert.Equal(0, walk.Lapse("2026-07-01 00:00"));
        Assert.Equal(TicketState.Registered, walk.Ticket.State);
    }

    [Fact]
    public void Refusals_that_are_looked_at_late_are_due_under_their_own_instant()
    {
        var walk = Refused("ln", _covering);

        walk.Lapse("2026-06-30 12:00");

        Assert.Equal(At("2026-05-21 00:00"),
            walk.File.Worklist.Single(one => one.Kind == WorklistKind.NoCooperation).RaisedAt);
        Assert.Equal(["firstRefusal", "timerDue"], walk.History.Where(entry =>
            entry.Event == "firstRefusal" || entry.Fields.GetValueOrDefault("timer") == Clock)
            .Select(entry => entry.Event));
    }

    [Fact]
    public void Days_that_the_ledger_does_not_cover_are_told_as_such()
    {
        var walk = Refused("ln", "2026-04-20 10:00", "2026-05-14 10:00");

        walk.Lapse("2026-05-21 00:00");

        Assert.Contains("不足以覆盖",
            walk.File.Worklist.Single(one => one.Kind == WorklistKind.NoCooperation).Text, StringComparison.Ordinal);
        Assert.Equal("nobodyCooperatedLongEnough", walk.Refused("2026-05-21 00:00", Dispatcher,
            new TicketAct.CloseByGround("G8", "联系记录", null)).Code);
    }

    [Fact]
    public void Whoever_is_reached_has_cooperated_and_the_next_refusal_counts_anew()
    {
        var walk = Refused("ln", _covering);
        walk.Lapse("2026-05-21 00:00");
        walk.Tried("2026-05-22 09:00", ContactParty.Caller, ContactOutcome.Connected);

        walk.Lapse("2026-05-22 09:00");

        Assert.Equal(TimerState.Cancelled, walk.StateOf(Clock));
        Assert.Equal(At("2026-05-22 09:00"),
            walk.File.Worklist.Single(one => one.Kind == WorklistKind.NoCooperation).DoneAt);
        Assert.Equal("cooperated", walk.History[^1].Event);
        walk.Tried("2026-05-25 09:00", ContactParty.Caller, ContactOutcome.NoAnswer);
        walk.Lapse("2026-05-25 09:00");
        Assert.Equal(("06-24", TimerState.Running), (walk.Due(Clock), walk.StateOf(Clock)));
    }

    [Fact]
    public void Papers_that_come_end_the_count()
    {
        var walk = Refused("ln", _covering[..3]);
        walk.Lapse("2026-05-06 10:00");
        walk.Do("2026-05-09 09:00", Agent, new TicketAct.RequestMaterial("发票", null))
            .Do("2026-05-10 09:00", Agent, new TicketAct.Supplied(null));

        Assert.Equal(TimerState.Cancelled, walk.StateOf(Clock));
        walk.Lapse("2026-05-21 00:00");
        Assert.DoesNotContain(walk.File.Worklist, one => one.Kind == WorklistKind.NoCooperation);
    }

    [Fact]
    public void A_refusal_that_is_written_down_later_moves_the_first_day_and_is_no_cooperation()
    {
        var walk = Refused("ln", "2026-04-27 10:00");
        walk.Lapse("2026-04-27 10:00");
        Assert.Equal("05-27", walk.Due(Clock));
        walk.Tried("2026-04-20 10:00", ContactParty.Caller, ContactOutcome.Rejected);

        walk.Lapse("2026-04-28 10:00");

        Assert.Equal("05-20", walk.Due(Clock));
        Assert.DoesNotContain(walk.History, entry => entry.Event == "cooperated");
    }

    [Fact]
    public void A_unit_that_is_refused_begins_the_count_and_nobody_is_late_by_it()
    {
        var walk = Sent("ln", TicketClass.Help, "2026-04-20 09:00", "210000-jtt");
        walk.Do("2026-04-20 09:30", Unit("210000-jtt"), new TicketAct.Accept())
            .Do("2026-04-20 10:00", Unit("210000-jtt"), new TicketAct.ContactCaller(ContactOutcome.Rejected));

        Assert.Equal(("05-20", "firstRefusal"), (walk.Due(Clock), walk.History[^1].Event));
        Assert.True(walk.File.Timers.Last(timer => timer.Id == Clock).WarnsOnly);
        Assert.Null(walk.File.Timers.Last(timer => timer.Id == Clock).AssignmentSeq);
        walk.Do("2026-04-20 11:00", Unit("210000-jtt"), new TicketAct.ContactCaller(ContactOutcome.Connected));
        Assert.Equal(TimerState.Cancelled, walk.StateOf(Clock));
    }

    [Fact]
    public void A_hotline_without_the_rule_has_no_such_clock_and_what_is_closed_begins_none()
    {
        var other = Refused("wy", _covering);
        Assert.Equal(0, other.File.Timers.Count(timer => timer.Id == Clock));
        var closed = Refused("ln", _covering);
        closed.Lapse("2026-05-21 00:00");
        closed.Do("2026-05-21 00:00", Dispatcher, new TicketAct.CloseByGround("G8", "联系记录四次", null));

        Assert.Equal(TimerState.Cancelled, closed.StateOf(Clock));
        Assert.All(closed.File.Worklist, one => Assert.NotNull(one.DoneAt));
        closed.Tried("2026-05-22 09:00", ContactParty.Caller, ContactOutcome.Rejected);
        Assert.Equal(0, closed.Lapse("2026-07-22 09:00"));
    }

    static TicketWalk Refused(string hotline, params string[] at)
    {
        var walk = Of(hotline);
        walk.Register("2026-04-20 09:00", About(hotline, TicketClass.Help));
        foreach (var one in at)
            walk.Tried(one, ContactParty.Caller, ContactOutcome.Rejected);
        walk.Lapse(at[0]);
        return walk;
    }
}
