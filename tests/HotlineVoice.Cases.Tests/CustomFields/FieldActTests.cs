using System.Collections.Immutable;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.CustomFields;

/// <summary>自定义字段 on their way with a ticket.</summary>
public sealed class FieldActTests
{
    const string Housing = "440229-zgj";
    static readonly DateTimeOffset _now = At("2026-04-09 18:00");
    static readonly FieldBook _lights = FieldReaderTests.Read(FieldReaderTests.Lights, out _);

    [Fact]
    public void What_is_required_before_registering_is_asked_for_then()
    {
        var walk = Walk();
        var about = About("wy", TicketClass.Help);

        Assert.Equal(["fields.scope"], Errors(walk, about));
        Assert.Equal(["fields.lamps", "fields.moon", "fields.scope"],
            Errors(walk, about with { Fields = Values(("scope", "全县"), ("lamps", "三"), ("moon", "圆")) }));
        // What does not apply to the class is not required of it, and cannot be said of it either.
        Assert.Empty(Errors(walk, about with { Class = TicketClass.Report }));
        Assert.Equal(["fields.scope"], Errors(walk, about with
        {
            Class = TicketClass.Report,
            Fields = Values(("scope", "单户")),
        }));
        Assert.Empty(Errors(walk, about with { Draft = true }));

        walk.Register("2026-04-09 10:00", about with { Fields = Values(("scope", " 整栋楼 "), ("lamps", "3.0")) });
        Assert.Equal([("影响范围", "整栋楼"), ("不亮的灯数", "3")],
            walk.File.Fields.OrderByDescending(one => one.FieldId).Select(one => (one.Label, one.Value)));
        Assert.All(walk.File.Fields, one => Assert.Equal(("wy12345", "1001"), (one.HotlineCode, one.By)));
    }

    [Fact]
    public void A_draft_keeps_what_was_entered_until_it_is_registered()
    {
        var walk = Walk();
        var about = About("wy", TicketClass.Help);
        walk.Register("2026-04-09 10:00", about with
        {
            Draft = true,
            Fields = Values(("scope", "单户"), ("lamps", "2")),
        });

        walk.Do("2026-04-09 10:05", Agent, new TicketAct.Register(about with { Fields = Values(("lamps", "5")) }));

        Assert.Equal([("lamps", "5"), ("scope", "单户")],
            walk.File.Fields.Where(one => one.Stands).Select(one => (one.FieldId, one.Value)).Order());
        Assert.Equal(["fields.scope"], Draft(about).WrongFields("2026-04-09 10:05", Agent,
            new TicketAct.Register(about with { Fields = Values(("scope", "")) })));
    }

    [Fact]
    public void Every_change_keeps_the_old_value_and_the_new_one()
    {
        var walk = Registered();
        walk.Do("2026-04-09 11:00", Agent, Set(("lamps", "4"), ("case", "卷1")));
        walk.Do("2026-04-09 12:00", Supervisor, Set(("lamps", "")));
        walk.Do("2026-04-09 13:00", Agent, Set(("lamps", "6"), ("case", "卷1")));

        Assert.Equal(["案卷号:>卷1; 不亮的灯数:>4", "不亮的灯数:4>", "不亮的灯数:>6"],
            walk.History.Where(one => one.Event == "setFields").Select(Told));
        Assert.DoesNotContain(walk.History, one => one.Fields.Values.Any(word => word.Contains("卷1")));
        Assert.Equal(["1001", "1001", "banzhang", "1001"],
            walk.File.Fields.Skip(1).Select(one => one.By));
        Assert.Equal("6", walk.File.Fields.Single(one => one is { FieldId: "lamps", Stands: true }).Value);

        string Told(HistoryEntry entry) => string.Join("; ",
            FieldTrace.Of(walk.File, entry).Select(one => $"{one.Label}:{one.Before}>{one.Now}"));
    }

    [Fact]
    public void Nothing_new_and_nothing_odd_is_taken()
    {
        var walk = Registered();

        Assert.Equal(["fields"], walk.WrongFields("2026-04-09 11:00", Agent, Set(("scope", "单户"))));
        Assert.Equal(["fields"], walk.WrongFields("2026-04-09 11:00", Agent, Set(("case", " "))));
        Assert.Equal(["fields.seen-on"], walk.WrongFields("2026-04-09 11:00", Agent, Set(("seen-on", "昨天"))));
        Assert.Contains("setFields", walk.Allowed("2026-04-09 11:00", Agent));
        walk.Fields = FieldBook.Empty;
        Assert.Equal("thereAreFieldsToFill", walk.Refused("2026-04-09 11:00", Agent, Set(("scope", "单户"))).Code);
        Assert.DoesNotContain("setFields", walk.Allowed("2026-04-09 11:00", Agent));
    }

