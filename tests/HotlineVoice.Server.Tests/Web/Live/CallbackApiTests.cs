using System.Net;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>Callers who are owed a call: who sees what of them, and who calls.</summary>
public sealed class CallbackApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Number = "13812348001";

    [Fact]
    public async Task A_callback_task_is_shown_with_its_number_masked()
    {
        using var agent = await server.AsAsync("agent");
        var task = await OweAsync();

        var shown = await agent.JsonAsync($"callbackTasks/{task.Id}");

        Assert.Equal(["id", "hotline", "queue", "callId", "callingNumber", "since", "reason", "state"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("Chosen", "New", "138****8001"),
            (shown.Text("reason"), shown.Text("state"), shown.Text("callingNumber")));
        Assert.Equal("2026-03-25T08:40:00+08:00", shown.Text("since"));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_state_and_hotline_paged_and_scoped()
    {
        using var agent = await server.AsAsync("agent");
        using var clerk = await server.AsAsync("agent", "cb-b");
        var later = await OweAsync("cb-a", minutesAgo: 5);
        var first = await OweAsync("cb-a", minutesAgo: 50);
        var other = await OweAsync("cb-b");
        await TakeOfColleagueAsync(later.Id);

        Assert.Equal([first.Id, later.Id], Asking.Texts(await agent.JsonAsync("callbackTasks?hotline=cb-a"), "id"));
        Assert.Equal([later.Id],
            Asking.Texts(await agent.JsonAsync("callbackTasks?hotline=cb-a&state=Taken"), "id"));
        var page = await agent.JsonAsync("callbackTasks?hotline=cb-a&limit=1");
        Assert.Equal([later.Id], Asking.Texts(await agent.JsonAsync(
            $"callbackTasks?hotline=cb-a&limit=1&cursor={Uri.EscapeDataString(page.Text("next"))}"), "id"));
        Assert.Equal([other.Id], Asking.Texts(await clerk.JsonAsync("callbackTasks"), "id"));
        await (await clerk.GetAsync($"callbackTasks/{first.Id}")).ProblemAsync(404);
        await (await clerk.GetAsync("callbackTasks?hotline=cb-a")).ProblemAsync(403);
        await (await clerk.PostAsync($"callbackTasks/{first.Id}/take", null)).ProblemAsync(404);
        await (await clerk.PostAsync($"callbackTasks/{first.Id}/close", null)).ProblemAsync(404);
        await (await agent.GetAsync("callbackTasks?state=new&colour=red")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_number_is_shown_with_a_reason_to_who_may_and_a_withheld_one_to_nobody()
    {
        using var agent = await server.AsAsync("agent");
        using var dispatcher = await server.AsAsync("dispatcher");
        var task = await OweAsync();
        var call = await server.KeepAsync(Samples.Call(Number) with { Anonymous = true });
        var withheld = await OweAsync(call: call.CallId);

        var shown = await agent.JsonAsync($"callbackTasks/{task.Id}?unmask=回拨");
        Assert.Equal(Number, shown.Text("callingNumber"));
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("agent", "number.shown", task.Id, "回拨"), (row.Who, row.What, row.Subject, row.Reason));
        await (await dispatcher.GetAsync($"callbackTasks/{task.Id}?unmask=x")).ProblemAsync(403);
        await (await dispatcher.GetAsync("callbackTasks?unmask=x")).ProblemAsync(403);

        foreach (var path in new[] { $"callbackTasks/{withheld.Id}", $"callbackTasks/{withheld.Id}?unmask=why" })
            Assert.False((await agent.JsonAsync(path)).Has("callingNumber"));
        var listed = (await agent.JsonAsync("callbackTasks?unmask=why&limit=500")).GetProperty("items");
        Assert.False(listed.EnumerateArray().Single(one => one.Text("id") == withheld.Id).Has("callingNumber"));
        Assert.Equal(Number, listed.EnumerateArray().Single(one => one.Text("id") == task.Id).Text("callingNumber"));
    }

    [Fact]
    public async Task A_task_is_taken_once_by_a_seat_and_closed_by_it()
    {
        using var agent = await server.AsAsync("agent");
        using var colleague = await server.AsAsync("agent", "jn12316");
        await server.SeatAsync("8001", "agent");
        await server.SeatAsync("8002", "agent-jn12316");
        var task = await OweAsync();

        var taken = await (await agent.PostAsync($"callbackTasks/{task.Id}/take", null)).JsonAsync();
        Assert.Equal(("Taken", "8001", "138****8001"),
            (taken.Text("state"), taken.Text("takenBy"), taken.Text("callingNumber")));
        Assert.Equal("callback.taken", (await server.Storage.Audit.ListAsync(1, default))[0].What);
        Assert.Equal("Taken", (await (await colleague.PostAsync(
            $"callbackTasks/{task.Id}/take", null)).ProblemAsync(409)).Text("code"));
        Assert.Equal("TakenByAnother", (await (await colleague.PostAsync(
            $"callbackTasks/{task.Id}/close", null)).ProblemAsync(403)).Text("code"));

        var closed = await (await agent.SendJsonAsync("POST", $"callbackTasks/{task.Id}/close", "{}")).JsonAsync();
        Assert.Equal(("Closed", "8001"), (closed.Text("state"), closed.Text("takenBy")));
        Assert.Equal("Closed", (await (await agent.PostAsync(
            $"callbackTasks/{task.Id}/close", null)).ProblemAsync(409)).Text("code"));
        Assert.Equal("Closed", (await (await agent.PostAsync(
            $"callbackTasks/{task.Id}/take", null)).ProblemAsync(409)).Text("code"));
    }

    [Fact]
    public async Task A_supervisor_closes_what_another_has_taken()
    {
        using var supervisor = await server.AsAsync("supervisor");
        var task = await OweAsync();
        await TakeOfColleagueAsync(task.Id);

        Assert.Equal("Closed", (await (await supervisor.PostAsync(
            $"callbackTasks/{task.Id}/close", null)).JsonAsync()).Text("state"));
    }

    [Fact]
    public async Task Who_has_no_seat_takes_nothing()
    {
        using var supervisor = await server.AsAsync("supervisor");
        var task = await OweAsync();

        var problem = await (await supervisor.PostAsync($"callbackTasks/{task.Id}/take", null)).ProblemAsync(409);

        Assert.Equal("NoSeat", problem.Text("code"));
        await (await supervisor.SendJsonAsync(
            "POST", $"callbackTasks/{task.Id}/take", """{"seatNo":"8001"}""")).ProblemAsync(422);
        await (await supervisor.PostAsync("callbackTasks/none/close", null)).ProblemAsync(404);
    }

    [Fact]
    public async Task Of_many_who_reach_for_one_task_exactly_one_gets_it()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent");
        var task = await OweAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => agent.PostAsync($"callbackTasks/{task.Id}/take", null)));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    Task<CallbackTask> OweAsync(string hotline = "jn12316", int minutesAgo = 20, CallId? call = null) =>
        server.KeepAsync(Samples.Callback(Number, hotline) with
        {
            CallId = call ?? new CallId(Samples.NextId()),
            Since = server.Clock.Now.AddMinutes(-minutesAgo),
        });

    Task TakeOfColleagueAsync(string id) => server.Storage.Callbacks.TryTakeAsync(id, "8777", default);
}
