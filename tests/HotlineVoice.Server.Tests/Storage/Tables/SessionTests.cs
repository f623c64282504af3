using HotlineVoice.Hotline.People;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>What pages need to find again after a restart: sessions and answers.</summary>
public abstract class SessionTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : SessionTests(Product.Sqlite);

    public sealed class OnPostgreSql() : SessionTests(Product.PostgreSql);

    static readonly DateTimeOffset _now = Samples.Morning;

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_session_is_found_after_a_restart_as_it_was_last_used()
    {
        var session = new Session("aa", "li", _now, _now);
        Assert.True(await _storage.Sessions.AddAsync(session, 10, Cancel));
        await _storage.Sessions.TouchAsync("aa", _now.AddMinutes(5), Cancel);
        await _storage.DisposeAsync();
        _storage = await _shed.OpenAsync();

        Assert.Equal(session with { LastUsed = _now.AddMinutes(5) }, await _storage.Sessions.FindAsync("aa", Cancel));
        Assert.Null(await _storage.Sessions.FindAsync("bb", Cancel));
    }

    [Fact]
    public async Task There_are_never_more_than_may_be()
    {
        Assert.True(await _storage.Sessions.AddAsync(new("aa", "li", _now, _now), 1, Cancel));
        Assert.False(await _storage.Sessions.AddAsync(new("bb", "li", _now, _now), 1, Cancel));
        await _storage.Sessions.RemoveAsync("aa", Cancel);
        Assert.True(await _storage.Sessions.AddAsync(new("bb", "li", _now, _now), 1, Cancel));
    }

    [Fact]
    public async Task Those_that_ended_go()
    {
        await _storage.Sessions.AddAsync(new("old", "li", _now.AddHours(-14), _now), 10, Cancel);
        await _storage.Sessions.AddAsync(new("idle", "li", _now.AddHours(-3), _now.AddHours(-3)), 10, Cancel);
        await _storage.Sessions.AddAsync(new("living", "li", _now.AddHours(-3), _now), 10, Cancel);

        await _storage.Sessions.RemoveEndedAsync(_now.AddHours(-13), _now.AddHours(-2), Cancel);

        Assert.Equal("living", _shed.Ask("SELECT string_agg(hash, ',') FROM sessions"));
    }

    [Fact]
    public async Task An_answer_is_kept_until_its_time_and_the_first_one_stays()
    {
        var answer = new KeptAnswer("k", "h", 201, [1, 2, 3], _now.AddHours(24)) { Location = "/api/v1/x" };
        await _storage.Answers.KeepAsync(answer, Cancel);
        await _storage.Answers.KeepAsync(answer with { Status = 409 }, Cancel);
        await _storage.DisposeAsync();
        _storage = await _shed.OpenAsync();

        var found = await _storage.Answers.FindAsync("k", _now, Cancel);
        Assert.Equal((201, "/api/v1/x", null), (found!.Status, found.Location, found.ContentType));
        Assert.Equal([1, 2, 3], found.Body);
        Assert.Null(await _storage.Answers.FindAsync("k", _now.AddHours(24), Cancel));
    }

    [Fact]
    public async Task Answers_whose_time_is_over_are_pruned()
    {
        var now = _shed.Time.GetUtcNow();
        await _storage.Answers.KeepAsync(new("old", "h", 200, [], now.AddSeconds(-1)), Cancel);
        await _storage.Answers.KeepAsync(new("new", "h", 200, [], now.AddSeconds(1)), Cancel);

        await _storage.PruneAsync(Cancel);

        Assert.Equal("new", _shed.Ask("SELECT string_agg(key, ',') FROM kept_answers"));
    }
}
