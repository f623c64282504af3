using System.Net;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>Registering tickets, looking for them and what is refused.</summary>
public sealed class TicketApiTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_ticket_has_the_shape_of_the_contract_and_its_caller_is_masked()
    {
        var ticket = await office.RegisterAsync(Office.Question());

        Assert.Matches("^1[0-9]{13}$", ticket.Text("ticketNo"));
        Assert.Equal((1L, "consultation", "phone", "Registered", "ordinary"),
            (ticket.GetProperty("version").GetInt64(), ticket.Text("class"), ticket.Text("source"),
                ticket.Text("state"), ticket.Text("urgency")));
        var caller = ticket.GetProperty("caller");
        Assert.Equal(("person", "张**", "139****0001"),
            (caller.Text("type"), caller.Text("name"), caller.Text("phone")));
        Assert.False(caller.Has("address"));
        foreach (var list in new[] { "assignments", "extensions", "returns", "letters", "cards", "attempts" })
            Assert.Equal(0, ticket.GetProperty(list).GetArrayLength());
        Assert.Contains("sendForm", ticket.GetProperty("allowed").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("OnTime", ticket.Text("deadline"));
        Assert.False(ticket.Has("closingGround"));
    }

    [Fact]
    public async Task The_caller_is_shown_in_clear_for_a_reason_that_is_written_down_first()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        var agent = await office.PersonAsync("agent");
        var dispatcher = await office.PersonAsync("dispatcher");
        var no = ticket.Text("ticketNo");

        var clear = (await agent.JsonAsync($"tickets/{no}?unmask=回访核实")).GetProperty("caller");
        await (await dispatcher.GetAsync($"tickets/{no}?unmask=看看")).ProblemAsync(403);

        Assert.Equal(("张三丰", "13900010001", "某村一组"),
            (clear.Text("name"), clear.Text("phone"), clear.Text("address")));
        var rows = (await office.Server.Storage.Audit.ListAsync(50, default)).Where(row => row.Subject == no);
        var row = Assert.Single(rows);
        Assert.Equal(("agent", "number.shown", "回访核实"), (row.Who, row.What, row.Reason));
        Assert.Contains("name", row.FieldsRead);
    }

    [Fact]
    public async Task What_is_wrong_or_missing_is_said_field_by_field()
    {
        var agent = await office.PersonAsync("agent");

        var problem = await (await agent.SendJsonAsync("POST", "tickets", """
            {"hotlineCode":"jn12316","class":"quarrel","content":"x",
             "caller":{"phone":"none","nick":"z"},"colour":"red"}
            """)).ProblemAsync(422);

        Assert.Equal(["caller.nick", "caller.phone", "class", "colour"],
            problem.GetProperty("errors").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        var missing = await (await agent.SendJsonAsync("POST", "tickets",
            """{"hotlineCode":"jn12316","class":"咨询"}""")).ProblemAsync(422);
        Assert.Equal(["caller.phone", "content", "divisionCode", "title"],
            missing.GetProperty("errors").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        await (await agent.SendJsonAsync("POST", "tickets",
            """{"hotlineCode":"none","class":"咨询"}""")).ProblemAsync(422);
    }

    [Fact]
    public async Task An_anonymous_ticket_has_no_caller_and_not_even_a_number_of_its_call()
    {
        var call = await office.Server.KeepAsync(Web.Samples.Call("13900030003"));

        var ticket = await office.RegisterAsync(
            $$"""
            {"hotlineCode":"jn12316","class":"report","title":"虚报","content":"有人虚报","divisionCode":"210381",
             "anonymous":true,"callId":"{{call.CallId}}"}
            """);

        Assert.False(ticket.Has("caller"));
        Assert.True(ticket.GetProperty("anonymous").GetBoolean());
        var found = await (await office.PersonAsync("agent")).JsonAsync("tickets?callerPhone=13900030003");
        Assert.Equal(0, found.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_ticket_of_a_call_takes_its_number_over_and_the_call_names_its_last_ticket()
    {
        var call = await office.Server.KeepAsync(Web.Samples.Call("13900040004"));
        var body = $$"""
            {"hotlineCode":"jn12316","class":"consultation","title":"补贴","content":"问补贴","divisionCode":"211224",
             "caller":{"name":"王五"},"callId":"{{call.CallId}}"}
            """;

        var first = await office.RegisterAsync(body);
        var second = await office.RegisterAsync(body);

        Assert.Equal("139****0004", first.GetProperty("caller").Text("phone"));
        var agent = await office.PersonAsync("agent");
        Assert.Equal(second.Text("ticketNo"), (await agent.JsonAsync($"calls/{call.CallId}")).Text("ticketNo"));
        var both = new[] { second.Text("ticketNo"), first.Text("ticketNo") };
        Assert.Equal(both, Asking.Texts(await agent.JsonAsync($"tickets?callId={call.CallId}"), "ticketNo"));
        Assert.Equal(both, Asking.Texts(await agent.JsonAsync($"calls/{call.CallId}/earlierTickets"), "ticketNo"));
        await (await agent.SendJsonAsync("POST", "tickets",
            body.Replace(call.CallId.Value, "01NOSUCHCALL"))).ProblemAsync(422);
    }

    [Fact]
    public async Task A_call_that_withheld_its_number_has_no_earlier_tickets_and_gives_no_number()
    {
        var call = await office.Server.KeepAsync(
            Web.Samples.Call("13900010001") with { PresentationRestricted = true });
        var agent = await office.PersonAsync("agent");

        var earlier = await agent.JsonAsync($"calls/{call.CallId}/earlierTickets");
        var refused = await (await agent.SendJsonAsync("POST", "tickets",
            $$"""
            {"hotlineCode":"jn12316","class":"consultation","title":"补贴","content":"问补贴","divisionCode":"211224",
             "callId":"{{call.CallId}}"}
            """)).ProblemAsync(422);

        Assert.Equal(0, earlier.GetProperty("items").GetArrayLength());
        Assert.Contains("phone", refused.GetProperty("errors").ToString());
    }

    [Fact]
    public async Task A_version_that_was_overtaken_is_412_and_a_missing_one_is_422()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        await office.DoAsync(ticket, "sendForm");
        var agent = await office.PersonAsync("agent");

        var stale = await (await office.TryAsync(ticket, "sendForm", "", agent)).ProblemAsync(412);
        var missing = await (await agent.SendJsonAsync(
            "POST", $"tickets/{ticket.Text("ticketNo")}/sendForm", "{}")).ProblemAsync(422);

        Assert.Equal("StaleVersion", stale.Text("code"));
        Assert.True(missing.GetProperty("errors").Has("version"));
    }

    [Fact]
    public async Task Of_many_who_do_the_same_at_once_exactly_one_does_it()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        var agent = await office.PersonAsync("agent");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => office.TryAsync(ticket, "sendForm", "", agent)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
        var history = await agent.JsonAsync($"tickets/{ticket.Text("ticketNo")}/history");
        Assert.Equal(["register", "sendForm"], Asking.Texts(history, "event"));
    }

    [Theory]
    [InlineData("requestReturn", 422)]
    [InlineData("needSignoff", 409)]
    [InlineData("allSigned", 409)]
    [InlineData("dance", 404)]
    public async Task An_event_is_known_or_follows_by_itself_or_is_none(string name, int status)
    {
        var ticket = await office.RegisterAsync(Office.Question());

        await (await office.TryAsync(ticket, name, "", await office.PersonAsync("agent"))).ProblemAsync(status);
    }

    [Fact]
    public async Task A_draft_needs_little_and_is_registered_with_what_it_holds()
    {
        var draft = await office.RegisterAsync(
            """{"hotlineCode":"jn12316","draft":true,"title":"补贴额","caller":{"phone":"13900050005","name":"赵六"}}""");
        Assert.Equal("Draft", draft.Text("state"));

        var ticket = await office.DoAsync(draft, "register",
            """
            "class":"consultation","content":"问补贴","divisionCode":"211224"
            """);

        Assert.Equal(("Registered", "补贴额", "139****0005"),
            (ticket.Text("state"), ticket.Text("title"), ticket.GetProperty("caller").Text("phone")));
        Assert.Equal(draft.Text("ticketNo"), ticket.Text("ticketNo"));
    }

    [Fact]
    public async Task Many_at_once_through_the_api_get_numbers_without_a_gap()
    {
        await office.PersonAsync("agent");
        await office.MoveAsync("2026-03-03 09:00");

        var tickets = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(_ => office.RegisterAsync(Office.Question())));

        var numbers = tickets.Select(ticket => ticket.Text("ticketNo")).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"120260303{n:00000}"), numbers);
    }

    [Fact]
    public async Task Who_is_bound_to_another_hotline_sees_no_ticket_of_this_one()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        using var stranger = await office.Server.AsAsync("agent", "wy12345");

        await (await stranger.GetAsync($"tickets/{ticket.Text("ticketNo")}")).ProblemAsync(404);
        await (await stranger.GetAsync($"tickets/{ticket.Text("ticketNo")}/history")).ProblemAsync(404);
        await (await stranger.SendJsonAsync("POST", "tickets", Office.Question())).ProblemAsync(403);
        Assert.Empty(Asking.Texts(await stranger.JsonAsync("tickets"), "ticketNo"));
    }
}