    [Fact]
    public void An_act_waits_for_what_is_required_before_it_and_says_what()
    {
        var walk = Registered();
        walk.Do("2026-04-09 10:30", Agent, Set(("scope", "")));
        var dispatch = new TicketAct.Dispatch(Housing, [], null);

        // It is offered all the same: who tries it learns what is missing.
        Assert.Contains("dispatch", walk.Allowed("2026-04-09 11:00", Dispatcher));
        Assert.Equal("派单前请先填写：影响范围", walk.Refused("2026-04-09 11:00", Dispatcher, dispatch).Message);
        walk.Do("2026-04-09 11:00", Dispatcher, Set(("scope", "整条街"))).Do("2026-04-09 11:01", Dispatcher, dispatch);

        walk.Do("2026-04-09 11:30", Unit(Housing), new TicketAct.Accept());
        var result = new TicketAct.SubmitResult("已修", true, "局长", true);
        Assert.Equal("反馈结果前请先填写：不亮的灯数", walk.Refused("2026-04-09 12:00", Unit(Housing), result).Message);
        walk.Do("2026-04-09 12:00", Unit(Housing), Set(("lamps", "3")))
            .Do("2026-04-09 12:01", Unit(Housing), result);
        walk.Do("2026-04-09 13:00", Reviewer, new TicketAct.ReviewPass(true, null, true));
        var told = new TicketAct.FeedbackDone { IsCallback = true, Reached = true, Satisfied = true, Solved = true };
        Assert.Equal("办结前请先填写：案卷号", walk.Refused("2026-04-09 14:00", CallerBack, told).Message);
        walk.Do("2026-04-09 14:00", CallerBack, Set(("case", "卷1"))).Do("2026-04-09 14:01", CallerBack, told);
        Assert.Equal(TicketState.Closed, walk.Ticket.State);
    }

    [Fact]
    public void A_unit_reads_and_fills_what_is_shown_to_units_and_finds_no_trace_of_the_rest()
    {
        var walk = Registered();
        walk.Do("2026-04-09 10:30", Agent, Set(("case", "卷1"), ("lamps", "4")))
            .Do("2026-04-09 10:31", Agent, Set(("case", "卷2")))
            .Do("2026-04-09 11:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        var seen = Disclosure.Of(walk.File, Unit(Housing), _now).File!;

        Assert.Equal(["lamps", "scope"], seen.Fields.Select(one => one.FieldId).Order());
        var told = BesideSight.Of(seen, walk.History, isOffice: false).Where(one => one.Event == "setFields").ToList();
        Assert.Equal(["不亮的灯数"], told.SelectMany(one => FieldTrace.Of(seen, one)).Select(one => one.Label));
        Assert.Equal(["fields.case"], walk.WrongFields("2026-04-09 12:00", Unit(Housing), Set(("case", "卷3"))));
        Assert.Equal(TicketOutcome.Refused.NotYours,
            walk.Refused("2026-04-09 12:00", Unit("440229-gaj"), Set(("lamps", "1"))).Code);
    }

    [Fact]
    public void What_the_file_no_longer_has_stays_under_its_old_name_until_it_is_destroyed()
    {
        var walk = Registered();
        walk.Fields = FieldBook.Empty;
        walk.Do("2026-04-09 11:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        Assert.Equal([("影响范围", "单户")], walk.File.Fields.Where(one => one.Stands)
            .Select(one => (one.Label, one.Value)));
        Assert.All(Destruction.Of(walk.File).Fields, one => Assert.Equal(Destruction.Gone, one.Value));
    }

    static TicketWalk Walk()
    {
        var walk = Of("wy");
        walk.Fields = _lights;
        return walk;
    }

    static TicketWalk Draft(TicketRegistration about)
    {
        var walk = Walk();
        walk.Register("2026-04-09 10:00", about with { Draft = true });
        return walk;
    }

    static TicketWalk Registered()
    {
        var walk = Walk();
        walk.Register("2026-04-09 10:00", About("wy", TicketClass.Help) with { Fields = Values(("scope", "单户")) });
        return walk;
    }

    static string[] Errors(TicketWalk walk, TicketRegistration said) =>
        TicketMachine.Register(Number, said, walk.Around("2026-04-09 10:00", Agent)) is TicketOutcome.Wrong wrong
            ? [.. wrong.Errors.Keys.Order()]
            : [];

    static TicketAct.SetFields Set(params (string, string)[] values) => new(Values(values));

    static ImmutableSortedDictionary<string, string> Values(params (string Id, string Value)[] values) =>
        values.ToImmutableSortedDictionary(one => one.Id, one => one.Value);
}
