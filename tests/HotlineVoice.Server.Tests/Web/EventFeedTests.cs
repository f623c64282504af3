using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>Nothing is missed and nothing comes twice, whoever reads from wherever.</summary>
public sealed class EventFeedTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task An_event_has_its_number_its_name_and_the_resource_as_it_is_shown()
    {
        using var agent = await server.AsAsync("agent");
        using var feed = await Feed.OpenAsync(agent, "events");

        var voicemail = await server.KeepAsync(Samples.Voicemail("13812348001"));
        var (id, name, data) = await feed.NextAsync();

        Assert.Equal("voicemail.left", name);
        Assert.Equal(["seq", "at", "hotline", "subject", "resource"],
            data.EnumerateObject().Select(property => property.Name));
        Assert.Equal(id, data.GetProperty("seq").GetInt64());
        Assert.Equal(("jn12316", voicemail.Id), (data.Text("hotline"), data.Text("subject")));
        Assert.Equal("138****8001", data.GetProperty("resource").Text("callingNumber"));
        Assert.Equal("2026-03-25", data.GetProperty("resource").Text("registerDue"));
    }

    [Fact]
    public async Task A_reader_goes_on_after_the_last_number_it_saw()
    {
        using var agent = await server.AsAsync("agent");
        using var feed = await Feed.OpenAsync(agent, "events");
        var calls = new List<string>();
        for (var i = 0; i < 4; i++)
            calls.Add((await server.KeepAsync(Samples.Call())).CallId.Value);
        var (first, _, _) = await feed.NextAsync();

        using var byQuery = await Feed.OpenAsync(agent, $"events?after={first}");
        using var byHeader = await Feed.OpenAsync(agent, "events?after=0", ("Last-Event-ID", $"{first}"));

        foreach (var resumed in new[] { byQuery, byHeader })
            foreach (var call in calls.Skip(1))
                Assert.Equal(call, (await resumed.NextAsync()).Data.Text("subject"));
    }

    [Fact]
    public async Task A_reader_sees_only_its_hotlines_and_no_alarms()
    {
        using var clerk = await server.AsAsync("agent", "feed-a");
        using var supervisor = await server.AsAsync("supervisor");
        using var clerks = await Feed.OpenAsync(clerk, "events");
        using var supervisors = await Feed.OpenAsync(supervisor, "events");

        await server.KeepAsync(Samples.Call(hotline: "feed-b"));
        await server.KeepAsync((id, at) => new Fact.AlarmRaised(id, at, "disk", "The disk is nearly full."));
        var ours = await server.KeepAsync(Samples.Call(hotline: "feed-a"));

        Assert.Equal(ours.CallId.Value, (await clerks.NextAsync()).Data.Text("subject"));
        Assert.Equal("feed-b", (await supervisors.NextAsync()).Data.Text("hotline"));
        var (_, name, alarm) = await supervisors.NextAsync();
        Assert.Equal(("alarm.raised", "The disk is nearly full."), (name, alarm.GetProperty("resource").Text("text")));
    }

    [Fact]
    public async Task A_number_ahead_of_the_store_is_gone_too()
    {
        using var agent = await server.AsAsync("agent");

        var problem = await (await agent.GetAsync("events?after=99999999")).ProblemAsync(410);

        Assert.True(problem.Has("oldest"));
    }

    [Theory]
    [InlineData("events?after=x")]
    [InlineData("events?after=-1")]
    [InlineData("events?since=1")]
    public async Task A_number_that_is_none_is_named(string path)
    {
        using var agent = await server.AsAsync("agent");
        Assert.True((await (await agent.GetAsync(path)).ProblemAsync(422)).Has("errors"));
    }

    [Fact]
    public async Task A_hundred_readers_get_every_event_in_order()
    {
        using var agent = await server.AsAsync("agent");
        var feeds = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Feed.OpenAsync(agent, "events")));
        var calls = new List<string>();
        for (var i = 0; i < 20; i++)
            calls.Add((await server.KeepAsync(Samples.Call())).CallId.Value);

        foreach (var feed in feeds)
        {
            foreach (var call in calls)
                Assert.Equal(call, (await feed.NextAsync()).Data.Text("subject"));
            feed.Dispose();
        }
    }
}
