using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class SeatStandingTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : SeatStandingTests(Product.Sqlite);

    public sealed class OnPostgreSql() : SeatStandingTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        await _storage.Seats.PutAsync(Samples.Seat("8001"), Cancel);
        await _storage.Seats.PutAsync(Samples.Seat("8002"), Cancel);
    }

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_standing_is_read_back_as_it_was_written()
    {
        var full = Samples.Standing("8001", SeatState.Talking) with
        {
            Reason = "小休",
            Until = Samples.Morning.AddMinutes(7),
            Next = SeatState.Away,
            NextReason = "午饭",
            Call = new CallId("01CALL"),
            Misses = 1,
            IdleSince = Samples.Morning.AddMicroseconds(1),
        };
        var bare = new SeatStanding("8002", SeatState.SignedOut, Samples.Morning);

        await KeepAsync(Samples.Changed(full), Samples.Changed(bare));

        var found = await _storage.Standings.StandingsAsync(Cancel);
        Assert.Equal([full, bare], found);
        Assert.Equal(TimeSpan.FromHours(8), found[0].Since.Offset);
    }

    [Fact]
    public async Task The_last_word_about_a_seat_is_what_stands_and_no_earlier_one_shows_through()
    {
        var talking = Samples.Standing("8001", SeatState.Talking) with
        {
            Call = new CallId("01CALL"),
            Next = SeatState.Away,
            NextReason = "午饭",
        };
        var away = new SeatStanding("8001", SeatState.Away, Samples.Morning.AddMinutes(9)) { Reason = "午饭" };

        await KeepAsync(Samples.Changed(talking));
        await KeepAsync(Samples.Changed(away));

        Assert.Equal([away], await _storage.Standings.StandingsAsync(Cancel));
    }

    [Fact]
    public async Task A_fact_that_is_kept_twice_does_not_bring_an_old_standing_back()
    {
        var ready = Samples.Changed(Samples.Standing("8001", SeatState.Ready));
        var away = Samples.Changed(Samples.Standing("8001", SeatState.Away));

        await KeepAsync(ready, away);
        await KeepAsync(ready);

        Assert.Equal(SeatState.Away, Assert.Single(await _storage.Standings.StandingsAsync(Cancel)).State);
        Assert.Equal(2L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_seat_that_no_longer_exists_does_not_stand_anywhere()
    {
        await KeepAsync(
            Samples.Changed(Samples.Standing("8001", SeatState.Ready)),
            Samples.Changed(Samples.Standing("8002", SeatState.Ready)));

        await _storage.Seats.RemoveAsync("8001", Cancel);
        // The floor has not heard of it yet.
        await KeepAsync(Samples.Changed(Samples.Standing("8001", SeatState.Away)));

        Assert.Equal(["8002"], (await _storage.Standings.StandingsAsync(Cancel)).Select(standing => standing.No));
    }

    [Fact]
    public async Task Who_gets_the_number_of_a_removed_seat_begins_anew()
    {
        await KeepAsync(Samples.Changed(Samples.Standing("8001", SeatState.Ready)));

        await _storage.Seats.RemoveAsync("8001", Cancel);
        await _storage.Seats.PutAsync(Samples.Seat("8001"), Cancel);

        Assert.Empty(await _storage.Standings.StandingsAsync(Cancel));
    }

    Task<IReadOnlyList<FactReceipt>> KeepAsync(params Fact[] facts) => _storage.KeepAsync(facts, Cancel);
}
