using System.Collections.Immutable;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Macros;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.Desks;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Macros;

/// <summary>一键处理: what macros.yaml says, and what a macro does to a ticket.</summary>
public sealed class MacroTests
{
    const string Housing = "440229-zgj";
    static readonly DateTimeOffset _now = At("2026-03-17 08:55");
    static readonly ImmutableSortedDictionary<string, string> _nothing =
        ImmutableSortedDictionary<string, string>.Empty;

    readonly MemoryShelf _shelf = new();

    TicketDesk Desk => new(_shelf, _shelf, ShippedRules.Of, () => ShippedCalendar.Calendar);

    [Fact]
    public void A_macro_is_read_with_everything_it_does()
    {
        var macro = Assert.Single(Read("""
            - id: spring
              title: 春耕加急
              tags: [春耕, 加急]
              untag: 待核
              note: 春耕期间优先，{due}前答复
              note for: 承办单位
              act: dispatch
              with: { orgId: 440229-zgj, coOrgIds: [440229100], requirements: "请于{due}前办结" }
              for: [求助, 投诉]
            """, out var problems));

        Assert.Empty(problems);
        Assert.Equal(("spring", "春耕加急", NoteVisibility.Unit), (macro.Id, macro.Title, macro.NoteFor!.Value));
        Assert.Equal([TicketClass.Help, TicketClass.Complaint], macro.Classes);
        var values = new Dictionary<string, string> { [CannedFilling.Due] = "2026年4月9日" };
        var sent = Assert.IsType<TicketAct.Dispatch>(macro.Act!.Filled(values).Made());
        Assert.Equal((Housing, "请于2026年4月9日前办结"), (sent.OrgId, sent.Requirements));
        Assert.Equal(["440229100"], sent.CoOrgIds);
    }

    [Fact]
    public void Every_act_of_the_list_can_be_made_and_is_an_act_of_the_machine()
    {
        foreach (var (name, form) in MacroWords.Acts)
        {
            var said = form.Needs.Concat(form.Takes).ToDictionary(field => field, field => field switch
            {
                "daysWd" => "5",
                "isKey" or "timely" or "resultTrue" => "true",
                _ => "x",
            });
            var act = new MacroAct(name, ImmutableSortedDictionary.CreateRange(said));

            Assert.Equal(name, act.Made().Event);
            Assert.Contains(TicketMachine.Rows, row => row.Event == name);
        }
    }

    [Theory]
    [InlineData("- { id: A b, title: 甲, tags: [急] }",
        "macros.yaml:1:9: `A b` is no id - Write at most 40 small letters, digits and dashes")]
    [InlineData("- { id: a, title: 甲 }", "macros.yaml:1:3: it does nothing - Write tags, untag, note or act")]
    [InlineData("- { id: a, title: 甲, tags: [急], untag: [急] }",
        "macros.yaml:1:41: `急` is put on and taken off - Keep one of them")]
    [InlineData("- { id: a, title: 甲, note: \"{caller}您好\" }",
        "macros.yaml:1:28: `{caller}` is no word that is filled in - "
        + "Known here: agentNo, due, hotline, ticketNo, title, unit")]
    [InlineData("- { id: a, title: 甲, act: dispatsh }",
        "macros.yaml:1:27: `dispatsh` is no act of a macro - Did you mean `dispatch`?")]
    [InlineData("- { id: a, title: 甲, act: dispatch }",
        "macros.yaml:1:27: `dispatch` needs `orgId` - Add `with: { orgId: … }`")]
    [InlineData("- { id: a, title: 甲, act: sendForm, with: { orgId: 440229-zgj } }",
        "macros.yaml:1:45: `sendForm` says no `orgId` - Remove it")]
    [InlineData("- { id: a, title: 甲, act: dispatch, with: { orgId: nobody } }",
        "macros.yaml:1:52: `nobody` is no unit of offices.yaml - Look up the names in this folder")]
    [InlineData("- { id: a, title: 甲, tags: [急], note for: 内部 }",
        "macros.yaml:1:43: there is no note to read - Write `note`, or remove `note for`")]
    [InlineData("- { id: a, title: 甲, tags: [急], with: { note: x } }",
        "macros.yaml:1:39: there is no act with which this is said - Write `act`, or remove `with`")]
    [InlineData("a: b", "macros.yaml:1:1: here stands a group of words where a list of macros is expected - "
        + "Write - { id: …, title: …, tags: [ … ] }")]
    public void A_mistake_is_named_where_it_stands(string text, string problem)
    {
        Assert.Empty(Read(text, out var problems));
        Assert.Equal([problem], problems);
    }

