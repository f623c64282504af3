using System.Collections.Concurrent;
using System.Diagnostics;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Server.Tests.Storage.Tables;
using HotlineVoice.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>The server of the database is killed under us, on a disk that keeps what it was told.</summary>
public sealed class DeadDatabaseTests : IAsyncLifetime
{
    readonly Cluster _cluster = Cluster.Start("--durable");
    readonly Shed _shed = new();
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Cluster.Execute(_cluster.Address, "CREATE DATABASE hotline");
        _storage = await StorageService.OpenAsync(
            _shed.Options with { ConnectionString = Cluster.Of(_cluster.Address, "hotline") },
            NullLoggerFactory.Instance, cancel: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _cluster.DisposeAsync();
        await _shed.DisposeAsync();
    }

    [Fact]
    public async Task While_it_is_dead_facts_are_kept_and_numbered_and_afterwards_carried_once_and_in_order()
    {
        const int calls = 150;
        await _storage.KeepAsync([Samples.Begun(Samples.Call("before"))], Cancel);
        _cluster.Crash();
        var began = Stopwatch.GetTimestamp();
        for (var n = 0; n < calls; n++)
            await _storage.Facts.KeepAsync([Samples.Begun(Samples.Call($"C{n:D3}"))], Cancel);
        var receipts = await _storage.Facts.KeepAsync([Samples.Left(Samples.Voicemail("vm1"))], Cancel);

        Assert.Equal("03250001", receipts[0].Number);
        // The alarm that the database is away waits too, and the call from before when it had not been carried yet.
        Assert.InRange(_storage.Facts.Uncarried, calls + 1, calls + 3);
        Assert.Contains("cannot be reached", await _storage.CheckAsync(Cancel));
        var refused = await Assert.ThrowsAsync<StorageException>(
            () => _storage.Calls.FindAsync(new CallId("before"), Cancel));
        Assert.Contains("cannot be reached", refused.Message);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));

        _cluster.Resume();
        var told = await _storage.Events.ReadUntilAsync(1 + calls + 1 + 2);

        Assert.Equal("ok", await _storage.CheckAsync(Cancel));
        Assert.Equal(["before", .. Enumerable.Range(0, calls).Select(n => $"C{n:D3}"), "vm1"],
            told.Where(one => one.Subject != "database.gone").Select(one => one.Subject));
        Assert.Equal(["alarm.raised", "alarm.ended"],
            told.Where(one => one.Subject == "database.gone").Select(one => one.Name));
        Assert.Equal(0, _storage.Facts.Uncarried);
    }

    [Fact]
    public async Task A_crash_in_mid_use_loses_no_ticket_that_was_answered_and_no_number()
    {
        const int clerks = 6, untilCrash = 40, afterwards = 40;
        var answered = new ConcurrentBag<string>();
        var refused = 0;
        using var enough = new CancellationTokenSource();
        var registering = Enumerable.Range(0, clerks).Select(_ => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    var file = await _storage.Tickets.AddAsync(
                        1, TicketSamples.Day, no => TicketSamples.Registered(no), Cancel);
                    answered.Add(file.Ticket.TicketNo);
                }
                catch (StorageException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })).ToArray();

        await Outside.Programs.Waiting.UntilAsync(() => answered.Count >= untilCrash, "tickets before the crash");
        _cluster.Crash();
        await Outside.Programs.Waiting.UntilAsync(() => Volatile.Read(ref refused) >= clerks, "clerks to be refused");
        _cluster.Resume();
        var before = answered.Count;
        // By themselves: nobody opens anything anew.
        await Outside.Programs.Waiting.UntilAsync(
            () => answered.Count >= before + afterwards, "tickets after the crash");
        await enough.CancelAsync();
        await Task.WhenAll(registering);

        var kept = await NumbersAsync();
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(n => TicketNumber.Of(1, TicketSamples.Day, n)),
            kept.Order(StringComparer.Ordinal));
        Assert.Equal(answered.Count, answered.Distinct().Count());
        Assert.Superset(answered.ToHashSet(), kept);
    }

    async Task<HashSet<string>> NumbersAsync()
    {
        var numbers = new HashSet<string>();
        string? cursor = null;
        do
        {
            var (items, next) = await _storage.Tickets.ListAsync(
                new TicketQuery { Limit = 500, Cursor = cursor }, Cancel);
            numbers.UnionWith(items.Select(file => file.Ticket.TicketNo));
            cursor = next;
        }
        while (cursor is not null);
        return numbers;
    }
}
