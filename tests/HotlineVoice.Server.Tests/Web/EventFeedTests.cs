using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Storage;
using HotlineVoice.Web;

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
    public async Task A_number_ahead_of_the_store_is_wrong_and_named()
    {
        using var agent = await server.AsAsync("agent");

        var asked = await (await agent.GetAsync("events?after=99999999")).ProblemAsync(422);
        var resumed = await (await agent.SendJsonAsync(
            "GET", "events?after=0", null, ("Last-Event-ID", "99999999"))).ProblemAsync(422);

        Assert.True(asked.GetProperty("errors").Has("after"));
        Assert.True(resumed.GetProperty("errors").Has("Last-Event-ID"));
    }

    [Fact]
    public async Task What_is_no_longer_kept_is_gone_and_the_oldest_number_is_where_to_go_on()
    {
        await using var own = new ApiServer { Options = options => options with { EventsKept = TimeSpan.Zero } };
        await own.InitializeAsync();
        using var agent = await own.AsAsync("agent");
        using var feed = await Feed.OpenAsync(agent, "events");

        // More than is held in memory beside the store.
        const int count = WebLimits.FeedTailMax + 10;
        await own.Storage.Facts.KeepAsync(
            [.. Enumerable.Range(0, count).Select(n => new Fact.CallFinished($"f{n}", own.Clock.Now, Samples.Call()))],
            default);
        for (var read = 0; read < count; read++)
            await feed.NextAsync();
        await own.Storage.PruneAsync(default);

        var gone = await (await agent.GetAsync("events?after=0")).ProblemAsync(410);
        Assert.Equal(count + 1, gone.GetProperty("oldest").GetInt64());
        using var resumed = await Feed.OpenAsync(agent, $"events?after={count}");
        var next = await own.KeepAsync(Samples.Call());
        var (seq, _, data) = await resumed.NextAsync();
        Assert.Equal((count + 1, next.CallId.Value), (seq, data.Text("subject")));
    }

    [Fact]
    public async Task A_comment_comes_every_fifteen_seconds_also_while_events_come_that_are_for_others()
    {
        var time = new HandTime();
        await using var own = new ApiServer { Time = time };
        await own.InitializeAsync();
        using var clerk = await own.AsAsync("agent", "feed-a");
        using var supervisor = await own.AsAsync("supervisor");
        using var others = await Feed.OpenAsync(supervisor, "events");
        using var answer = await clerk.GetAsync("events", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal(": ", await lines.ReadLineAsync(patience.Token));
        Assert.Equal("", await lines.ReadLineAsync(patience.Token));

        var next = lines.ReadLineAsync(patience.Token).AsTask();
        for (var passed = 0; passed < 2; passed++)
        {
            time.Pass(TimeSpan.FromSeconds(7));
            await own.KeepAsync(Samples.Call(hotline: "feed-b"));
            await others.NextAsync();
        }
        Assert.False(next.IsCompleted);
        time.Pass(TimeSpan.FromSeconds(2));
        await own.KeepAsync(Samples.Call(hotline: "feed-b"));

        Assert.Equal(": ", await next);
    }

    [Fact]
    public async Task A_read_that_fails_interrupts_the_feed_and_does_not_end_it()
    {
        var events = new FailingEvents();
        await using var own = new ApiServer { Events = events.Before };
        await own.InitializeAsync();
        using var agent = await own.AsAsync("agent");
        using var feed = await Feed.OpenAsync(agent, "events");
        Exception[] faults = [new StorageException("Locked."), new InvalidOperationException("Odd.")];
        foreach (var fault in faults)
        {
            events.Next = fault;
            var call = await own.KeepAsync(Samples.Call());

            Assert.Equal(call.CallId.Value, (await feed.NextAsync()).Data.Text("subject"));
            Assert.Null(events.Next);
        }
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

    /// <summary>The store of events, whose next reading fails when the test says so.</summary>
    sealed class FailingEvents : IEventStore
    {
        IEventStore _events = null!;
        Exception? _next;

        public Exception? Next
        {
            get => Volatile.Read(ref _next);
            set => Volatile.Write(ref _next, value);
        }

        public IEventStore Before(IEventStore events)
        {
            _events = events;
            return this;
        }

        public Task<EventBatch> ReadAsync(long after, int limit, CancellationToken cancel) =>
            Interlocked.Exchange(ref _next, null) is { } fault
                ? Task.FromException<EventBatch>(fault)
                : _events.ReadAsync(after, limit, cancel);

        public Task WaitAsync(long after, CancellationToken cancel) => _events.WaitAsync(after, cancel);

        public Task<long> LastAsync(CancellationToken cancel) => _events.LastAsync(cancel);
    }

    /// <summary>A clock that stands still, and whose timers go off, when the test says that time has passed.</summary>
    sealed class HandTime : TimeProvider
    {
        readonly Lock _gate = new();
        readonly List<HandTimer> _timers = [];
        TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            lock (_gate)
                return _passed.Ticks;
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandTimer(this, () => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }

        public void Pass(TimeSpan time)
        {
            HandTimer[] due;
            lock (_gate)
            {
                _passed += time;
                due = [.. _timers.Where(timer => timer.Due <= _passed)];
                _timers.RemoveAll(due.Contains);
            }
            foreach (var timer in due)
                timer.GoOff();
        }

        sealed class HandTimer(HandTime time, Action goOff) : ITimer
        {
            public TimeSpan Due { get; private set; }

            public void GoOff() => goOff();

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                lock (time._gate)
                {
                    time._timers.Remove(this);
                    Due = time._passed + dueTime;
                    if (dueTime >= TimeSpan.Zero)
                        time._timers.Add(this);
                }
                return true;
            }

            public void Dispose()
            {
                lock (time._gate)
                    time._timers.Remove(this);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
