using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>Queues and trunks as the wall shows them, and the figures made of the same view.</summary>
public sealed class QueueApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Consult = "jn12316/q_consult";

    [Fact]
    public async Task A_queue_has_exactly_the_shape_of_the_contract()
    {
        using var agent = await server.AsAsync("agent");
        var first = new CallId(Samples.NextId());
        Stand(new QueueStanding(Consult, "补贴咨询",
        [
            new WaitingCaller(first, 1, server.Clock.Now.AddSeconds(-65.5), 2),
            new WaitingCaller(new CallId(Samples.NextId()), 2, server.Clock.Now.AddSeconds(-10), 0),
        ])
        {
            SeatsReady = 1,
            SeatsTalking = 3,
            ExpectedWait = TimeSpan.FromSeconds(40),
        });

        var queue = Find(await agent.JsonAsync("queues"), Consult);

        Assert.Equal(
            ["id", "title", "waiting", "seatsReady", "seatsTalking", "longestWaitSeconds", "expectedWaitSeconds"],
            queue.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("补贴咨询", 1, 3), (queue.Text("title"), queue.GetProperty("seatsReady").GetInt32(),
            queue.GetProperty("seatsTalking").GetInt32()));
        Assert.Equal(65.5, queue.GetProperty("longestWaitSeconds").GetDouble());
        Assert.Equal(40, queue.GetProperty("expectedWaitSeconds").GetDouble());
        var waiting = queue.GetProperty("waiting")[0];
        Assert.Equal(["callId", "position", "since", "priority"],
            waiting.EnumerateObject().Select(property => property.Name));
        Assert.Equal((first.Value, "2026-03-25T08:58:54.5+08:00"), (waiting.Text("callId"), waiting.Text("since")));
        Assert.Equal((1, 2), (waiting.GetProperty("position").GetInt32(), waiting.GetProperty("priority").GetInt32()));
    }

    [Fact]
    public async Task A_queue_of_the_plans_is_there_although_nobody_waits_and_nobody_serves_it()
    {
        using var agent = await server.AsAsync("agent");
        Stand();

        var queues = await agent.JsonAsync("queues?hotline=jn12316");

        Assert.Equal(
            ["jn12316/q_complaint", "jn12316/q_complaint_anon", Consult, "jn12316/q_general"],
            Asking.Texts(queues, "id"));
        var queue = Find(queues, Consult);
        Assert.Equal((0, 0), (queue.GetProperty("waiting").GetArrayLength(),
            queue.GetProperty("longestWaitSeconds").GetInt32()));
        Assert.False(queue.Has("expectedWaitSeconds"));
    }

    [Fact]
    public async Task Queues_are_scoped_by_hotline_and_come_in_pages()
    {
        using var clerk = await server.AsAsync("agent", "jn12316");
        Stand(new QueueStanding("ln12345/q_all", "市民诉求", []));

        var page = await clerk.JsonAsync("queues?limit=3");
        var rest = await clerk.JsonAsync($"queues?limit=3&cursor={Uri.EscapeDataString(page.Text("next"))}");

        Assert.Equal(4, Asking.Texts(page, "id").Concat(Asking.Texts(rest, "id")).Distinct().Count());
        Assert.DoesNotContain("ln12345/q_all", Asking.Texts(rest, "id"));
        await (await clerk.GetAsync("queues?hotline=ln12345")).ProblemAsync(403);
        await (await clerk.GetAsync("queues?colour=red")).ProblemAsync(422);
        using var agent = await server.AsAsync("agent");
        Assert.Contains("ln12345/q_all", Asking.Texts(await agent.JsonAsync("queues"), "id"));
    }

    [Fact]
    public async Task Trunks_are_shown_with_what_they_carry()
    {
        server.Trunks.Now = [new("carrier", 7, 30, true), new("backup", 0, null, null)];
        using var supervisor = await server.AsAsync("supervisor");

        var trunks = (await supervisor.JsonAsync("trunks")).GetProperty("items");

        Assert.Equal("""{"name":"backup","calls":0}""", trunks[0].ToString());
        Assert.Equal("""{"name":"carrier","calls":7,"callsMax":30,"reachable":true}""", trunks[1].ToString());
    }

    [Fact]
    public async Task Figures_count_who_waits_and_seats_by_state()
    {
        await server.SeatAsync("8001", null);
        await server.SeatAsync("8002", null);
        await server.SeatAsync("8003", null);
        Stand(new QueueStanding(Consult, "补贴咨询", [new(new CallId("X"), 1, server.Clock.Now, 0)]));
        server.View.Set("8001", SeatState.Ready);
        server.View.Set("8002", SeatState.Talking);
        using var nobody = server.Nobody();

        var text = await nobody.GetStringAsync("/metrics");

        Assert.Contains("hotline_queue_waiting{queue=\"jn12316/q_consult\"} 1\n", text);
        Assert.Contains("hotline_queue_waiting{queue=\"jn12316/q_general\"} 0\n", text);
        Assert.Contains("hotline_seats{state=\"SignedOut\"} 1\n", text);
        Assert.Contains("hotline_seats{state=\"Ready\"} 1\n", text);
        Assert.Contains("hotline_seats{state=\"Talking\"} 1\n", text);
        Assert.Contains("hotline_seats{state=\"WrapUp\"} 0\n", text);
        Assert.Contains("hotline_calls_active 2\n", text);
    }

    void Stand(params QueueStanding[] queues) => server.View.Now = FloorSnapshot.Empty with { Queues = [.. queues] };

    static System.Text.Json.JsonElement Find(System.Text.Json.JsonElement list, string id) =>
        list.GetProperty("items").EnumerateArray().Single(queue => queue.Text("id") == id);
}
