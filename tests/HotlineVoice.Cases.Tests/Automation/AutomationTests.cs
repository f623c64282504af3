using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Automation;

/// <summary>What is done besides: to whom, in which words, at which instant, and once.</summary>
public sealed class AutomationTests
{
    const string Housing = "440229-zgj";
    const string Water = "440229-swj";

    static readonly AutomationBook _shipped =
        ShippedRules.AutomationOf("wengyuan-12345", ShippedRules.Of("wy12345"));

    [Fact]
    public void A_unit_that_is_sent_a_ticket_is_told_by_name_of_rule_and_the_history_says_so()
    {
        var walk = Walk(_shipped);

        var change = Change(walk, "2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [Water], null));

        Assert.Equal(
            [NoticeAudience.OfUnit(Housing, "unit-handler"), NoticeAudience.OfUnit(Water, "unit-handler")],
            change.Notices.Select(notice => notice.Audience));
        Assert.Contains($"新工单 {Number}（求助）", change.Notices[0].Text, StringComparison.Ordinal);
        var entry = Assert.Single(change.Entries, one => one.Event == "automation");
        Assert.Equal(("dispatched", "system", $"sms:{Water},sms:{Housing}"),
            (entry.Fields["ruleId"], entry.Actor, entry.Fields["unreachable"]));
        Assert.Equal("派单通知承办单位", entry.Fields["rule"]);
    }

    [Fact]
    public void Short_messages_go_to_the_mobile_numbers_of_the_duty_and_mail_only_to_a_mailbox()
    {
        var offices = ShippedRules.Of("wy12345").Offices;
        var walk = Walk(Book("- notify: { to: unit, by: [sms, mail], text: 甲 }"), new OfficeBook(offices.All.Select(
            office => office.OrgId == Housing
                ? office with
                {
                    Mailbox = "zgj@wengyuan.example",
                    Phones =
                    [
                        new OrganisationPhone("07512872345", "值班"), new OrganisationPhone("13812345678", "值班"),
                        new OrganisationPhone("13912345678", "咨询"),
                    ],
                }
                : office)));

        var change = Change(walk, "2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        Assert.Equal([(MessageChannel.Sms, "13812345678"), (MessageChannel.Mail, "zgj@wengyuan.example")],
            change.Messages.Select(message => (message.Channel, message.Address)));
        Assert.All(change.Messages, message => Assert.Equal((Housing, "r", Number),
            (message.OrgId, message.Purpose, message.TicketNo)));
        Assert.Empty(change.Notices);
    }

    [Fact]
    public void The_ladder_climbs_at_its_three_instants_and_each_step_once()
    {
        var walk = Walk(_shipped);
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null))
            .Do("2026-04-02 09:00", Unit(Housing), new TicketAct.Accept());
        Assert.Equal("04-09", walk.Due("finish"));

        walk.Lapse("2026-04-20 09:00");
        walk.Lapse("2026-04-21 09:00");

