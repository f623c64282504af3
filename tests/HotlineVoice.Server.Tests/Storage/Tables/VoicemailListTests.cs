using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class VoicemailListTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : VoicemailListTests(Product.Sqlite);

    public sealed class OnPostgreSql() : VoicemailListTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        await _storage.KeepAsync(
            [.. Enumerable.Range(0, 6).Reverse().Select(n => Samples.Left(Samples.Voicemail($"vm{n}") with
            {
                Hotline = n % 2 == 0 ? "jn12316" : "wy12345",
                LeftAt = Samples.Morning.AddDays(n),
                RegisterDue = new DateOnly(2026, 3, 26).AddDays(n),
            }))], Cancel);
    }

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task The_oldest_stands_on_top_and_pages_follow()
    {
        var first = await ListAsync(new VoicemailQuery { Limit = 4 });
        var second = await ListAsync(new VoicemailQuery { Limit = 4, Cursor = first.Next });

        Assert.Equal(["vm0", "vm1", "vm2", "vm3"], Ids(first));
        Assert.Equal(["vm4", "vm5"], Ids(second));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Due_is_whatever_must_be_registered_by_that_day()
    {
        Assert.Equal(["vm0", "vm1"], Ids(await ListAsync(new VoicemailQuery(Due: new DateOnly(2026, 3, 27)))));
    }

    [Fact]
    public async Task Lists_can_be_asked_by_state_and_hotline()
    {
        await _storage.Voicemails.TakeAsync("vm2", "li", Samples.Morning, Cancel);

        Assert.Equal(["vm2"], Ids(await ListAsync(new VoicemailQuery(VoicemailState.Taken))));
        Assert.Equal(["vm1", "vm3", "vm5"], Ids(await ListAsync(new VoicemailQuery(Hotline: "wy12345"))));
        Assert.Equal(["vm1", "vm3", "vm5"], Ids(await ListAsync(new VoicemailQuery { Hotlines = ["wy12345"] })));
    }

    [Fact]
    public async Task Of_ten_who_take_a_message_at_once_one_has_it()
    {
        var takers = Enumerable.Range(0, 10).Select(n => Task.Run(() =>
            _storage.Voicemails.TakeAsync("vm0", $"clerk{n}", Samples.Morning, Cancel)));

        var results = await Task.WhenAll(takers);

        var winner = Assert.Single(results, result => result.Taken);
        Assert.Equal(VoicemailState.Taken, winner.Voicemail!.State);
        Assert.All(results, result => Assert.Equal(winner.Voicemail.TakenBy, result.Voicemail!.TakenBy));
    }

    [Fact]
    public async Task Nobody_can_take_what_is_not_there()
    {
        Assert.Equal((null, false), await _storage.Voicemails.TakeAsync("no", "li", Samples.Morning, Cancel));
    }

    static IEnumerable<string> Ids(Page<Voicemail> page) => page.Items.Select(voicemail => voicemail.Id);

    Task<Page<Voicemail>> ListAsync(VoicemailQuery query) => _storage.Voicemails.ListAsync(query, Cancel);
}
