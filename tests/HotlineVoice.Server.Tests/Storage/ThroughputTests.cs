using System.Diagnostics;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage;

public abstract class ThroughputTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : ThroughputTests(Product.Sqlite);

    public sealed class OnPostgreSql() : ThroughputTests(Product.PostgreSql);

    const int Batches = 100, FactsPerBatch = 10;

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    /// <summary>A city's hotline makes a few dozen facts a second; the bound guards the order of magnitude.</summary>
    [Fact]
    public async Task A_thousand_facts_in_batches_of_ten_reach_the_disk_within_ten_seconds()
    {
        var cancel = TestContext.Current.CancellationToken;
        await _storage.KeepAsync([Samples.Begun(Samples.Call("warm"))], cancel);
        var began = Stopwatch.GetTimestamp();

        for (var batch = 0; batch < Batches; batch++)
        {
            await _storage.Facts.KeepAsync([.. Enumerable.Range(0, FactsPerBatch)
                .Select(fact => Samples.Begun(Samples.Call($"C{batch:D3}-{fact}")))], cancel);
        }

        await _storage.CarryAsync(cancel);
        Within(began, Batches * FactsPerBatch);
    }

    /// <summary>Thirty seats change several times a call: their facts are as cheap as a call's.</summary>
    [Fact]
    public async Task A_thousand_changes_of_seats_reach_the_disk_within_ten_seconds_too()
    {
        var cancel = TestContext.Current.CancellationToken;
        await _storage.KeepAsync([Samples.Changed(Samples.Standing("8000", SeatState.Ready), "warm")], cancel);
        var began = Stopwatch.GetTimestamp();

        for (var batch = 0; batch < Batches; batch++)
        {
            await _storage.Facts.KeepAsync([.. Enumerable.Range(0, FactsPerBatch)
                .Select(fact => Samples.Changed(Samples.Standing($"80{fact:D2}", SeatState.Talking),
                    $"S{batch:D3}-{fact}"))], cancel);
        }

        await _storage.CarryAsync(cancel);
        Within(began, Batches * FactsPerBatch);
    }

    static void Within(long began, int facts)
    {
        var took = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{facts / took.TotalSeconds:F0} facts/s in batches of {FactsPerBatch}");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
