using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Clocks;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class CallbackTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : CallbackTests(Product.Sqlite);

    public sealed class OnPostgreSql() : CallbackTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        // Three pairs of callers, each pair at the same instant, kept in the wrong order.
        await _storage.KeepAsync(
            [.. Enumerable.Range(0, 6).Reverse().Select(n => Samples.Owed(
                Samples.Callback($"c{n}", Samples.Morning.AddMinutes(n / 2)) with
                {
                    Hotline = n % 2 == 0 ? "jn12316" : "wy12345",
                }))], Cancel);
    }

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_task_is_read_back_as_it_was_written()
    {
        Assert.Equal(Samples.Callback("c0", Samples.Morning), await _storage.Callbacks.FindAsync("c0", Cancel));
        Assert.Null(await _storage.Callbacks.FindAsync("no", Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Who_has_waited_longest_stands_first_and_pages_lose_and_repeat_nobody_at_equal_instants(int limit)
    {
        var seen = new List<string>();
        var query = new CallbackQuery { Limit = limit };
        do
        {
            var page = await ListAsync(query);
            Assert.InRange(page.Items.Count, 1, limit);
            seen.AddRange(Ids(page));
            query = query with { Cursor = page.Next };
        }
        while (query.Cursor is not null);

        Assert.Equal(["c0", "c1", "c2", "c3", "c4", "c5"], seen);
    }

    [Fact]
    public Task A_text_that_is_no_cursor_is_refused() =>
        Assert.ThrowsAsync<FormatException>(() => ListAsync(new CallbackQuery { Cursor = "nonsense" }));

    [Fact]
    public async Task Lists_can_be_asked_by_state_and_hotline()
    {
        await _storage.Callbacks.TryTakeAsync("c2", "8001", Cancel);
        await _storage.Callbacks.TryCloseAsync("c3", Cancel);

        Assert.Equal(["c2"], Ids(await ListAsync(new CallbackQuery(CallbackState.Taken))));
        Assert.Equal(["c0", "c1", "c4", "c5"], Ids(await ListAsync(new CallbackQuery(CallbackState.New))));
        Assert.Equal(["c1", "c3", "c5"], Ids(await ListAsync(new CallbackQuery(Hotline: "wy12345"))));
        Assert.Equal(["c1", "c3", "c5"], Ids(await ListAsync(new CallbackQuery { Hotlines = ["wy12345"] })));
        Assert.Empty((await ListAsync(new CallbackQuery(Hotline: "jn12316") { Hotlines = ["wy12345"] })).Items);
        Assert.Equal(["c5"], Ids(await ListAsync(
            new CallbackQuery(CallbackState.New, "wy12345")
            {
                Limit = 1,
                Cursor = (await ListAsync(
                new CallbackQuery(CallbackState.New, "wy12345") { Limit = 1 })).Next
            })));
    }

    [Fact]
    public async Task Of_ten_seats_in_two_processes_that_take_a_task_at_once_one_has_it_and_it_is_told_once()
    {
        await using var other = await _shed.AnotherAsync();
        var takers = Enumerable.Range(0, 10).Select(n => Task.Run(async () =>
            (Seat: $"80{n:D2}", Taken: await (n % 2 == 0 ? _storage : other).Callbacks
                .TryTakeAsync("c0", $"80{n:D2}", Cancel))));

        var results = await Task.WhenAll(takers);

        var winner = Assert.Single(results, result => result.Taken);
        var kept = await _storage.Callbacks.FindAsync("c0", Cancel);
        Assert.Equal((CallbackState.Taken, winner.Seat), (kept!.State, kept.TakenBy));
        Assert.Equal(7L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_task_is_taken_and_closed_once_and_its_way_is_told()
    {
        Assert.True(await _storage.Callbacks.TryTakeAsync("c0", "8001", Cancel));
        Assert.False(await _storage.Callbacks.TryTakeAsync("c0", "8001", Cancel));
        Assert.True(await _storage.Callbacks.TryCloseAsync("c0", Cancel));
        Assert.False(await _storage.Callbacks.TryCloseAsync("c0", Cancel));
        Assert.False(await _storage.Callbacks.TryTakeAsync("c0", "8002", Cancel));

        var told = (await _storage.Events.ReadUntilAsync(8)).Where(one => one.Subject == "c0").ToList();
        Assert.Equal([CallbackState.New, CallbackState.Taken, CallbackState.Closed],
            told.Select(one => one.Callback!.State));
        Assert.Equal([null, "8001", "8001"], told.Select(one => one.Callback!.TakenBy));
        Assert.All(told, one => Assert.Equal(("callback.changed", "jn12316"), (one.Name, one.Hotline)));
    }

    [Fact]
    public async Task A_task_that_nobody_took_can_be_closed_too()
    {
        Assert.True(await _storage.Callbacks.TryCloseAsync("c1", Cancel));

        var closed = await _storage.Callbacks.FindAsync("c1", Cancel);
        Assert.Equal((CallbackState.Closed, null), (closed!.State, closed.TakenBy));
    }

    [Fact]
    public async Task Nobody_can_take_or_close_what_is_not_there()
    {
        Assert.False(await _storage.Callbacks.TryTakeAsync("no", "8001", Cancel));
        Assert.False(await _storage.Callbacks.TryCloseAsync("no", Cancel));
    }

    [Fact]
    public async Task A_taking_is_told_with_the_domains_instant_also_in_a_rehearsal()
    {
        var rehearsed = Samples.Morning.AddYears(1);
        await using var storage = await StorageService.OpenAsync(
            _shed.Options, NullLoggerFactory.Instance, _shed.Time, new HeldClock(rehearsed), Cancel);

        await storage.Callbacks.TryTakeAsync("c0", "8001", Cancel);

        Assert.Equal(rehearsed, (await storage.Events.ReadUntilAsync(7))[^1].At);
    }

    static IEnumerable<string> Ids(Page<CallbackTask> page) => page.Items.Select(task => task.Id);

    Task<Page<CallbackTask>> ListAsync(CallbackQuery query) => _storage.Callbacks.ListAsync(query, Cancel);

    /// <summary>A rehearsal's clock that is held still.</summary>
    sealed class HeldClock(DateTimeOffset now) : IDomainClock
    {
        public DateTimeOffset Now => now;
        public bool Rehearsal => true;
        public bool Running => false;
        public Task<bool> MoveAsync(DateTimeOffset to, bool running, CancellationToken cancel) =>
            Task.FromResult(false);
    }
}
