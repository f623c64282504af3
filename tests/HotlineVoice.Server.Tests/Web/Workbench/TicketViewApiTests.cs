using System.Text.Json;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Workbench;

/// <summary>我的视图 over the API, on the database that ships.</summary>
public sealed class TicketViewApiTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_view_is_kept_with_its_place_and_opens_first_when_it_is_the_default()
    {
        var person = await office.PersonAsync("reviewer");
        var first = await SaveAsync(person, "待派", """{"state":"AwaitingDispatch,Registered","hotline":"jn12316"}""");
        var second = await SaveAsync(person, "近七天", """{"from":"today-7","ownerAgent":"*me"}""");

        var ordered = await (await person.SendJsonAsync("PUT", "ticketViews/order",
            $$"""{"ids":["{{second.Text("id")}}","{{first.Text("id")}}"],"default":"{{first.Text("id")}}"}"""))
            .JsonAsync();

        Assert.Equal(["近七天", "待派"], Asking.Texts(ordered, "name"));
        Assert.Equal([false, true], ordered.GetProperty("items").EnumerateArray()
            .Select(view => view.GetProperty("isDefault").GetBoolean()));
        Assert.Equal("today-7", second.GetProperty("filter").Text("from"));
        var changed = await (await person.SendJsonAsync("PUT", $"ticketViews/{first.Text("id")}",
            """{"version":1,"name":"待派单","filter":{"state":"AwaitingDispatch"}}""")).JsonAsync();
        Assert.Equal(("待派单", 2, true), (changed.Text("name"), changed.GetProperty("version").GetInt32(),
            changed.GetProperty("isDefault").GetBoolean()));
        await (await person.SendJsonAsync("PUT", $"ticketViews/{first.Text("id")}",
            """{"version":1,"name":"又","filter":{}}""")).ProblemAsync(412);
        await (await person.SendJsonAsync("PUT", "ticketViews/order",
            """{"ids":["无"],"default":"无"}""")).ProblemAsync(422);
        await (await person.DeleteAsync($"ticketViews/{first.Text("id")}?version=1")).ProblemAsync(412);
        Assert.Equal(204, (int)(await person.DeleteAsync($"ticketViews/{first.Text("id")}?version=2")).StatusCode);
        Assert.Equal(["近七天"], Asking.Texts(await person.JsonAsync("ticketViews"), "name"));
    }

    [Fact]
    public async Task What_a_leader_shares_is_seen_by_that_role_of_that_hotline_alone()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var agent = await office.PersonAsync("agent");
        const string shared = ""","sharedRole":"agent","sharedHotline":"jn12316" """;

        var view = await SaveAsync(supervisor, "全班待办", """{"state":"Registered"}""", shared);
        var refused = await (await agent.SendJsonAsync("POST", "ticketViews",
            $$"""{"name":"我","filter":{}{{shared}}}""")).ProblemAsync(403);

        Assert.Equal("SharedByLeaders", refused.Text("code"));
        var seen = Assert.Single((await agent.JsonAsync("ticketViews")).GetProperty("items").EnumerateArray(),
            one => one.Text("name") == "全班待办");
        Assert.Equal(("supervisor", false), (seen.Text("owner"), seen.GetProperty("mayChange").GetBoolean()));
        var elsewhere = await office.Server.AsAsync("agent", "wy12345");
        Assert.DoesNotContain("全班待办", Asking.Texts(await elsewhere.JsonAsync("ticketViews"), "name"));
        Assert.DoesNotContain("全班待办",
            Asking.Texts(await (await office.PersonAsync("dispatcher")).JsonAsync("ticketViews"), "name"));
        await (await elsewhere.GetAsync($"ticketViews/{view.Text("id")}/count")).ProblemAsync(404);
        await (await agent.DeleteAsync($"ticketViews/{view.Text("id")}?version=1")).ProblemAsync(404);
        await (await supervisor.SendJsonAsync("POST", "ticketViews",
            """{"name":"缺","filter":{},"sharedRole":"agent"}""")).ProblemAsync(422);
    }

    [Fact]
    public async Task Only_what_the_list_can_be_asked_may_be_saved()
    {
        var agent = await office.PersonAsync("agent");
        var unit = await office.PersonAsync("unit-handler", "211381");

        foreach (var filter in new[]
                 {
                     """{"state":"Nothing"}""", """{"from":"tomorrow"}""", """{"callerPhone":"13900010001"}""",
                     """{"callId":"1"}""", """{"divisionCode":"x"}""",
                 })
            await (await agent.SendJsonAsync("POST", "ticketViews",
                $$"""{"name":"错","filter":{{filter}}}""")).ProblemAsync(422);
        await (await unit.SendJsonAsync("POST", "ticketViews",
            """{"name":"错","filter":{"tag":"大户"}}""")).ProblemAsync(403);
        await (await (await office.Server.AsAsync("agent", "wy12345")).SendJsonAsync("POST", "ticketViews",
            """{"name":"错","filter":{"hotline":"jn12316"}}""")).ProblemAsync(403);
    }

    [Fact]
    public async Task Counting_says_as_much_as_the_list_shows_and_stops_at_its_bounds()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var before = await CountAsync(supervisor, """{"class":"help","text":"路灯","hotline":"wy12345"}""");
        for (var n = 0; n < 3; n++)
            await office.RegisterAsync(Office.Lamp("wy12345", "help", "440229104"));

        var after = await CountAsync(supervisor, """{"class":"help","text":"路灯","hotline":"wy12345"}""");
        var due = await CountAsync(supervisor, """{"dueBy":"today+3660","hotline":"wy12345","class":"help"}""");
        var states = await CountAsync(supervisor, """{"state":"Registered","hotline":"wy12345","class":"help"}""");
        var place = await CountAsync(supervisor, """{"divisionCode":"440229104","hotline":"wy12345"}""");
        var mine = await CountAsync(await office.PersonAsync("agent"), """{"ownerAgent":"*me","hotline":"wy12345"}""");

        Assert.Equal(3, after - before);
        Assert.All([due, states, place, mine], count => Assert.InRange(count, 3, 1_000));
        Assert.Equal(0, await CountAsync(supervisor, """{"ownerAgent":"nobody"}"""));
        Assert.Equal(0, await CountAsync(supervisor, """{"to":"today-1"}"""));
        var tickets = office.Server.Storage.Tickets;
        var help = new TicketQuery { Hotline = "wy12345", Text = "路灯" };
        Assert.Equal(new TicketCount(2, true), await tickets.CountAsync(help, 2, 100, default));
        Assert.Equal(new TicketCount(1, true), await tickets.CountAsync(help, 100, 1, default));
    }

    static async Task<int> CountAsync(HttpClient who, string filter)
    {
        var view = await SaveAsync(who, "数", filter);
        var counted = await who.JsonAsync($"ticketViews/{view.Text("id")}/count");
        Assert.False(counted.GetProperty("isMore").GetBoolean());
        return counted.GetProperty("count").GetInt32();
    }

    static async Task<JsonElement> SaveAsync(HttpClient who, string name, string filter, string more = "") =>
        await (await who.SendJsonAsync("POST", "ticketViews",
            $$"""{"name":"{{name}}","filter":{{filter}}{{more}}}""")).JsonAsync();
}
