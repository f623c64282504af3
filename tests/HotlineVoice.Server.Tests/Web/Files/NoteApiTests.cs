using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Files;

/// <summary>Notes and tags over the API, on the database that ships.</summary>
public sealed class NoteApiTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_note_of_the_hotline_is_read_by_the_hotline_and_one_for_the_unit_by_the_unit_too()
    {
        var ticket = await office.DoAsync(await office.RegisterAsync(Office.Question()), "sendForm");
        var no = ticket.Text("ticketNo");
        ticket = await office.DoAsync(ticket, "dispatch", "\"orgId\":\"211381\"", "dispatcher");
        var agent = await office.PersonAsync("agent");
        var unit = await office.PersonAsync("unit-handler", "211381");
        var last = await office.Server.Storage.Events.LastAsync(default);

        var own = await (await agent.SendJsonAsync("POST", $"tickets/{no}/notes",
            """{"text":"张三丰 13900010001 很着急"}""")).JsonAsync();
        await (await agent.SendJsonAsync("POST", $"tickets/{no}/notes",
            """{"text":"请先联系当事人","visibility":"unit"}""")).JsonAsync();
        await (await unit.SendJsonAsync("POST", $"tickets/{no}/notes", """{"text":"已安排"}""")).JsonAsync();

        Assert.Equal(("internal", "agent", "张** 139****0001 很着急"),
            (own.Text("visibility"), own.Text("by"), own.Text("text")));
        Assert.Equal(3, (await agent.JsonAsync($"tickets/{no}/notes")).GetProperty("items").GetArrayLength());
        Assert.Contains("13900010001", (await agent.JsonAsync($"tickets/{no}/notes?unmask=核实")).ToString());
        Assert.Equal(["请先联系当事人", "已安排"], Asking.Texts(await unit.JsonAsync($"tickets/{no}/notes"), "text"));
        var history = (await unit.JsonAsync($"tickets/{no}/history")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, history.Count(entry => entry.Text("event") == "note"));
        using var feed = await Feed.OpenAsync(unit, $"events?after={last}");
        var told = (await feed.NextAsync()).Data;
        Assert.Equal("ticket.changed", (await feed.NextAsync()).Name);
        Assert.DoesNotContain("着急", told.ToString());

        // Who looked before the notes may still act on what he saw.
        await office.DoAsync(ticket, "accept", role: "unit-handler", org: "211381");
        await (await unit.SendJsonAsync("POST", $"tickets/{no}/notes",
            """{"text":"话","visibility":"internal"}""")).ProblemAsync(422);
        await (await agent.SendJsonAsync("POST", $"tickets/{no}/notes", """{"text":"  "}""")).ProblemAsync(422);
        await (await (await office.PersonAsync("unit-handler", "211224"))
            .GetAsync($"tickets/{no}/notes")).ProblemAsync(404);
        await (await (await office.PersonAsync("quality")).SendJsonAsync("POST", $"tickets/{no}/notes",
            """{"text":"话"}""")).ProblemAsync(403);
    }

    [Fact]
    public async Task Notes_of_many_at_once_are_all_kept()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        var no = ticket.Text("ticketNo");
        var agent = await office.PersonAsync("agent");

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(n =>
            agent.SendJsonAsync("POST", $"tickets/{no}/notes", $$"""{"text":"第{{n}}条"}""")));

        Assert.All(answers, answer => Assert.Equal(201, (int)answer.StatusCode));
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"第{n}条"),
            Asking.Texts(await agent.JsonAsync($"tickets/{no}/notes"), "text").Order());
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_words_and_words_used_before_are_offered()
    {
        var first = await office.RegisterAsync(Office.Question());
        var other = await office.RegisterAsync(Office.Question());
        var agent = await office.PersonAsync("agent");
        Task<HttpResponseMessage> Put(System.Text.Json.JsonElement ticket, string tags) => agent.SendJsonAsync(
            "PUT", $"tickets/{ticket.Text("ticketNo")}/tags",
            $$"""{"version":{{ticket.GetProperty("version").GetInt64()}},"tags":[{{tags}}]}""");

        var tagged = await (await Put(first, "\"春耕\",\"大户\"")).JsonAsync();
        await (await Put(other, "\"春耕\"")).JsonAsync();

        Assert.Equal(["春耕", "大户"], tagged.GetProperty("tags").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal([first.Text("ticketNo")], Asking.Texts(await agent.JsonAsync("tickets?tag=大户"), "ticketNo"));
        var offered = (await agent.JsonAsync("tags?hotline=jn12316")).GetProperty("items");
        Assert.Equal(("春耕", 2), (offered[0].Text("tag"), offered[0].GetProperty("tickets").GetInt32()));
        Assert.Equal(["大户"], Asking.Texts(await agent.JsonAsync("tags?hotline=jn12316&text=大"), "tag"));
        await (await Put(first, "\"春耕\"")).ProblemAsync(412);

        await (await Put(tagged, "\"大户\"")).JsonAsync();
        Assert.Equal([other.Text("ticketNo")], Asking.Texts(await agent.JsonAsync("tickets?tag=春耕"), "ticketNo"));
        await (await (await office.PersonAsync("unit-handler", "211381")).GetAsync("tickets?tag=春耕")).ProblemAsync(403);
        await (await agent.GetAsync("tags")).ProblemAsync(422);
    }
}
