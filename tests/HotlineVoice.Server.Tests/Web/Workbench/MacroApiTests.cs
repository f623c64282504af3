using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Workbench;

/// <summary>一键处理 over the API, with the macros that ship.</summary>
public sealed class MacroApiTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_macro_says_what_it_would_do_and_does_it_as_one_change()
    {
        var ticket = await office.DoAsync(
            await office.RegisterAsync(Office.Lamp("wy12345", "help", "440229104")), "dispatch",
            "\"orgId\":\"440229104\"", "dispatcher");
        var no = ticket.Text("ticketNo");
        var version = ticket.GetProperty("version").GetInt64();
        var supervisor = await office.PersonAsync("supervisor");

        var offered = (await supervisor.JsonAsync($"tickets/{no}/macros")).GetProperty("items").EnumerateArray()
            .Single(macro => macro.Text("id") == "key");
        var done = await (await DoAsync(supervisor, no, version)).JsonAsync();

        Assert.Equal(("markKey", "true"), (offered.Text("event"), offered.GetProperty("said").Text("isKey")));
        Assert.DoesNotContain("{", offered.Text("note"));
        Assert.Equal(version + 1, done.GetProperty("version").GetInt64());
        Assert.True(done.GetProperty("isKey").GetBoolean());
        Assert.Equal("重点跟踪", done.GetProperty("tags")[0].GetString());
        var notes = await supervisor.JsonAsync($"tickets/{no}/notes");
        Assert.Equal([offered.Text("note")], Asking.Texts(notes, "text"));
        Assert.Equal(["tag", "note", "markKey"], Asking.Texts(
            await supervisor.JsonAsync($"tickets/{no}/history"), "event").TakeLast(3));
    }

    [Fact]
    public async Task Of_two_at_once_one_is_told_and_nothing_is_done_twice()
    {
        var ticket = await office.RegisterAsync(Office.Lamp("wy12345", "help", "440229104"));
        var (no, version) = (ticket.Text("ticketNo"), ticket.GetProperty("version").GetInt64());
        var supervisor = await office.PersonAsync("supervisor");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DoAsync(supervisor, no, version)));

        Assert.Equal([200, 412, 412], answers.Select(answer => (int)answer.StatusCode).Order());
        Assert.Equal(1, (await supervisor.JsonAsync($"tickets/{no}/notes")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Who_may_not_do_one_step_does_none_of_them()
    {
        var ticket = await office.RegisterAsync(Office.Question());
        var (no, version) = (ticket.Text("ticketNo"), ticket.GetProperty("version").GetInt64());
        var agent = await office.PersonAsync("agent");
        var quality = await office.PersonAsync("quality");

        // Nobody has it yet who could be reminded.
        var refused = await DoAsync(agent, no, version, "remind");

        Assert.InRange((int)refused.StatusCode, 403, 409);
        var after = await agent.JsonAsync($"tickets/{no}");
        Assert.Equal(version, after.GetProperty("version").GetInt64());
        Assert.Equal(0, after.GetProperty("tags").GetArrayLength());
        Assert.Empty((await quality.JsonAsync($"tickets/{no}/macros")).GetProperty("items").EnumerateArray());
        await (await DoAsync(quality, no, version, "spring")).ProblemAsync(403);
        await (await DoAsync(agent, no, version, "nothing")).ProblemAsync(404);
        await (await agent.SendJsonAsync("POST", $"tickets/{no}/macros/spring", "{}")).ProblemAsync(422);
        var unit = await office.PersonAsync("unit-handler", "211381");
        await (await unit.GetAsync($"tickets/{no}/macros")).ProblemAsync(403);
        await (await (await office.Server.AsAsync("supervisor", "wy12345")).GetAsync($"tickets/{no}/macros"))
            .ProblemAsync(404);
    }

    static Task<HttpResponseMessage> DoAsync(HttpClient who, string no, long version, string id = "key") =>
        who.SendJsonAsync("POST", $"tickets/{no}/macros/{id}", JsonSerializer.Serialize(new { version }));
}
