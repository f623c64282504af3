using HotlineVoice.Hotline.Calls;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class CallListTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : CallListTests(Product.Sqlite);

    public sealed class OnPostgreSql() : CallListTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await _shed.OpenAsync();
        var calls = Enumerable.Range(0, 10)
            .Select(n => Samples.Call($"C{n}", Samples.Morning.AddMinutes(n / 2)) with
            {
                Hotline = n % 2 == 0 ? "jn12316" : "wy12345",
                CallingNumber = n == 3 ? "13900139003" : "13800138001",
            })
            .Append(Samples.Call("unknown") with { Hotline = null, StartedAt = Samples.Morning.AddDays(-1) });
        await _storage.KeepAsync([.. calls.Select(Samples.Begun)], Cancel);
        await _storage.KeepAsync(
            [Samples.Finished(Samples.Call("C9", Samples.Morning.AddMinutes(4)).Ended())], Cancel);
    }

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task The_newest_stands_first_also_among_calls_of_the_same_instant()
    {
        Assert.Equal(["C9", "C8", "C7", "C6", "C5", "C4", "C3", "C2", "C1", "C0", "unknown"],
            Ids(await ListAsync(new CallQuery())));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition_while_calls_arrive()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ListAsync(new CallQuery { Limit = 3, Cursor = cursor });
            seen.AddRange(Ids(page));
            cursor = page.Next;
            var arrives = Samples.Call($"N{seen.Count}", Samples.Morning.AddHours(1));
            await _storage.KeepAsync([Samples.Begun(arrives)], Cancel);
        }
        while (cursor is not null);

        Assert.Equal(["C9", "C8", "C7", "C6", "C5", "C4", "C3", "C2", "C1", "C0", "unknown"], seen);
    }

    [Fact]
    public async Task A_page_that_is_just_full_has_no_next()
    {
        Assert.Null((await ListAsync(new CallQuery { Limit = 11 })).Next);
        Assert.NotNull((await ListAsync(new CallQuery { Limit = 10 })).Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("12")]
    [InlineData("-5.C1")]
    [InlineData("99999999999999999999.C1")]
    [InlineData("9223372036854775807.C1")]
    public async Task A_cursor_that_is_none_of_ours_is_refused_and_is_no_empty_page(string cursor)
    {
        await Assert.ThrowsAsync<FormatException>(() => ListAsync(new CallQuery { Cursor = cursor }));
    }

    [Fact]
    public async Task From_is_in_and_to_is_out()
    {
        var query = new CallQuery(From: Samples.Morning.AddMinutes(1), To: Samples.Morning.AddMinutes(2));

        Assert.Equal(["C3", "C2"], Ids(await ListAsync(query)));
    }

    [Fact]
    public async Task Lists_can_be_asked_by_state_hotline_and_number()
    {
        Assert.Equal(["C9"], Ids(await ListAsync(new CallQuery(State: CallState.Ended))));
        Assert.Equal(["C8", "C6", "C4", "C2", "C0"],
            Ids(await ListAsync(new CallQuery(State: CallState.Flow, Hotline: "jn12316"))));
        Assert.Equal(["C3"], Ids(await ListAsync(new CallQuery(CallingNumber: "13900139003"))));
    }

    [Fact]
    public async Task Who_may_see_one_hotline_sees_no_other_and_no_call_without_one()
    {
        var seen = Ids(await ListAsync(new CallQuery { Hotlines = ["wy12345"] }));

        Assert.Equal(["C7", "C5", "C3", "C1"], seen);
        Assert.Empty((await ListAsync(new CallQuery { Hotlines = [] })).Items);
    }

    [Fact]
    public async Task A_call_that_is_not_there_is_null()
    {
        Assert.Null(await _storage.Calls.FindAsync(new CallId("nobody"), Cancel));
    }

    static IEnumerable<string> Ids(Page<CallRecord> page) => page.Items.Select(call => call.CallId.Value);

    Task<Page<CallRecord>> ListAsync(CallQuery query) => _storage.Calls.ListAsync(query, Cancel);
}
