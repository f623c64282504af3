using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;
using HotlineVoice.Web.Presence;

namespace HotlineVoice.Server.Tests.Web.Presence;

/// <summary>Who has a ticket open, and that many tickets are dealt with at once.</summary>
public sealed class ViewingTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Who_opens_a_ticket_is_told_who_else_has_it_open_and_is_writing()
    {
        var ticket = await office.DoAsync(await office.RegisterAsync(Office.Question()), "sendForm");
        await office.DoAsync(ticket, "dispatch", "\"orgId\":\"211381\"", "dispatcher");
        var path = $"tickets/{ticket.Text("ticketNo")}";
        var agent = await office.PersonAsync("agent");
        var dispatcher = await office.PersonAsync("dispatcher");
        var unit = await office.PersonAsync("unit-handler", "211381");

        async Task<string[]> Looks(HttpClient who, string body) =>
            Asking.Texts(await (await who.SendJsonAsync("POST", path + "/viewing", body)).JsonAsync(), "user");

        Assert.Empty(await Looks(agent, "{}"));
        Assert.Equal(["agent"], await Looks(dispatcher, """{"typing":true}"""));
        var seen = (await (await agent.SendJsonAsync("POST", path + "/viewing", "{}")).JsonAsync())
            .GetProperty("items")[0];
        Assert.Equal(("dispatcher", "名字dispatcher", true),
            (seen.Text("user"), seen.Text("name"), seen.GetProperty("typing").GetBoolean()));
        Assert.Equal("dispatcher", (await agent.JsonAsync(path)).GetProperty("viewers")[0].Text("user"));
        // A unit is told of its own people alone; the office also of the unit's.
        Assert.Empty(await Looks(unit, "{}"));
        Assert.Equal(2, (await Looks(agent, "{}")).Length);
        await Looks(dispatcher, """{"leaving":true}""");
        Assert.DoesNotContain("dispatcher", await Looks(agent, "{}"));
        await (await (await office.PersonAsync("unit-handler", "211224"))
            .SendJsonAsync("POST", path + "/viewing", "{}")).ProblemAsync(404);
    }

    [Fact]
    public void A_page_that_went_away_without_a_word_is_forgotten_when_its_lease_is_over()
    {
        var time = new Storage.TestTime();
        var book = new ViewerBook(time);
        book.Look("1", new Viewing("li", "李四", null, true));

        time.Pass(TimeSpan.FromSeconds(29));
        Assert.Single(book.Others("1", "wang"));
        time.Pass(TimeSpan.FromSeconds(2));
        Assert.Empty(book.Others("1", "wang"));
        Assert.Empty(book.Others("2", "wang"));
    }

    [Fact]
    public async Task Each_of_many_tickets_is_done_or_refused_for_itself()
    {
        var dispatcher = await office.PersonAsync("dispatcher");
        var ready = await office.DoAsync(await office.RegisterAsync(Office.Question()), "sendForm");
        var early = await office.RegisterAsync(Office.Question());
        var closed = await office.DoAsync(
            await office.RegisterAsync(Office.Question()), "answerDirectly", "\"answer\":\"已答复\"");

        var items = await BulkAsync(dispatcher, "dispatch", "{\"orgId\":\"211381\"}",
            Pair(ready), Pair(early), Pair(closed), Pair(ready, 0, "12026030199999"), Pair(early, -1));
        Assert.Empty(items);
        items = await BulkAsync(dispatcher, "dispatch", "{\"orgId\":\"211381\"}",
            Pair(ready), Pair(early), Pair(closed), Pair(ready, 0, "12026030199999"));

        Assert.Equal([true, true, false, false], items.Select(item => item.GetProperty("done").GetBoolean()));
        Assert.Equal((409, "Closed"), (items[2].GetProperty("status").GetInt32(), items[2].Text("code")));
        Assert.Contains("已办结", items[2].Text("detail"));
        Assert.Equal(404, items[3].GetProperty("status").GetInt32());
        Assert.Equal("Dispatched", (await office.ReadAsync(ready)).Text("state"));

        items = await BulkAsync(dispatcher, "remind", "{\"channel\":\"sms\",\"note\":\"请抓紧\"}", Pair(ready));
        Assert.Equal(412, items[0].GetProperty("status").GetInt32());
        items = await BulkAsync(dispatcher, "tag", "{\"add\":[\"春耕\"]}", Pair(await office.ReadAsync(ready)));
        Assert.True(items[0].GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task A_bulk_act_is_done_once_and_only_what_says_the_same_of_many()
    {
        var agent = await office.PersonAsync("agent");
        var ticket = await office.RegisterAsync(Office.Question());
        var body = Body("sendForm", "{}", Pair(ticket));

        var first = await agent.SendJsonAsync("POST", "tickets/bulk", body, ("Idempotency-Key", "bulk-once"));
        var again = await agent.SendJsonAsync("POST", "tickets/bulk", body, ("Idempotency-Key", "bulk-once"));

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.True((await again.JsonAsync()).GetProperty("items")[0].GetProperty("done").GetBoolean());
        foreach (var wrong in (string[])[Body("submitResult", "{}", Pair(ticket)), Body("register", "{}", Pair(ticket)),
            Body("sendForm", "{\"odd\":1}", Pair(ticket)), Body("sendForm", "{}"), Body("sendForm", "[]", Pair(ticket)),
            Body("note", "{}", Pair(ticket)), """{"event":"sendForm","tickets":[{"ticketNo":"1"}]}""",
            Body("sendForm", "{}", [.. Enumerable.Range(0, 101).Select(n => Pair(ticket, 1, $"{n:D14}"))])])
            await (await agent.SendJsonAsync("POST", "tickets/bulk", wrong)).ProblemAsync(422);
        await (await (await office.PersonAsync("unit-handler", "211381"))
            .SendJsonAsync("POST", "tickets/bulk", body)).ProblemAsync(403);
    }

    static string Pair(JsonElement ticket, long version = 0, string? no = null) =>
        $$"""{"ticketNo":"{{no ?? ticket.Text("ticketNo")}}","version":{{(version == 0
            ? ticket.GetProperty("version").GetInt64()
            : version)}}}""";

    static string Body(string name, string body, params string[] pairs) =>
        $$"""{"event":"{{name}}","body":{{body}},"tickets":[{{string.Join(',', pairs)}}]}""";

    /// <summary>What became of each; nothing when the request itself was wrong.</summary>
    static async Task<JsonElement[]> BulkAsync(HttpClient who, string name, string body, params string[] pairs)
    {
        var answer = await who.SendJsonAsync("POST", "tickets/bulk", Body(name, body, pairs));
        return (int)answer.StatusCode == 422
            ? []
            : [.. (await answer.JsonAsync()).GetProperty("items").EnumerateArray()];
    }
}
