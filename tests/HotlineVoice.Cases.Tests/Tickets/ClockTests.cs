using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>Clocks that are looked at late, that begin others, and that a new calendar moves.</summary>
public sealed class ClockTests
{
    const string Housing = "440229-zgj";

    static WorkingCalendar Until2025 => new(ShippedCalendar.Years.Where(year => year.Year <= 2025));

    [Fact]
    public void To_look_once_and_late_or_often_makes_the_same_history()
    {
        var late = Sent("wy", TicketClass.Help, "2026-04-01 15:00", Housing);
        var often = Sent("wy", TicketClass.Help, "2026-04-01 15:00", Housing);

        late.Lapse("2026-05-31 12:00");
        for (var at = At("2026-04-01 15:00"); at <= At("2026-05-31 12:00"); at += TimeSpan.FromHours(1))
            often.Lapse(at.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(
            often.History.Select(entry => (entry.Seq, entry.At, entry.Event, entry.DueInstant)),
            late.History.Select(entry => (entry.Seq, entry.At, entry.Event, entry.DueInstant)));
        Assert.Equal(often.File.Timers, late.File.Timers);
        Assert.Equal(often.File.Cards, late.File.Cards);
        Assert.Equal(often.File.Worklist, late.File.Worklist);
        Assert.Equal(often.File.Letters, late.File.Letters);
    }

    [Fact]
    public void A_calendar_that_comes_later_moves_what_runs_and_says_by_which_notice()
    {
        var walk = Of("wy");
        walk.Calendar = Until2025;
        walk.Register("2026-04-01 14:50", About("wy", TicketClass.Help));
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
        Assert.Equal(("04-08", true), (walk.Due("finish"), walk.Ticket.CalendarProvisional));

        walk.Recount("2026-04-02 08:00", ShippedCalendar.Calendar, "国办发明电〔2025〕7号");

        Assert.Equal(("04-09", false, new DateOnly(2026, 4, 9)),
            (walk.Due("finish"), walk.Ticket.CalendarProvisional, walk.Ticket.DueDay));
        var entry = walk.History.Single(one => one.Event == "recounted" && one.Fields["timer"] == "finish");
        Assert.Equal(("2026-04-08", "2026-04-09", "国办发明电〔2025〕7号"),
            (entry.Fields["oldDue"], entry.Fields["newDue"], entry.Fields["notice"]));
        // What counts from the due day moves with it.
        Assert.Equal("04-07", walk.Due("remind"));
        var version = walk.Ticket.Version;
        walk.Recount("2026-04-02 09:00", ShippedCalendar.Calendar, "同一份");
        Assert.Equal(version, walk.Ticket.Version);
    }

    [Fact]
    public void What_has_passed_already_is_not_moved_any_more()
    {
        var walk = Of("wy");
        walk.Calendar = Until2025;
        walk.Register("2026-04-01 14:50", About("wy", TicketClass.Help));
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
        walk.Lapse("2026-04-09 00:00");
        Assert.Equal(TimerState.Due, walk.StateOf("finish"));

        walk.Recount("2026-04-09 08:00", ShippedCalendar.Calendar, "通知");

        Assert.Equal(("04-08", TimerState.Due), (walk.Due("finish"), walk.StateOf("finish")));
    }

    [Fact]
    public void An_extension_is_reckoned_anew_from_the_due_day_that_moved()
    {
        var walk = Of("wy");
        walk.Calendar = Until2025;
        walk.Register("2026-04-01 14:50", About("wy", TicketClass.Help));
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null))
            .Do("2026-04-02 09:00", Unit(Housing), new TicketAct.Accept())
            .Do("2026-04-02 10:00", Unit(Housing), new TicketAct.ApplyExtension(2, "原因", null, false))
            .Do("2026-04-02 11:00", Dispatcher, new TicketAct.ApproveExtension(null));
        Assert.Equal("04-10", walk.Due("finish"));

        walk.Recount("2026-04-02 12:00", ShippedCalendar.Calendar, "通知");

