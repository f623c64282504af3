using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Leaders;

/// <summary>Tickets that a leader has heard (MC 第十一条), over the API.</summary>
public sealed class LeaderTicketTests(Office office) : IClassFixture<Office>
{
    const string Send = "\"orgId\":\"341622-zjj\"";

    [Fact]
    public async Task What_is_registered_in_a_session_belongs_to_it_and_is_sent_out_on_the_spot()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var agent = await office.PersonAsync("agent");
        var session = await (await supervisor.SendJsonAsync("POST", "leaderSessions", LeaderSessionApiTests.Body(
            "2026-03-06 09:00", "2026-03-06 11:00", ",\"clerk\":\"agent\""))).JsonAsync();
        var id = session.Text("id");
        var before = await RegisterAsync("");
        Assert.False(before.TryGetProperty("leaderSessionId", out _));
        var named = $",\"leaderSessionId\":\"{id}\"";
        // It has not begun yet.
        await (await agent.SendJsonAsync("POST", "tickets", Lamp(named))).ProblemAsync(422);

        await office.MoveAsync("2026-03-06 09:30");
        var second = await RegisterAsync($",\"parentTicketNo\":\"{before.Text("ticketNo")}\"");
        var third = await RegisterAsync($",\"parentTicketNo\":\"{second.Text("ticketNo")}\"");
        Assert.Equal(("leaderAnswered", id, 3),
            (third.Text("source"), third.Text("leaderSessionId"), third.GetProperty("repeatNo").GetInt32()));
        // A third time needs a signature, but for who sits beside the leader.
        var sent = await office.DoAsync(third, "dispatch", Send);
        Assert.Equal("Dispatched", sent.Text("state"));
        var history = (await agent.JsonAsync($"tickets/{third.Text("ticketNo")}/history")).GetProperty("items");
        var last = history.EnumerateArray().Last(entry => entry.Text("event") == "dispatch");
        Assert.Equal(("第十一条", "副县长 李某"), (last.Text("clause"), last.GetProperty("fields").Text("leader")));

        // Another clerk writes down for it afterwards what was heard; the day after, the ladder holds again.
        await office.MoveAsync("2026-03-06 14:00");
        var late = await office.RegisterAsync(
            Lamp(named + $",\"parentTicketNo\":\"{third.Text("ticketNo")}\""), "supervisor");
        Assert.Equal(id, late.Text("leaderSessionId"));
        await office.MoveAsync("2026-03-07 08:00");
        late = await office.ReadAsync(late);
        Assert.Equal("theLeadersHaveSigned",
            (await (await office.TryAsync(late, "dispatch", Send, await office.PersonAsync("dispatcher")))
                .ProblemAsync(409)).Text("code"));

        Assert.Equal(3, (await supervisor.JsonAsync($"tickets?leaderSessionId={id}")).GetProperty("items")
            .GetArrayLength());
        // What was heard is not moved: neither its time nor its rank.
        await (await supervisor.SendJsonAsync("PUT", $"leaderSessions/{id}",
            """{"version":1,""" + LeaderSessionApiTests.Body("2026-03-07 09:00", "2026-03-07 11:00", hotline: false)
                .TrimStart()[1..])).ProblemAsync(422);
        await (await supervisor.SendJsonAsync("POST", $"leaderSessions/{id}/cancel",
            """{"version":1,"reason":"出差"}""")).ProblemAsync(409);
    }

    Task<System.Text.Json.JsonElement> RegisterAsync(string more) => office.RegisterAsync(Lamp(more));

    static string Lamp(string more) => Office.Lamp("mc7812345", "help", "341622", more);
}
