namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The scenarios of 12316 in which the county is called, or nobody: the others stand beside.</summary>
public sealed class CountyScenarioTests : IAsyncLifetime
{
    const string Telephone = "04127800001";

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task P02_A_county_that_answers_in_the_call_closes_the_matter_and_is_named()
    {
        await _office.MoveAsync("2026-03-12 10:05");
        var call = await _office.Server.KeepAsync(Web.Samples.Call("13900010001"));
        var walk = await Walk.RegisterAsync(
            _office, "2026-03-12 10:05", Office.Question($",\"callId\":\"{call.CallId}\"", "211224"));
        await walk.TriedAsync("2026-03-12 10:11", "countyOffice", "connected", "211224");
        Assert.Equal(["orgId"], await walk.WrongAsync("2026-03-12 10:20", Doer.Agent, "threePartyOk",
            $"\"orgId\":\"999999\",\"callId\":\"{call.CallId}\""));

        await walk.DoAsync("2026-03-12 10:20", Doer.Agent, "threePartyOk",
            $"\"orgId\":\"211224\",\"callId\":\"{call.CallId}\"");

        Assert.Equal(("Closed", "DA", "211224", call.CallId.Value), (walk.State, walk.Ticket.Text("closingGround"),
            walk.Ticket.Text("answeredByOrg"), walk.Ticket.Text("callId")));
        Assert.Equal("2026-03-12T10:20:00+08:00", walk.Ticket.Text("closedAt"));
        var attempt = Assert.Single(walk.Part("attempts"));
        Assert.Equal(("countyOffice", "connected", "211224", "2026-03-12T10:11:00+08:00"),
            (attempt.Text("party"), attempt.Text("outcome"), attempt.Text("orgId"), attempt.Text("at")));
        Assert.Empty(walk.Part("assignments"));
        Assert.DoesNotContain(walk.Part("timers"), timer => timer.Text("state") == "Running");
    }

    [Fact]
    public async Task P02_A_complaint_always_gets_its_form_whoever_answers_in_the_call()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-12 10:05", Office.Complaint());

        Assert.Equal(("theClassMayBeAnsweredAtOnce", "附二(二)2、3"), await walk.RefusedAsync(
            "2026-03-12 10:20", Doer.Agent, "threePartyOk", "\"orgId\":\"210300\""));
    }

    [Fact]
    public async Task P04_Three_attempts_in_vain_on_one_day_lead_to_the_division_and_nowhere_else()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-17 08:55", Office.Question(division: "210323"));
        await walk.TriedAsync("2026-03-17 09:00", "countyOffice", "noAnswer", Telephone);
        await walk.TriedAsync("2026-03-17 09:40", "countyOffice", "busy", Telephone);
        Assert.DoesNotContain("unreachable3", await walk.AllowedAsync("2026-03-17 10:00", Doer.Dispatcher));
        await walk.TriedAsync("2026-03-17 11:15", "countyOffice", "noAnswer", Telephone);
        Assert.Contains("unreachable3", await walk.AllowedAsync("2026-03-17 11:16", Doer.Dispatcher));
        Assert.DoesNotContain("unreachable3", await walk.AllowedAsync("2026-03-17 11:16", Doer.Agent));
        await walk.ForbiddenAsync("2026-03-17 11:16", Doer.Agent, "unreachable3");

        await walk.DoAsync("2026-03-17 11:20", Doer.Dispatcher, "unreachable3");

        Assert.Equal(("Dispatched", "agent"), (walk.State, walk.Ticket.Text("ownerAgent")));
        Assert.Equal("210000-njcf", Assert.Single(walk.Part("assignments")).Text("orgId"));
        Assert.Equal(("2026-03-18", "2026-03-19", "2026-03-20"),
            (walk.Due("finish"), walk.Due("explain"), walk.Due("callerCap")));
        var form = (await walk.HistoryAsync())[^1];
        Assert.Equal(("unreachable3", "附二(二)2、3"), (form.Text("event"), form.Text("clause")));
        Assert.Equal(
            $"2026-03-17 09:00 {Telephone} NoAnswer; 2026-03-17 09:40 {Telephone} Busy; "
            + $"2026-03-17 11:15 {Telephone} NoAnswer",
            form.GetProperty("fields").Text("attempts"));
        Assert.Equal(3, walk.Part("attempts").Length);
    }

    [Theory]
    [InlineData("2026-03-17 11:15", "connected")]
    [InlineData("2026-03-18 09:00", "noAnswer")]
    public async Task P04_A_third_attempt_that_succeeds_or_comes_the_next_day_leads_nowhere(string at, string outcome)
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-17 08:55", Office.Question(division: "210323"));
        await walk.TriedAsync("2026-03-17 09:00", "countyOffice", "noAnswer", Telephone);
        await walk.TriedAsync("2026-03-17 09:40", "countyOffice", "busy", Telephone);
        await walk.TriedAsync(at, "countyOffice", outcome, Telephone);

        Assert.Equal(("theOfficeWasTriedInVainOnOneDay", "附二(二)2、3"),
            await walk.RefusedAsync("2026-03-18 10:00", Doer.Dispatcher, "unreachable3"));
        Assert.Equal("Registered", (await walk.LookAsync("2026-03-18 10:00")).State);
    }

    [Fact]
    public async Task P07_What_is_out_of_scope_is_refused_when_the_caller_was_told_why_and_is_counted_as_taken()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-03-26 11:00", Office.Question());
        Assert.Equal(("theBasisWasTold", "附二(二)4"), await walk.RefusedAsync("2026-03-26 11:02", Doer.Agent,
            "refuse", "\"ground\":\"out-of-scope\",\"basisTold\":false"));

        await walk.DoAsync("2026-03-26 11:03", Doer.Agent, "refuse",
            "\"ground\":\"养老保险问题\",\"basisTold\":true,\"target\":\"12333\"");

        Assert.Equal(("Closed", "NA"), (walk.State, walk.Ticket.Text("closingGround")));
        Assert.Empty(walk.Part("assignments"));
        var history = await walk.HistoryAsync();
        Assert.Equal(["register", "refuse"], history.Select(entry => entry.Text("event")));
        var said = history[^1].GetProperty("fields");
        Assert.Equal(("附二(二)4", "out-of-scope", "养老保险问题", "12333", "true"),
            (history[^1].Text("clause"), said.Text("ground"), said.Text("reason"), said.Text("target"),
                said.Text("basisTold")));
        Assert.Equal("Closed",
            (await walk.ProblemAsync("2026-03-26 11:04", Doer.Agent, "sendForm")).Text("code"));
        Assert.Equal("OnTime", await walk.DeadlineAsync("2026-03-27 09:00"));
    }
}
