using HotlineVoice.Cases.Contacts;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

public abstract class AttemptTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : AttemptTests(Product.Sqlite);

    public sealed class OnPostgreSql() : AttemptTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task An_attempt_is_read_back_as_it_was_written_whichever_way_it_came()
    {
        var ours = Samples.Attempt("at1", Samples.Morning);
        var others = new ContactAttempt
        {
            Id = "at2",
            Party = ContactParty.Caller,
            At = Samples.Morning.AddDays(-1),
            Channel = "sms",
            Outcome = ContactOutcome.Connected,
        };

        await _storage.KeepAsync([Samples.Made(ours)], Cancel);
        await _storage.Attempts.AddAsync(others, Cancel);

        Assert.Equal([ours, others], await ListAsync(new AttemptQuery()));
    }

    [Fact]
    public async Task An_attempt_written_down_is_told_at_its_own_instant_and_stands_once()
    {
        var attempt = Samples.Attempt("at1", Samples.Morning.AddHours(-2));

        await _storage.Attempts.AddAsync(attempt, Cancel);
        await _storage.Attempts.AddAsync(attempt with { Outcome = ContactOutcome.Connected }, Cancel);

        var told = Assert.Single(await _storage.Events.ReadUntilAsync(1));
        Assert.Equal(("attempt.made", "jn12316", "at1", attempt.At), (told.Name, told.Hotline, told.Subject, told.At));
        Assert.Equal(attempt, told.Attempt);
        Assert.Equal([attempt], await ListAsync(new AttemptQuery()));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task While_the_file_is_locked_neither_the_attempt_nor_its_event_is_kept()
    {
        var attempt = Samples.Attempt("at1", Samples.Morning);
        using (_shed.Hold())
        {
            await Assert.ThrowsAsync<StorageException>(() => _storage.Attempts.AddAsync(attempt, Cancel));
        }
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM events"));

        await _storage.Attempts.AddAsync(attempt, Cancel);

        Assert.Single(await ListAsync(new AttemptQuery()));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task The_newest_stands_first_and_pages_lose_and_repeat_nothing_at_equal_instants(int limit)
    {
        foreach (var n in new[] { 3, 0, 5, 1, 4, 2 })
            await _storage.Attempts.AddAsync(Samples.Attempt($"at{n}", Samples.Morning.AddMinutes(n / 3)), Cancel);

        var seen = new List<string>();
        var query = new AttemptQuery { Limit = limit };
        do
        {
            var (items, next) = await _storage.Attempts.ListAsync(query, Cancel);
            Assert.InRange(items.Count, 1, limit);
            seen.AddRange(items.Select(attempt => attempt.Id));
            query = query with { Cursor = next };
        }
        while (query.Cursor is not null);

        Assert.Equal(["at5", "at4", "at3", "at2", "at1", "at0"], seen);
    }

    [Fact]
    public Task A_text_that_is_no_cursor_is_refused() =>
        Assert.ThrowsAsync<FormatException>(() => ListAsync(new AttemptQuery { Cursor = "nonsense" }));

    [Fact]
    public async Task The_ledger_can_be_asked_by_ticket_call_and_hotline()
    {
        var first = Samples.Attempt("at1", Samples.Morning);
        await _storage.Attempts.AddAsync(first, Cancel);
        await _storage.Attempts.AddAsync(
            first with { Id = "at2", TicketNo = null, CallId = "01OTHER", Hotline = "wy12345" }, Cancel);
        await _storage.Attempts.AddAsync(first with { Id = "at3", CallId = null, Hotline = null }, Cancel);

        Assert.Equal(["at3", "at1"], Ids(await ListAsync(new AttemptQuery(TicketNo: first.TicketNo))));
        Assert.Equal(["at2"], Ids(await ListAsync(new AttemptQuery(CallId: "01OTHER"))));
        Assert.Equal(["at1"], Ids(await ListAsync(new AttemptQuery { Hotlines = ["jn12316"] })));
        Assert.Empty(await ListAsync(new AttemptQuery(first.TicketNo, "01OTHER")));
    }

    [Theory]
    [InlineData("ticket_no")]
    [InlineData("call_id")]
    public void Looking_for_a_ticket_or_a_call_walks_an_index(string column)
    {
        var plan = _shed.Plan($"SELECT * FROM contact_attempts WHERE {column} = 'x'");

        Assert.Contains($"IX_contact_attempts_{column}", plan);
    }

    static IEnumerable<string> Ids(IEnumerable<ContactAttempt> attempts) => attempts.Select(attempt => attempt.Id);

    async Task<IReadOnlyList<ContactAttempt>> ListAsync(AttemptQuery query) =>
        (await _storage.Attempts.ListAsync(query, Cancel)).Items;
}
