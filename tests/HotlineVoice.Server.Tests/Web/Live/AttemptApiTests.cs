using HotlineVoice.Cases.Contacts;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>The ledger of attempts to reach callers and units.</summary>
public sealed class AttemptApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Number = "13812348001";

    [Fact]
    public async Task An_attempt_made_elsewhere_is_written_down_and_answered_with_its_number_masked()
    {
        using var agent = await server.AsAsync("agent");

        using var answer = await agent.SendJsonAsync("POST", "contactAttempts", """
            {"ticketNo":"12026032500001","party":"caller","phone":"+86 13812348001","channel":"sms",
             "outcome":"noAnswer","at":"2026-03-25T08:30:00+08:00","note":"第二次"}
            """);

        Assert.Equal(201, (int)answer.StatusCode);
        var shown = await answer.JsonAsync();
        Assert.Equal(["id", "ticketNo", "hotline", "party", "phone", "at", "by", "channel", "outcome", "note"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("caller", "noAnswer", "138****8001", "jn12316", "agent"), (shown.Text("party"),
            shown.Text("outcome"), shown.Text("phone"), shown.Text("hotline"), shown.Text("by")));
        var kept = Assert.Single((await server.Storage.Attempts.ListAsync(new("12026032500001"), default)).Items);
        Assert.Equal((ContactParty.Caller, ContactOutcome.NoAnswer, Number, "sms"),
            (kept.Party, kept.Outcome, kept.Phone, kept.Channel));
        Assert.Equal(new DateTimeOffset(2026, 3, 25, 8, 30, 0, TimeSpan.FromHours(8)), kept.At);
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("agent", "attempt.added", kept.Id), (row.Who, row.What, row.Subject));
        Assert.Equal(shown.ToString(),
            (await agent.JsonAsync("contactAttempts?ticketNo=12026032500001")).GetProperty("items")[0].ToString());
    }

    [Fact]
    public async Task An_attempt_at_a_unit_is_made_now_by_telephone_unless_it_says_otherwise()
    {
        using var dispatcher = await server.AsAsync("dispatcher");

        var shown = await (await dispatcher.SendJsonAsync("POST", "contactAttempts",
            """{"ticketNo":"12026032500002","party":"countyOffice","orgId":"ct-nyj","outcome":"invalidNumber"}"""))
            .JsonAsync();

        Assert.Equal(("countyOffice", "ct-nyj", "telephone", "invalidNumber"), (shown.Text("party"),
            shown.Text("orgId"), shown.Text("channel"), shown.Text("outcome")));
        Assert.Equal("2026-03-25T09:00:00+08:00", shown.Text("at"));
        var unit = await (await dispatcher.SendJsonAsync("POST", "contactAttempts",
            """{"ticketNo":"12026032500002","party":"unit","phone":"02488886666","outcome":"connected"}"""))
            .JsonAsync();
        Assert.Equal("02488886666", unit.Text("phone"));
    }

    [Theory]
    [InlineData("{}", "ticketNo", "party", "outcome", "phone")]
    [InlineData("""{"ticketNo":"1","party":"caller","phone":"139","outcome":"busy"}""", "ticketNo")]
    [InlineData("""{"ticketNo":"92026032500001","party":"caller","phone":"139","outcome":"busy"}""", "ticketNo")]
    [InlineData("""{"ticketNo":"12026032500001","party":"Caller","phone":"139","outcome":"busy"}""", "party")]
    [InlineData("""{"ticketNo":"12026032500001","party":"caller","phone":"139","outcome":"Busy"}""", "outcome")]
    [InlineData("""{"ticketNo":"12026032500001","party":"caller","orgId":"o1","outcome":"busy"}""", "orgId")]
    [InlineData(
        """{"ticketNo":"12026032500001","party":"unit","orgId":"o","phone":"139","outcome":"busy"}""", "phone")]
    [InlineData("""{"ticketNo":"12026032500001","party":"unit","outcome":"busy"}""", "phone")]
    [InlineData("""{"ticketNo":"12026032500001","party":"unit","phone":"abc","outcome":"busy"}""", "phone")]
    [InlineData(
        """
        {"ticketNo":"12026032500001","party":"caller","phone":"139","outcome":"busy","at":"2026-03-25T09:00:01+08:00"}
        """, "at")]
    [InlineData("""{"ticketNo":"12026032500001","party":"caller","phone":"139","outcome":"busy","at":"soon"}""", "at")]
    [InlineData("""{"ticketNo":"12026032500001","party":"caller","phone":"139","outcome":"busy","by":"x"}""", "by")]
    public async Task An_attempt_that_cannot_be_is_refused_by_field(string body, params string[] fields)
    {
        using var agent = await server.AsAsync("agent");
        var before = (await server.Storage.Attempts.ListAsync(new() { Limit = 500 }, default)).Items.Count;

        var problem = await (await agent.SendJsonAsync("POST", "contactAttempts", body)).ProblemAsync(422);

        Assert.Equal(fields.Order(StringComparer.Ordinal), problem.GetProperty("errors").EnumerateObject()
            .Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Equal(before, (await server.Storage.Attempts.ListAsync(new() { Limit = 500 }, default)).Items.Count);
    }

    [Fact]
    public async Task A_clerk_of_another_hotline_neither_writes_nor_reads_it()
    {
        using var clerk = await server.AsAsync("agent", "ln12345");
        await server.Storage.Attempts.AddAsync(Samples.Attempt(Number) with { TicketNo = "12026032500003" }, default);

        var problem = await (await clerk.SendJsonAsync("POST", "contactAttempts",
            """{"ticketNo":"12026032500003","party":"caller","phone":"139","outcome":"busy"}""")).ProblemAsync(403);

        Assert.Equal("OutOfScope", problem.Text("code"));
        Assert.Empty(Asking.Texts(await clerk.JsonAsync("contactAttempts?ticketNo=12026032500003"), "id"));
    }

    [Fact]
    public async Task An_attempt_of_our_own_shows_what_the_network_said_and_where_it_can_be_heard()
    {
        using var agent = await server.AsAsync("agent");
        var made = Samples.Attempt(Number) with
        {
            TicketNo = "12026032500009",
            SipStatus = 486,
            Q850 = 17,
            RingSeconds = 3.5,
            RecordingId = "01JREC",
        };
        await server.Storage.Attempts.AddAsync(made, default);
        await server.Storage.Attempts.AddAsync(
            Samples.Attempt(Number) with { TicketNo = "12026032500010" }, default);

        var shown = (await agent.JsonAsync("contactAttempts?ticketNo=12026032500009")).GetProperty("items")[0];
        var silent = (await agent.JsonAsync("contactAttempts?ticketNo=12026032500010")).GetProperty("items")[0];

        Assert.Equal((486, 17), (shown.GetProperty("sipStatus").GetInt32(), shown.GetProperty("q850").GetInt32()));
        Assert.Equal("01JREC", shown.Text("recordingId"));
        Assert.False(silent.Has("sipStatus") || silent.Has("q850") || silent.Has("recordingId"));
    }

    [Fact]
    public async Task Attempts_are_found_by_ticket_and_call_newest_first_in_pages()
    {
        using var agent = await server.AsAsync("agent");
        var call = Samples.NextId();
        var old = Samples.Attempt(Number) with { TicketNo = "12026032500004", CallId = call };
        var newer = Samples.Attempt(Number) with { TicketNo = "12026032500004", At = old.At.AddMinutes(1) };
        await server.Storage.Attempts.AddAsync(old, default);
        await server.Storage.Attempts.AddAsync(newer, default);
        const string path = "contactAttempts?ticketNo=12026032500004";

        Assert.Equal([newer.Id, old.Id], Asking.Texts(await agent.JsonAsync(path), "id"));
        Assert.Equal([old.Id], Asking.Texts(await agent.JsonAsync($"contactAttempts?callId={call}"), "id"));
        var page = await agent.JsonAsync($"{path}&limit=1");
        Assert.Equal([old.Id], Asking.Texts(
            await agent.JsonAsync($"{path}&limit=1&cursor={Uri.EscapeDataString(page.Text("next"))}"), "id"));
        await (await agent.GetAsync("contactAttempts?ticket=1")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_callers_number_is_shown_with_a_reason_and_a_withheld_one_to_nobody()
    {
        using var agent = await server.AsAsync("agent");
        using var reviewer = await server.AsAsync("reviewer");
        var call = await server.KeepAsync(Samples.Call(Number) with { PresentationRestricted = true });
        var withheld = Samples.Attempt(Number) with { TicketNo = "12026032500005", CallId = call.CallId.Value };
        var plain = Samples.Attempt(Number) with { TicketNo = "12026032500006" };
        await server.Storage.Attempts.AddAsync(withheld, default);
        await server.Storage.Attempts.AddAsync(plain, default);

        var shown = (await agent.JsonAsync("contactAttempts?ticketNo=12026032500006&unmask=核实")).GetProperty("items");
        Assert.Equal(Number, shown[0].Text("phone"));
        Assert.Equal(("number.shown", plain.Id), ((await server.Storage.Audit.ListAsync(1, default))[0] is var row
            ? (row.What, row.Subject!) : default));
        await (await reviewer.GetAsync("contactAttempts?unmask=核实")).ProblemAsync(403);
        foreach (var path in new[] { "", "&unmask=核实" })
            Assert.False((await agent.JsonAsync($"contactAttempts?ticketNo=12026032500005{path}"))
                .GetProperty("items")[0].Has("phone"));
    }
}
