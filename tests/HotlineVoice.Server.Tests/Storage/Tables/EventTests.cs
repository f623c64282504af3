using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class EventTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : EventTests(Product.Sqlite);

    public sealed class OnPostgreSql() : EventTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task Every_fact_that_others_should_know_is_an_event_with_its_record()
    {
        var call = Samples.Call("01CALL");
        await KeepAsync(
            Samples.Begun(call),
            Samples.Begun(Samples.Voicemail("vm1")),
            Samples.Left(Samples.Voicemail("vm1")),
            Samples.Finished(call.Ended()),
            new Fact.AlarmRaised("a1", Samples.Morning, "disk.full", "磁盘已满"),
            new Fact.AlarmEnded("a2", Samples.Morning, "disk.full"));

        var events = await _storage.Events.ReadUntilAsync(5);

        Assert.Equal(["call.changed", "voicemail.left", "call.ended", "alarm.raised", "alarm.ended"],
            events.Select(told => told.Name));
        Assert.Equal([1, 2, 3, 4, 5], events.Select(told => told.Seq));
        Assert.Equal("welcome", events[0].Call!.IvrPath);
        Assert.Equal("03250001", events[1].Voicemail!.Number);
        Assert.Equal(call.CallId, events[2].Call!.CallId);
        Assert.Equal("磁盘已满", events[3].Text);
        Assert.Equal(("jn12316", "vm1"), (events[1].Hotline, events[1].Subject));
        Assert.Equal(TimeSpan.FromHours(8), events[0].At.Offset);
    }

    [Fact]
    public async Task Four_writers_in_two_processes_and_a_reader_lose_and_repeat_nothing()
    {
        const int writers = 4, batches = 25, facts = 3;
        await using var other = await _shed.AnotherAsync();

        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var storage = writer % 2 == 0 ? _storage : other;
            for (var batch = 0; batch < batches; batch++)
            {
                await storage.KeepAsync([.. Enumerable.Range(0, facts)
                    .Select(fact => Samples.Begun(Samples.Call($"C{writer}-{batch:D2}-{fact}")))], Cancel);
            }
        })).ToArray();
        var seen = await _storage.Events.ReadUntilAsync(writers * batches * facts, limit: 7);
        await Task.WhenAll(writing);

        Assert.Equal(Enumerable.Range(1, writers * batches * facts).Select(seq => (long)seq),
            seen.Select(told => told.Seq));
        Assert.Equal(writers * batches * facts, seen.Select(told => told.Subject).Distinct().Count());
        foreach (var own in seen.GroupBy(told => told.Subject[..2]))
        {
            var subjects = own.Select(told => told.Subject).ToList();
            Assert.Equal(subjects.Order(StringComparer.Ordinal), subjects);
        }
    }

    [Fact]
    public async Task Numbers_go_on_after_a_restart()
    {
        await KeepAsync(Samples.Begun(Samples.Call("01A")));
        await _storage.Events.ReadUntilAsync(1);
        await _storage.DisposeAsync();

        _storage = await _shed.OpenAsync();
        await KeepAsync(Samples.Begun(Samples.Call("01B")));

        var events = await _storage.Events.ReadUntilAsync(2);
        Assert.Equal([1, 2], events.Select(told => told.Seq));
        Assert.Equal(2, await _storage.Events.LastAsync(Cancel));
    }

    [Fact]
    public async Task What_a_dead_process_had_not_numbered_is_numbered_at_the_next_start()
    {
        await KeepAsync(Samples.Begun(Samples.Call("01A")));
        await _storage.Events.ReadUntilAsync(1);
        await _storage.DisposeAsync();
        // Power failed before the numbering reached the disk: the rows are there, the numbers are not.
        _shed.Execute("UPDATE events SET seq = NULL; UPDATE counters SET value = 0 WHERE name = 'events'");

        _storage = await _shed.OpenAsync();

        Assert.Equal([1], (await _storage.Events.ReadUntilAsync(1)).Select(told => told.Seq));
    }

    [Fact]
    public async Task Who_comes_after_seven_days_is_told_the_oldest_number_that_is_kept()
    {
        await KeepAsync(Samples.Begun(Samples.Call("01A")), Samples.Begun(Samples.Call("01B")));
        await _storage.Events.ReadUntilAsync(2);
        _shed.Time.Pass(TimeSpan.FromDays(6));
        await KeepAsync(Samples.Begun(Samples.Call("01C")));
        await _storage.Events.ReadUntilAsync(3);
        _shed.Time.Pass(TimeSpan.FromDays(1.5));

        await _storage.PruneAsync(Cancel);

        Assert.Equal((true, 3L), Told(await _storage.Events.ReadAsync(0, 10, Cancel)));
        Assert.Equal((true, 3L), Told(await _storage.Events.ReadAsync(1, 10, Cancel)));
        var kept = await _storage.Events.ReadAsync(2, 10, Cancel);
        Assert.Equal((false, 3L), Told(kept));
        Assert.Equal([3], kept.Events.Select(told => told.Seq));
    }

    [Fact]
    public async Task When_everything_is_pruned_the_numbers_still_go_on()
    {
        await KeepAsync(Samples.Begun(Samples.Call("01A")));
        await _storage.Events.ReadUntilAsync(1);
        _shed.Time.Pass(TimeSpan.FromDays(8));
        await _storage.PruneAsync(Cancel);

        Assert.Equal((true, 2L), Told(await _storage.Events.ReadAsync(0, 10, Cancel)));
        Assert.False((await _storage.Events.ReadAsync(1, 10, Cancel)).Gone);

        await KeepAsync(Samples.Begun(Samples.Call("01B")));
        await _storage.Events.WaitAsync(1, Cancel);
        Assert.Equal([2], (await _storage.Events.ReadAsync(1, 10, Cancel)).Events.Select(told => told.Seq));
    }

    [Fact]
    public async Task A_reader_on_an_empty_feed_waits_and_is_woken()
    {
        Assert.Empty((await _storage.Events.ReadAsync(0, 10, Cancel)).Events);
        var waiting = _storage.Events.WaitAsync(0, Cancel);
        Assert.False(waiting.IsCompleted);

        await KeepAsync(Samples.Begun(Samples.Call("01A")));
        await waiting;

        Assert.Single((await _storage.Events.ReadAsync(0, 10, Cancel)).Events);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using var giveUp = new CancellationTokenSource();
        var waiting = _storage.Events.WaitAsync(0, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    static (bool Gone, long Oldest) Told(EventBatch batch) => (batch.Gone, batch.Oldest);

    Task<IReadOnlyList<FactReceipt>> KeepAsync(params Fact[] facts) => _storage.KeepAsync(facts, Cancel);
}