        Assert.Equal(
            [
                ("due-soon", At("2026-04-08 00:00")), ("due-now", At("2026-04-10 00:00")),
                ("due-long", At("2026-04-14 00:00")),
            ],
            Ladder(walk));
        Assert.DoesNotContain(walk.History, entry =>
            entry.Event == "timerDue" && entry.Fields["timer"].StartsWith("auto:", StringComparison.Ordinal));
    }

    [Fact]
    public void An_extension_takes_the_warning_along_and_a_result_ends_it()
    {
        var walk = Walk(_shipped);
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null))
            .Do("2026-04-02 09:00", Unit(Housing), new TicketAct.Accept())
            .Do("2026-04-02 10:00", Unit(Housing), new TicketAct.ApplyExtension(2, "原因", null, false))
            .Do("2026-04-02 11:00", Dispatcher, new TicketAct.ApproveExtension(null));
        Assert.Equal("04-13", walk.Due("finish"));

        walk.Lapse("2026-04-09 09:00");
        Assert.Empty(Ladder(walk));
        walk.Lapse("2026-04-10 09:00");
        Assert.Equal([("due-soon", At("2026-04-10 00:00"))], Ladder(walk));
        walk.Do("2026-04-10 10:00", Unit(Housing), new TicketAct.SubmitResult("已修好", true, "局长", true));

        walk.Lapse("2026-05-10 09:00");
        Assert.Single(Ladder(walk));
    }

    [Fact]
    public void A_notice_of_holidays_moves_the_warning_without_a_word()
    {
        var walk = Walk(_shipped, calendar: new WorkingCalendar(ShippedCalendar.Years.Where(year => year.Year < 2026)));
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
        Assert.Equal(At("2026-04-07 00:00"), Warning(walk).DueAt);

        walk.Recount("2026-04-02 08:00", ShippedCalendar.Calendar, "国办发明电〔2025〕7号");

        Assert.Equal((At("2026-04-08 00:00"), TimerState.Running), (Warning(walk).DueAt, Warning(walk).State));
        Assert.DoesNotContain(walk.History, entry => entry.Event == "recounted"
            && entry.Fields["timer"].StartsWith("auto:", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_an_emergency_the_unit_is_warned_half_an_hour_before_it_must_be_there()
    {
        var walk = Walk(_shipped, about: About("wy", TicketClass.Help) with { Urgency = TicketUrgency.Emergency });
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        walk.Lapse("2026-04-01 16:31");

        Assert.Contains(walk.History, entry => entry.Event == "automation"
            && entry.Fields["ruleId"] == "onsite-soon" && entry.At == At("2026-04-01 16:30"));
        Assert.Contains(walk.History, entry => entry.Event == "automation"
            && entry.Fields["ruleId"] == "emergency-registered");
    }

    [Fact]
    public void Who_rests_too_long_in_one_state_is_told_of_once_and_again_when_it_comes_back()
    {
        var walk = Walk(Book("- note: 仍未签收", "idle: { state: Dispatched, workingDays: 1 }"));
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        walk.Lapse("2026-04-10 09:00");

        var note = Assert.Single(walk.File.Notes);
        Assert.Equal(("仍未签收", "system", At("2026-04-03 00:00")), (note.Text, note.By, note.At));
    }

    [Fact]
    public void A_protected_ticket_is_spoken_of_by_its_number_alone_and_its_caller_is_sent_nothing()
    {
        var book = Book("""
            - notify: { to: [unit, dispatcher], text: "{title} {unit}" }
                - notify: { to: caller, by: sms, text: 您的诉求已派单 }
            """);
        var walk = Walk(book, about: About("wy", TicketClass.Help) with { Confidential = true });

        var change = Change(walk, "2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        Assert.All(change.Notices, notice => Assert.Equal($"保密工单 {Number} 有新情况，请登录系统查看", notice.Text));
        Assert.Equal(2, change.Notices.Length);
        Assert.Empty(change.Messages);
        var open = Change(Walk(book), "2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
        var message = Assert.Single(open.Messages);
        Assert.Equal(("13900020002", true), (message.Address, message.IsToCaller));
    }

    [Fact]
    public void Braces_in_a_title_are_what_the_citizen_wrote()
    {
        var book = Book("- notify: { to: [unit], text: \"{title} {unit} {due}\" }");
        var walk = Walk(book, about: About("wy", TicketClass.Help) with { Title = "占道{unit}{due}{x}" });

        var change = Change(walk, "2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        Assert.StartsWith("占道{unit}{due}{x} ", Assert.Single(change.Notices).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", change.Notices[0].Text[14..], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_done_besides_sets_nothing_off_and_makes_no_form_stale()
    {
        var walk = Walk(new AutomationBook(
        [
            .. Book("- tag: 甲").Rules, .. Book("- note: 乙", "event: [tag, note]").Rules.Select(rule =>
                rule with { Id = "loop" }),
            .. Book("- tag: 丙", "event: timerDue, timer: finish").Rules.Select(rule => rule with { Id = "late" }),
        ]));
        walk.Do("2026-04-01 15:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));
        var acted = walk.Ticket.ActedVersion;

        Assert.Equal(["甲"], walk.File.Tags.Select(tag => tag.Word));
        Assert.Empty(walk.File.Notes);
        Assert.Equal(acted, walk.Ticket.Version);
        walk.Lapse("2026-04-10 09:00");
        Assert.Contains(walk.File.Tags, tag => tag.Word == "丙");
        Assert.Equal(acted, walk.Ticket.ActedVersion);
    }

    static TicketTimer Warning(TicketWalk walk) => walk.File.Timers.Last(timer => timer.Id == "auto:due-soon");

    static IEnumerable<(string, DateTimeOffset)> Ladder(TicketWalk walk) => walk.History
        .Where(entry => entry.Event == "automation"
            && entry.Fields["ruleId"].StartsWith("due-", StringComparison.Ordinal))
        .Select(entry => (entry.Fields["ruleId"], entry.At));

    static TicketWalk Walk(
        AutomationBook book, OfficeBook? offices = null, WorkingCalendar? calendar = null,
        TicketRegistration? about = null)
    {
        var rules = ShippedRules.Of("wy12345");
        var walk = new TicketWalk
        {
            Rules = rules.Sets[^1],
            Offices = offices ?? rules.Offices,
            Automation = book,
            Calendar = calendar ?? ShippedCalendar.Calendar,
        };
        walk.Register("2026-04-01 14:50", about ?? About("wy", TicketClass.Help));
        return walk;
    }

    static TicketChange Change(TicketWalk walk, string at, TicketActor actor, TicketAct act) =>
        Assert.IsType<TicketOutcome.Changed>(walk.Try(at, actor, act)).Change;

    /// <summary>One rule that does this; when a ticket is sent, if nothing else is said.</summary>
    static AutomationBook Book(string then, string when = "event: dispatch")
    {
        var problems = new ProblemList("test.yaml");
        var book = AutomationReader.Read(null, [], $"""
            - id: r
              title: 规则
              when: {"{"} {when} {"}"}
              then:
                {then}
            """, problems);
        Assert.Empty(problems.Problems.Select(problem => problem.ToString()));
        return book;
    }
}
