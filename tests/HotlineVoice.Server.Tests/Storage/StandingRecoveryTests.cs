using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage;

public abstract class StandingRecoveryTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : StandingRecoveryTests(Product.Sqlite);

    public sealed class OnPostgreSql() : StandingRecoveryTests(Product.PostgreSql);

    static readonly TimeSpan _min = TimeSpan.FromSeconds(3);
    static readonly DateTimeOffset _start = Samples.Morning.AddMinutes(30);
    static readonly DateTimeOffset _before = Samples.Standing("8001", SeatState.Ready).Since;

    readonly Shed _shed = new(product);
    readonly Shed _after = new(product);
    readonly Shed _afterThat = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        await _storage.Seats.PutAsync(Samples.Seat("8001"), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _shed.DisposeAsync();
        await _after.DisposeAsync();
        await _afterThat.DisposeAsync();
    }

    /// <summary>As it stood, and as it stands at the start; idle since, misses and number never change.</summary>
    public static TheoryData<SeatStanding, SeatStanding> Turns => new()
    {
        { Was(SeatState.SignedOut), Stands(SeatState.SignedOut, _before) },
        { Was(SeatState.Away) with { Reason = "小休" }, Stands(SeatState.Away, _before) with { Reason = "小休" } },
        { Was(SeatState.Ready), Stands(SeatState.Ready, _before) },
        { OnCall(SeatState.Offered), Stands(SeatState.Ready, _before) },
        { OnCall(SeatState.Talking), WrapsUp() },
        { OnCall(SeatState.Holding), WrapsUp() },
        {
            OnCall(SeatState.Talking) with { Next = SeatState.Away, NextReason = "午饭" },
            Stands(SeatState.Away, _start) with { Reason = "午饭" }
        },
        { OnCall(SeatState.Holding) with { Next = SeatState.SignedOut }, Stands(SeatState.SignedOut, _start) },
        { OnCall(SeatState.Talking) with { Next = SeatState.Ready }, Stands(SeatState.Ready, _start) },
        { OnCall(SeatState.Talking) with { Next = SeatState.WrapUp }, WrapsUp() },
        { OnCall(SeatState.Talking) with { Next = SeatState.Talking }, WrapsUp() },
        { OnCall(SeatState.Offered) with { Next = SeatState.Away }, Stands(SeatState.Away, _start) },
        { Was(SeatState.WrapUp) with { Until = _start.AddMicroseconds(-1) }, Stands(SeatState.Ready, _start) },
        { Was(SeatState.WrapUp) with { Until = _start }, Stands(SeatState.Ready, _start) },
        { Was(SeatState.WrapUp), Stands(SeatState.Ready, _start) },
        {
            Was(SeatState.WrapUp) with { Until = _start, Next = SeatState.Away, NextReason = "午饭" },
            Stands(SeatState.Away, _start) with { Reason = "午饭" }
        },
        {
            Was(SeatState.WrapUp) with { Until = _start.AddSeconds(1) },
            Stands(SeatState.WrapUp, _before) with { Until = _start.AddSeconds(1) }
        },
    };

    [Theory]
    [MemberData(nameof(Turns))]
    public async Task A_seat_stands_as_if_its_call_had_ended_and_the_feed_says_so(SeatStanding was, SeatStanding stands)
    {
        await KeepAsync(_storage, was);

        var restarted = await _shed.KillAndRestartAsync(_after);
        var report = await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Equal([stands], await restarted.Standings.StandingsAsync(Cancel));
        Assert.Equal(was.State == stands.State ? 0 : 1, report.SeatsTurned);
        var told = (await restarted.Events.ReadUntilAsync(2))[^1];
        Assert.Equal((2, "seat.changed", "8001", _start), (told.Seq, told.Name, told.Subject, told.At));
        Assert.Equal(stands, told.Seat);
    }

    [Fact]
    public async Task A_seat_that_stands_as_it_may_is_told_to_nobody()
    {
        await KeepAsync(_storage, Was(SeatState.Away) with { Registered = false });

        var restarted = await _shed.KillAndRestartAsync(_after);
        await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Equal(1L, _after.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_seat_that_was_removed_meanwhile_is_left_alone()
    {
        await _storage.Seats.RemoveAsync("8001", Cancel);
        await KeepAsync(_storage, OnCall(SeatState.Talking));

        var restarted = await _shed.KillAndRestartAsync(_after);
        var report = await restarted.RecoverAsync(_start, _min, Cancel);

        Assert.Equal(0, report.SeatsTurned);
        Assert.Equal(1L, _after.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_second_start_at_the_same_instant_of_a_rehearsal_turns_the_seat_again()
    {
        await KeepAsync(_storage, OnCall(SeatState.Talking));
        var second = await _shed.KillAndRestartAsync(_after);
        await second.RecoverAsync(_start, _min, Cancel);
        await second.KeepAsync([Samples.Changed(OnCall(SeatState.Talking), "anew")], Cancel);

        var third = await _after.KillAndRestartAsync(_afterThat);
        var report = await third.RecoverAsync(_start, _min, Cancel);
        var again = await third.RecoverAsync(_start, _min, Cancel);

        Assert.Equal((1, 0), (report.SeatsTurned, again.SeatsTurned));
        Assert.Equal([WrapsUp()], await third.Standings.StandingsAsync(Cancel));
    }

    static SeatStanding Was(SeatState state) => Samples.Standing("8001", state) with { Misses = 1 };

    static SeatStanding OnCall(SeatState state) => Was(state) with { Call = new CallId("01CALL") };

    static SeatStanding Stands(SeatState state, DateTimeOffset since) =>
        Was(state) with { Since = since, Registered = false };

    static SeatStanding WrapsUp() => Stands(SeatState.WrapUp, _start) with { Until = _start.AddSeconds(30) };

    static Task KeepAsync(StorageService storage, SeatStanding standing) =>
        storage.KeepAsync([Samples.Changed(standing)], Cancel);
}