    [Fact]
    public void Two_macros_of_one_id_are_a_mistake()
    {
        Read("- { id: a, title: 甲, tags: [急] }\n- { id: a, title: 乙, tags: [急] }", out var problems);

        Assert.Equal(["macros.yaml:2:3: `a` is the id of two macros - Give one of them another"], problems);
    }

    [Fact]
    public void Whatever_a_file_holds_is_read_or_answered_with_a_place()
    {
        const string good = "- { id: a, title: 甲, tags: [急], note: \"{due}\", act: remind, with: { note: x } }\n";
        const string letters = "{}[]:,-\"'#&*!|>%@` \n\t甲a0";
        var chance = new Random(20260302);
        for (var n = 0; n < 2_000; n++)
        {
            var text = good.ToCharArray();
            for (var m = chance.Next(1, 5); m > 0; m--)
                text[chance.Next(text.Length)] = letters[chance.Next(letters.Length)];

            var found = Read(new string(text), out var problems);

            Assert.True(found.Length == 0 || problems.Length == 0, new string(text));
            Assert.All(found, macro => Assert.True(macro.Act is null || macro.Act.Made() is not null));
        }
    }

    [Fact]
    public async Task All_its_steps_are_kept_as_one_change_under_the_persons_own_name()
    {
        var ticket = await RegisterAsync();

        var done = Assert.IsType<TicketDeskAnswer.Done>(await ActAllAsync(ticket, Spring)).File;

        Assert.Equal(TicketState.Dispatched, done.Ticket.State);
        Assert.Equal((ticket.Ticket.Version + 1, ticket.Ticket.Version + 1),
            (done.Ticket.Version, done.Ticket.ActedVersion));
        var history = await _shelf.HistoryAsync(ticket.Ticket.TicketNo, TestContext.Current.CancellationToken);
        Assert.Equal(["tag", "note", "dispatch"], history.TakeLast(3).Select(entry => entry.Event));
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(entry => entry.Seq));
        Assert.Equal((Dispatcher.User, "〔办结时限〕前"), (done.Notes[0].By, done.Notes[0].Text));
        Assert.IsType<TicketDeskAnswer.Stale>(await ActAllAsync(ticket, Spring));
    }

    [Fact]
    public async Task When_one_step_is_refused_nothing_is_kept()
    {
        var ticket = await RegisterAsync();
        var refused = await ActAllAsync(ticket, Spring with { Act = new MacroAct("archive", _nothing) });

        Assert.Equal("Registered", Assert.IsType<TicketDeskAnswer.Refused>(refused).Code);
        var after = await _shelf.FindAsync(ticket.Ticket.TicketNo, TestContext.Current.CancellationToken);
        Assert.Equal(ticket.Ticket.Version, after!.Ticket.Version);
        Assert.Empty(after.Tags);
        Assert.Empty(after.Notes);
    }

    [Fact]
    public void It_is_offered_for_its_classes_to_who_may_do_each_step_and_has_something_to_do()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        var macro = new Macro { Id = "a", Title = "甲", Tags = ["急"], Classes = [TicketClass.Help] };
        var plan = macro.PlanFor(walk.File, new Dictionary<string, string>());

        Assert.True(macro.IsOffered(walk.File, plan, ["tag"]));
        Assert.False(macro.IsOffered(walk.File, plan, ["note"]));
        Assert.False((macro with { Classes = [TicketClass.Report] }).IsOffered(walk.File, plan, ["tag"]));
        walk.Do("2026-04-09 11:00", Agent, new TicketAct.SetTags(["急"], []));
        Assert.False(macro.IsOffered(
            walk.File, macro.PlanFor(walk.File, new Dictionary<string, string>()), ["tag"]));
    }

    async Task<TicketFile> RegisterAsync() => Assert.IsType<TicketDeskAnswer.Done>(await Desk.RegisterAsync(
        About("wy", TicketClass.Help), Agent, _now, TestContext.Current.CancellationToken)).File;

    Task<TicketDeskAnswer> ActAllAsync(TicketFile seen, Macro macro) => Desk.ActAllAsync(
        (seen.Ticket.TicketNo, seen.Ticket.Version),
        macro.PlanFor(seen, new Dictionary<string, string>()).Acts, Dispatcher, _now,
        TestContext.Current.CancellationToken);

    static Macro Spring => new()
    {
        Id = "spring",
        Title = "春耕",
        Tags = ["春耕"],
        Note = "{due}前",
        Act = new MacroAct("dispatch", _nothing.Add("orgId", Housing)),
    };

    static ImmutableArray<Macro> Read(string text, out string[] problems)
    {
        var list = new ProblemList("macros.yaml");
        var macros = MacroReader.Read(ShippedRules.Of("wy12345").Offices, text, list);
        problems = [.. list.Problems.Select(problem => problem.ToString())];
        return macros;
    }
}