        Assert.Equal("04-13", walk.Due("finish"));
        Assert.Equal((new DateOnly(2026, 4, 9), new DateOnly(2026, 4, 13)),
            (walk.File.Extensions[0].OldDueDay, walk.File.Extensions[0].NewDueDay));
    }

    [Fact]
    public void Every_clock_can_be_explained_from_what_stands_on_it_but_one_whose_day_was_named()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-04-09 10:00", Housing);

        foreach (var timer in walk.File.Timers)
            Assert.Equal(timer.DueAt, TicketMachine.Explain(walk.File, timer, ShippedCalendar.Calendar)!.DueAt);
        Assert.Contains(walk.File.Timers, timer => timer is { Count: < 0, AtDayStart: true });
        Assert.Null(TicketMachine.Explain(walk.File,
            walk.File.Timers[0] with { Unit = ClockUnit.PromisedDay }, ShippedCalendar.Calendar));
    }

    [Fact]
    public void A_clock_of_hours_is_explained_from_its_instant_and_a_bound_one_by_what_binds_it()
    {
        var burst = Of("as");
        burst.Register("2026-06-12 22:38", About("as", TicketClass.Help) with { Urgency = TicketUrgency.Emergency });
        burst.Do("2026-06-12 22:40", Dispatcher, new TicketAct.Dispatch("210300-zls", [], null));
        var hours = TicketMachine.Explain(burst.File, burst.File.Timers.Single(timer => timer.Id == "onsite"),
            ShippedCalendar.Calendar)!;
        Assert.Equal((At("2026-06-12 22:40"), TimeSpan.FromHours(2), At("2026-06-13 00:40")),
            (hours.Start!.Value, hours.Time!.Value, hours.DueAt));

        var bound = Registered("2026-03-13 14:20", Consultation("211381"))
            .Do("2026-03-13 15:00", Dispatcher, new TicketAct.Dispatch("211381", [], null))
            .Do("2026-03-16 10:30", Dispatcher, new TicketAct.SubmitResult("已答复", true, null, false));
        var told = TicketMachine.Explain(bound.File, bound.File.Timers.Single(timer => timer.Id == "feedback"),
            ShippedCalendar.Calendar)!;
        Assert.Equal((new DateOnly(2026, 3, 13), 3, new DateOnly(2026, 3, 16)), (told.From, told.Days, told.DueDay));
    }

    [Fact]
    public void A_limit_of_the_hotline_itself_that_passes_is_put_before_the_office()
    {
        var walk = Of("ln");
        walk.Register("2026-03-30 08:31", About("ln", TicketClass.Help));

        walk.Lapse("2026-03-30 09:01");

        var item = Assert.Single(walk.File.Worklist);
        Assert.Equal((WorklistKind.OwnLimitPassed, At("2026-03-30 09:01")), (item.Kind, item.RaisedAt));
        walk.Do("2026-03-30 09:05", Dispatcher, new TicketAct.Dispatch("210000-jtt", [], null));
        Assert.Equal(At("2026-03-30 09:05"), walk.File.Worklist[0].DoneAt);
    }

    [Fact]
    public void A_clock_closes_nothing_whatever_time_passes()
    {
        foreach (var letters in (string[])["ln", "wy", "mc", "as"])
            foreach (var kind in ShippedKinds(letters))
            {
                var unit = letters switch
                {
                    "ln" => "210000-jtt",
                    "wy" => Housing,
                    "mc" => "341622-zjj",
                    _ => "210300-zjj",
                };
                var walk = Sent(letters, kind, "2026-04-01 10:00", unit);
                walk.Lapse("2027-12-31 00:00");
                Assert.Contains(walk.Ticket.State, (TicketState[])[TicketState.Dispatched, TicketState.Accepted]);
                Assert.Null(walk.Ticket.ClosingGround);
                Assert.Equal(0, walk.Lapse("2027-12-31 00:00"));
            }
    }

    static IEnumerable<TicketClass> ShippedKinds(string letters) => RuleSets.ShippedRules.SetOf(letters).Classes;
}
