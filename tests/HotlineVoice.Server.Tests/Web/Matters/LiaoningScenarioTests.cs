using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The scenarios of 辽宁省12345 over HTTP, with all their dates.</summary>
public sealed class LiaoningScenarioTests : IAsyncLifetime
{
    const string Transport = "210000-jtt";
    const string Market = "210000-scj";
    const string Caller = "13900030003";
    const string Result = "\"resultText\":\"已退费并更换价目表。\",\"written\":true";
    const string Pass = "\"timely\":true,\"quality\":\"好\",\"resultTrue\":true";
    const string Accepted = "\"reached\":true,\"satisfied\":true,\"solved\":true";
    const string Long = "\"ground\":\"G8\",\"evidence\":\"联系记录四次\"";

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task P08_A_fire_is_put_through_and_closed_as_led_without_deadlines()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-28 03:12", About("help"));
        Assert.Equal(["target"], await walk.WrongAsync(
            "2026-03-28 03:12", Doer.Agent, "transferEmergency", "\"target\":\"12333\""));

        await walk.DoAsync("2026-03-28 03:13", Doer.Agent, "transferEmergency",
            "\"target\":\"119\",\"at\":\"2026-03-28T03:12:30+08:00\",\"result\":\"接通\"");

        Assert.Equal(("Closed", "GD"), (walk.State, walk.Ticket.Text("closingGround")));
        Assert.DoesNotContain(walk.Part("timers"), timer => timer.Text("state") == "Running");
        Assert.False(walk.Ticket.Has("dueAt") || walk.Ticket.Has("satisfied") || walk.Ticket.Has("grade"));
        Assert.Empty(walk.Part("assignments"));
        var put = (await walk.HistoryAsync())[^1];
        Assert.Equal(("transferEmergency", "第九条(一)"), (put.Text("event"), put.Text("clause")));
        var said = put.GetProperty("fields");
        Assert.Equal(("119", "2026-03-28T03:12:30+08:00", "接通"),
            (said.Text("target"), said.Text("at"), said.Text("result")));
    }

    [Fact]
    public async Task P08_A_desk_that_is_busy_is_written_down_and_the_matter_stays_with_the_agent()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-28 03:12", About("help"));
        await walk.TriedAsync("2026-03-28 03:13", "unit", "busy", "210000-xfzd");

        await walk.LookAsync("2026-03-28 03:13");

        Assert.Equal("Registered", walk.State);
        Assert.Equal("busy", Assert.Single(walk.Part("attempts")).Text("outcome"));
        Assert.Contains("transferEmergency", await walk.AllowedAsync("2026-03-28 03:13", Doer.Agent));
    }

    [Fact]
    public async Task P09_The_first_unit_leads_and_the_other_reports_how_far_it_is()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-30 08:31", About("complaint"));
        Assert.Equal("2026-03-30T09:01:00+08:00", walk.Timer("dispatch").Text("dueAt"));
        await walk.SendAsync("2026-03-30 08:45", Transport, Market);
        Assert.Equal(("Met", Transport, "2026-04-28", "2026-04-28"),
            (walk.Clock("dispatch"), walk.Ticket.Text("firstResponsibleOrg"), walk.Due("finish"),
                walk.Ticket.Text("dueDay")));
        Assert.Equal([(Transport, "main"), (Market, "co")],
            walk.Part("assignments").Select(one => (one.Text("orgId"), one.Text("role"))));
        await walk.DoAsync("2026-03-30 09:00", Doer.Unit(Transport), "accept");
        Assert.Equal(("theCoUnitsHaveAnswered", "第十一条"),
            await walk.RefusedAsync("2026-04-24 09:00", Doer.Unit(Transport), "submitResult", Result));
        await walk.LookAsync("2026-04-24 09:00");
        await walk.DoAsync("2026-04-24 10:00", Doer.Unit(Market), "reportStage", "\"report\":\"价目表已立案调查\"");
        Assert.Equal("价目表已立案调查", walk.Part("assignments")[1].Text("stageReport"));

        await walk.DoAsync("2026-04-28 16:00", Doer.Unit(Transport), "submitResult", Result);
        Assert.Equal(("ResultSubmitted", "2026-05-06"), (walk.State, walk.Due("review")));
        Assert.Equal("Met", walk.Part("timers").First(timer => timer.Text("id") == "finish").Text("state"));
        Assert.Equal("OnTime", await walk.DeadlineAsync("2026-04-28 16:00"));
        await walk.DoAsync("2026-04-29 09:00", Doer.Reviewer, "reviewPass", Pass);
        await walk.DoAsync("2026-04-30 10:00", Doer.CallerBack, "callbackDone", Accepted);

        Assert.Equal(("Closed", "G1a", "2026-04-30T10:00:00+08:00"),
            (walk.State, walk.Ticket.Text("closingGround"), walk.Ticket.Text("closedAt")));
        Assert.Equal("2026-05-06", walk.Part("reviews")[0].Text("due"));
        Assert.True(walk.Part("callbacks")[0].GetProperty("counted").GetBoolean());
    }

    [Fact]
    public async Task P09_The_last_minute_of_the_last_day_is_in_time_and_midnight_is_late()
    {
        var walk = await Walk.SentAsync(_office, "2026-03-30 08:45", About("complaint"), Transport);

        Assert.Equal("DueSoon", await walk.DeadlineAsync("2026-04-28 23:59"));
        Assert.Equal("Overdue", await walk.DeadlineAsync("2026-04-29 00:00"));
        Assert.Equal(("finish", "2026-04-29T00:00:00+08:00"), (await walk.FiredAsync())[^1]);
    }

    [Fact]
    public async Task P10_Material_that_does_not_come_closes_nothing_by_itself()
    {
        var walk = await AskedForMaterialAsync();
        Assert.Equal(("AwaitingMaterial", "2026-04-14", "2026-04-14"),
            (walk.State, walk.Due("material"), walk.Part("materials")[0].Text("dueDay")));
        Assert.Equal(("theMaterialDidNotCome", "第九条(二)"), await walk.RefusedAsync(
            "2026-04-14 23:59", Doer.Supervisor, "expired", "\"secondReader\":\"reviewer\""));

        await walk.LookAsync("2026-04-15 00:00");
        Assert.Equal("AwaitingMaterial", walk.State);
        var item = walk.Part("worklist").Single(one => one.Text("kind") == "materialMissing");
        Assert.Equal("2026-04-15T00:00:00+08:00", item.Text("raisedAt"));
        Assert.Equal(["secondReader"], await walk.WrongAsync("2026-04-15 08:00", Doer.Supervisor, "expired"));
        Assert.Equal("theMaterialDidNotCome", (await walk.ProblemAsync(
            "2026-04-15 08:00", Doer.Supervisor, "expired", "\"secondReader\":\"supervisor\"")).Text("code"));
        Assert.Equal("theMaterialDidNotCome", (await walk.ProblemAsync(
            "2026-04-15 08:00", Doer.Supervisor, "expired", "\"secondReader\":\"agent\"")).Text("code"));
        await walk.ForbiddenAsync("2026-04-15 08:00", Doer.Agent, "expired", "\"secondReader\":\"reviewer\"");
        var unknown = await (await walk.TryAsync(
            "2026-04-15 08:00", Doer.Supervisor, "expired", "\"secondReader\":\"reviewer\"")).ProblemAsync(422);
        Assert.Contains("没有用户“reviewer”",
            unknown.GetProperty("errors").GetProperty("secondReader")[0].GetString());
        await _office.PersonAsync("reviewer");
        await _office.PersonAsync("caller-back");
        Assert.Equal(["secondReader"], await walk.WrongAsync(
            "2026-04-15 08:00", Doer.Supervisor, "expired", "\"secondReader\":\"caller-back\""));
        await walk.DoAsync("2026-04-15 08:00", Doer.Supervisor, "expired", "\"secondReader\":\"reviewer\"");

        Assert.Equal(("Closed", "G4"), (walk.State, walk.Ticket.Text("closingGround")));
        Assert.DoesNotContain("materialMissing", walk.Waiting());
    }

    [Fact]
    public async Task P10_Material_in_the_last_hour_brings_the_ticket_back()
    {
        var walk = await AskedForMaterialAsync();
        await walk.DoAsync("2026-04-14 23:50", Doer.Agent, "supplied", "\"note\":\"已上传\"");
        Assert.Equal(("Registered", "Met"), (walk.State, walk.Clock("material")));

        await walk.LookAsync("2026-04-15 00:00");

        Assert.DoesNotContain("materialMissing", walk.Waiting());
        Assert.Equal("Registered", (await walk.ProblemAsync(
            "2026-04-15 08:00", Doer.Supervisor, "expired", "\"secondReader\":\"reviewer\"")).Text("code"));
    }

    [Fact]
    public async Task P11_The_same_matter_with_nothing_new_is_shown_linked_and_not_sent_out()
    {
        var old = await ClosedAsync();
        await _office.MoveAsync("2026-04-15 09:00");
        var call = await _office.Server.KeepAsync(Web.Samples.Call(Caller, "ln12345"));
        var agent = await _office.PersonAsync("agent");
        var popped = await agent.JsonAsync($"calls/{call.CallId}/earlierTickets");
        Assert.Equal([old.No], Asking.Texts(popped, "ticketNo"));

        var again = await Walk.RegisterAsync(_office, "2026-04-15 09:00", About("complaint",
            $",\"parentTicketNo\":\"{old.No}\",\"newFacts\":false,\"callId\":\"{call.CallId}\""));

        Assert.Equal(("Closed", "G1c", 2, old.No, "2026-04-15T09:00:00+08:00"),
            (again.State, again.Ticket.Text("closingGround"), again.Ticket.GetProperty("repeatNo").GetInt32(),
                again.Ticket.Text("parentTicketNo"), again.Ticket.Text("closedAt")));
        Assert.Empty(again.Part("assignments"));
        Assert.DoesNotContain(again.Part("timers"), timer => timer.Text("state") == "Running");
        Assert.Equal("Closed", (await again.ProblemAsync(
            "2026-04-15 09:05", Doer.Dispatcher, "dispatch", Walk.Order(Transport))).Text("code"));
        Assert.Equal("第十四条(一)", (await again.HistoryAsync())[^1].Text("clause"));
    }

    [Fact]
    public async Task P11_A_contact_on_the_old_ticket_is_written_there_and_changes_nothing_of_its_end()
    {
        var old = await ClosedAsync();

        await old.DoAsync("2026-04-15 09:00", Doer.Agent, "repeatContact", "\"newFacts\":false");

        Assert.Equal(("Closed", "G1a", 2), (old.State, old.Ticket.Text("closingGround"),
            old.Ticket.GetProperty("repeatNo").GetInt32()));
        var told = (await old.HistoryAsync())[^1];
        Assert.Equal(("repeatContact", "G1c", "已退费并更换价目表。"),
            (told.Text("event"), told.GetProperty("fields").Text("ground"), told.GetProperty("fields").Text("told")));
        // The third time, on a ticket of its own.
        var third = await Walk.RegisterAsync(_office, "2026-04-16 09:00", About("complaint",
            $",\"parentTicketNo\":\"{old.No}\",\"newFacts\":false"));
        Assert.Equal(3, third.Ticket.GetProperty("repeatNo").GetInt32());
        await old.LookAsync("2026-04-16 09:00");
        await old.DoAsync("2026-04-17 09:00", Doer.Agent, "repeatContact", "\"newFacts\":false");
        Assert.Equal(4, old.Ticket.GetProperty("repeatNo").GetInt32());
    }

    [Fact]
    public async Task P11_With_a_new_invoice_it_is_a_ticket_of_its_own_that_is_sent_out()
    {
        var old = await ClosedAsync();

        var again = await Walk.RegisterAsync(_office, "2026-04-15 09:00",
            About("complaint", $",\"parentTicketNo\":\"{old.No}\",\"newFacts\":true"));
        await again.SendAsync("2026-04-15 09:10", Transport);

        Assert.Equal(("Dispatched", 2, old.No), (again.State, again.Ticket.GetProperty("repeatNo").GetInt32(),
            again.Ticket.Text("parentTicketNo")));
    }

    [Fact]
    public async Task P12_A_caller_who_does_not_cooperate_is_waited_for_thirty_days()
    {
        var walk = await RefusingAsync();

        var early = await walk.ProblemAsync("2026-05-20 23:59", Doer.Dispatcher, "closeByGround", Long);
        Assert.Equal(("nobodyCooperatedLongEnough", "第十四条(八)"), (early.Text("code"), early.Text("clause")));
        Assert.Contains("2026年5月21日", early.Text("detail"));
        await walk.LookAsync("2026-05-20 23:59");
        await walk.DoAsync("2026-05-21 00:00", Doer.Dispatcher, "closeByGround", Long);

        Assert.Equal(("Closed", "G8"), (walk.State, walk.Ticket.Text("closingGround")));
    }

    [Fact]
    public async Task P12_The_office_is_told_on_the_first_day_on_which_it_may_close()
    {
        var walk = await RefusingAsync();
        await walk.LookAsync("2026-05-20 23:59");
        Assert.Equal(("2026-05-20", "Running"), (walk.Due("noCooperation"), walk.Clock("noCooperation")));
        Assert.DoesNotContain("noCooperation", walk.Waiting());
        Assert.NotEqual("overdue", await walk.DeadlineAsync("2026-05-20 23:59"));

        await walk.LookAsync("2026-05-21 00:00");
        await walk.LookAsync("2026-06-21 00:00");

        Assert.Equal(("Due", "Registered"), (walk.Clock("noCooperation"), walk.State));
        Assert.Single(walk.Waiting(), "noCooperation");
        Assert.Equal([("noCooperation", "2026-05-21T00:00:00+08:00")],
            (await walk.FiredAsync()).Where(one => one.Clock == "noCooperation"));
        Assert.Equal("第十四条(八)", (await walk.HistoryAsync()).Single(entry => entry.Text("event") == "firstRefusal")
            .Text("clause"));
    }

    [Fact]
    public async Task P12_A_refusal_in_a_call_of_our_own_begins_the_days_and_an_answer_ends_them()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-04-20 09:00", About("help"));
        using var feed = await Feed.OpenAsync(await _office.PersonAsync("dispatcher"),
            $"events?after={await _office.Server.Storage.Events.LastAsync(default)}");
        foreach (var (at, outcome, state) in ((string, ContactOutcome, string)[])
            [("2026-04-20 10:00", ContactOutcome.Rejected, "Running"),
                ("2026-04-21 10:00", ContactOutcome.Connected, "Cancelled")])
        {
            await _office.MoveAsync(at);
            await _office.Server.KeepAsync((id, now) => new Fact.AttemptMade(id, now, new ContactAttempt
            {
                Id = $"a-{state}",
                TicketNo = walk.No,
                Hotline = "ln12345",
                Party = ContactParty.Caller,
                At = Office.At(at),
                Outcome = outcome,
            }));
            // Told of after the attempt itself; the feed gives up when it is not.
            do
            {
                await feed.NextAsync();
                await walk.LookAsync(at);
            }
            while (!walk.Part("timers").Any(timer =>
                timer.Text("id") == "noCooperation" && timer.Text("state") == state));
        }
    }

    [Fact]
    public async Task P12_Papers_that_come_begin_the_thirty_days_anew()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-04-20 09:00", About("help"));
        foreach (var at in (string[])["2026-04-20 10:00", "2026-04-27 10:00", "2026-05-06 10:00"])
            await walk.TriedAsync(at, "caller", "rejected", Caller);
        await walk.DoAsync("2026-05-09 09:00", Doer.Agent, "requestMaterial", "\"items\":\"发票\"");
        await walk.DoAsync("2026-05-10 09:00", Doer.Agent, "supplied");
        await walk.TriedAsync("2026-05-14 10:00", "caller", "rejected", Caller);

        Assert.Equal("nobodyCooperatedLongEnough", (await walk.ProblemAsync(
            "2026-05-21 00:00", Doer.Dispatcher, "closeByGround", Long)).Text("code"));
    }

    static string About(string kind, string more = "") => Office.Lamp("ln12345", kind, "210000", more, Caller);

    async Task<Walk> AskedForMaterialAsync()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-04-07 10:00", About("help"));
        return await walk.DoAsync("2026-04-07 10:00", Doer.Agent, "requestMaterial", "\"items\":\"身份证、合同\"");
    }

    async Task<Walk> RefusingAsync()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-04-20 09:00", About("help"));
        foreach (var at in (string[])["2026-04-20 10:00", "2026-04-27 10:00", "2026-05-06 10:00", "2026-05-14 10:00"])
            await walk.TriedAsync(at, "caller", "rejected", Caller);
        return walk;
    }

    async Task<Walk> ClosedAsync()
    {
        var walk = await Walk.SentAsync(_office, "2026-03-30 08:45", About("complaint"), Transport);
        await walk.DoAsync("2026-04-08 09:00", Doer.Unit(Transport), "accept");
        await walk.DoAsync("2026-04-09 09:00", Doer.Unit(Transport), "submitResult", Result);
        await walk.DoAsync("2026-04-10 09:00", Doer.Reviewer, "reviewPass", Pass);
        return await walk.DoAsync("2026-04-10 10:00", Doer.CallerBack, "callbackDone", Accepted);
    }
}
