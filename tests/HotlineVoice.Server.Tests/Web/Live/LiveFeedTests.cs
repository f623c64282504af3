using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>The feed shows what happens on the floor as GET shows it to the same reader.</summary>
public sealed class LiveFeedTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Number = "13812348001";

    [Fact]
    public async Task A_seats_event_holds_the_seat_as_get_shows_it()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", "jn12316/q_consult");
        var standing = server.View.Set("8001", SeatState.Away) with { Reason = "小休" };
        server.View.Set(standing);
        using var feed = await Feed.OpenAsync(agent, "events");

        await server.KeepAsync((id, at) => new Fact.SeatChanged(id, at, standing));
        var (_, name, data) = await feed.NextAsync();

        Assert.Equal(("seat.changed", "8001"), (name, data.Text("subject")));
        Assert.Equal((await agent.JsonAsync("seats/8001")).ToString(), data.GetProperty("resource").ToString());
    }

    [Fact]
    public async Task A_seats_event_is_for_who_sees_the_seat()
    {
        using var clerk = await server.AsAsync("agent", "jn12316");
        await server.SeatAsync("8011", null, "ln12345/q_all");
        await server.SeatAsync("8012", null, "ln12345/q_all", "jn12316/q_consult");
        await server.SeatAsync("8013", "agent-jn12316");
        using var feed = await Feed.OpenAsync(clerk, "events");

        foreach (var no in new[] { "8011", "8010", "8012", "8013" })
            await server.KeepAsync((id, at) => new Fact.SeatChanged(id, at, server.View.Set(no, SeatState.Ready)));

        Assert.Equal("8012", (await feed.NextAsync()).Data.Text("subject"));
        Assert.Equal("8013", (await feed.NextAsync()).Data.Text("subject"));
    }

    [Fact]
    public async Task A_seat_that_was_removed_is_shown_by_its_number_to_who_sees_all()
    {
        using var supervisor = await server.AsAsync("supervisor");
        using var feed = await Feed.OpenAsync(supervisor, "events");

        await server.KeepAsync((id, at) => new Fact.SeatChanged(id, at, server.View.Set("8099", SeatState.SignedOut)));

        var seat = (await feed.NextAsync()).Data.GetProperty("resource");
        Assert.Equal(("8099", "SignedOut"), (seat.Text("no"), seat.Text("state")));
    }

    [Fact]
    public async Task A_queues_event_holds_the_queue_as_it_stood_and_is_scoped_by_its_hotline()
    {
        using var clerk = await server.AsAsync("agent", "jn12316");
        using var feed = await Feed.OpenAsync(clerk, "events");
        var caller = new WaitingCaller(new CallId(Samples.NextId()), 1, server.Clock.Now.AddSeconds(-30), 0);

        await server.KeepAsync((id, at) => new Fact.QueueChanged(id, at, new QueueStanding("ln12345/q_all", "市民", [])));
        await server.KeepAsync((id, at) => new Fact.QueueChanged(
            id, at, new QueueStanding("jn12316/q_consult", "补贴咨询", [caller]) { SeatsTalking = 2 }));
        var (_, name, data) = await feed.NextAsync();

        Assert.Equal(("queue.changed", "jn12316", "jn12316/q_consult"),
            (name, data.Text("hotline"), data.Text("subject")));
        Assert.Equal(30, data.GetProperty("resource").GetProperty("longestWaitSeconds").GetDouble());
        Assert.Equal(caller.Call.Value, data.GetProperty("resource").GetProperty("waiting")[0].Text("callId"));
    }

    [Fact]
    public async Task Attempts_and_callbacks_are_masked_and_a_withheld_number_is_left_out()
    {
        using var agent = await server.AsAsync("agent");
        using var feed = await Feed.OpenAsync(agent, "events");
        var call = await server.KeepAsync(Samples.Call(Number) with { Anonymous = true });
        Assert.Equal("call.ended", (await feed.NextAsync()).Name);
        var attempt = Samples.Attempt(Number);
        var task = Samples.Callback(Number);

        await server.KeepAsync((id, at) => new Fact.AttemptMade(id, at, attempt));
        await server.KeepAsync((id, at) => new Fact.CallbackOwed(id, at, task));
        await server.KeepAsync((id, at) => new Fact.AttemptMade(
            id, at, Samples.Attempt(Number) with { CallId = call.CallId.Value }));
        await server.KeepAsync((id, at) => new Fact.CallbackOwed(
            id, at, Samples.Callback(Number) with { CallId = call.CallId }));

        var made = await feed.NextAsync();
        Assert.Equal(("attempt.made", attempt.Id), (made.Name, made.Data.Text("subject")));
        Assert.Equal("138****8001", made.Data.GetProperty("resource").Text("phone"));
        var owed = await feed.NextAsync();
        Assert.Equal(("callback.changed", task.Id), (owed.Name, owed.Data.Text("subject")));
        Assert.Equal("138****8001", owed.Data.GetProperty("resource").Text("callingNumber"));
        Assert.False((await feed.NextAsync()).Data.GetProperty("resource").Has("phone"));
        Assert.False((await feed.NextAsync()).Data.GetProperty("resource").Has("callingNumber"));
    }
}
