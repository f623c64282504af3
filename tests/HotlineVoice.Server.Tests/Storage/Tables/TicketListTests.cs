using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Tickets as they are looked for.</summary>
public abstract class TicketListTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : TicketListTests(Product.Sqlite);

    public sealed class OnPostgreSql() : TicketListTests(Product.PostgreSql);

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_newest_stands_first_and_pages_lose_and_repeat_nothing_at_equal_instants(int limit)
    {
        foreach (var n in Enumerable.Range(0, 5))
            await AddAsync(one => one with { CreatedAt = Samples.Morning.AddMinutes(n / 2) });

        var seen = new List<string>();
        var query = new TicketQuery { Limit = limit };
        do
        {
            var (items, next) = await _storage.Tickets.ListAsync(query, Cancel);
            Assert.InRange(items.Count, 1, limit);
            seen.AddRange(items.Select(file => file.Ticket.TicketNo));
            query = query with { Cursor = next };
        }
        while (query.Cursor is not null);

        Assert.Equal(Enumerable.Range(1, 5).Reverse().Select(n => TicketNumber.Of(1, TicketSamples.Day, n)), seen);
    }

    [Fact]
    public async Task Each_question_finds_what_it_asks_for_and_nothing_else()
    {
        await AddAsync(one => one);
        await AddAsync(one => one with
        {
            Class = TicketClass.Complaint,
            DivisionCode = "210381",
            OwnerAgent = "wang",
            CallId = "01CALL",
            RegisteredAt = Samples.Morning.AddDays(1),
            Title = "收取100%手续费",
        }, phone: "02475820001");

        await FindsAsync("2", new() { Class = TicketClass.Complaint });
        await FindsAsync("2", new() { DivisionCode = "2103" });
        await FindsAsync("2 1", new() { DivisionCode = "21" });
        await FindsAsync("2", new() { DivisionCode = "210381" });
        await FindsAsync("", new() { DivisionCode = "210380" });
        await FindsAsync("", new() { DivisionCode = "210381001" });
        await FindsAsync("2", new() { OwnerAgent = "wang" });
        await FindsAsync("2", new() { CallId = "01CALL" });
        await FindsAsync("2", new() { CallerPhone = "02475820001" });
        await FindsAsync("", new() { CallerPhone = "0247582" });
        await FindsAsync("2", new() { From = TicketSamples.Day.AddDays(1) });
        await FindsAsync("1", new() { To = TicketSamples.Day });
        await FindsAsync("2", new() { Text = "100%手续" });
        await FindsAsync("2 1", new() { Text = "一览表 补贴" });
        await FindsAsync("", new() { Text = "1%0" });
        await FindsAsync("1", new() { Text = "12026032500001" });
        await FindsAsync("2 1", new() { Text = "120260325" });
        await FindsAsync("2 1", new() { DueBy = TicketSamples.Day.AddDays(1) });
        await FindsAsync("", new() { DueBy = TicketSamples.Day });
        await FindsAsync("", new() { Hotline = "wy12345" });
        await FindsAsync("", new() { Hotlines = ["wy12345"] });
        await FindsAsync("2 1", new() { States = [TicketState.Draft, TicketState.Registered] });
    }

    [Fact]
    public async Task A_unit_finds_what_was_sent_to_it()
    {
        var first = await AddAsync(one => one);
        await AddAsync(one => one);
        await _storage.Tickets.TrySaveAsync(TicketSamples.Dispatched(first), Cancel);

        await FindsAsync("1", new() { SeenByOrg = "211224" });
        await FindsAsync("1", new() { OrgId = "211224" });
        await FindsAsync("", new() { SeenByOrg = "211282" });
    }

    /// <summary>One that was sent to it twice stands there once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public async Task A_units_list_is_in_order_and_its_pages_lose_and_repeat_nothing(int limit)
    {
        foreach (var n in Enumerable.Range(0, 5))
        {
            var file = await AddAsync(one => one with { CreatedAt = Samples.Morning.AddMinutes(n / 2) });
            foreach (var org in n == 3 ? ["211282"] : n == 2 ? ["211224", "211282", "211224"] : new[] { "211224" })
            {
                await _storage.Tickets.TrySaveAsync(TicketSamples.Dispatched(file, org), Cancel);
                file = (await _storage.Tickets.FindAsync(file.Ticket.TicketNo, Cancel))!;
            }
        }

        var seen = new List<char>();
        var query = new TicketQuery { Limit = limit, SeenByOrg = "211224" };
        do
        {
            var (items, next) = await _storage.Tickets.ListAsync(query, Cancel);
            seen.AddRange(items.Select(file => file.Ticket.TicketNo[^1]));
            query = query with { Cursor = next };
        }
        while (query.Cursor is not null);

        Assert.Equal("5321", string.Concat(seen));
    }

    [Fact]
    public Task A_text_that_is_no_cursor_is_refused() => Assert.ThrowsAsync<FormatException>(
        () => _storage.Tickets.ListAsync(new TicketQuery { Cursor = "nonsense" }, Cancel));

    [Theory]
    [InlineData("callers", "phone")]
    [InlineData("callers", "alt_phone")]
    [InlineData("tickets", "caller_id")]
    [InlineData("tickets", "call_id")]
    public void Looking_for_a_number_or_a_call_walks_an_index(string table, string column)
    {
        Assert.Contains($"IX_{table}_{column}", _shed.Plan($"SELECT * FROM {table} WHERE {column} = 'x'"));
    }

    /// <summary>Given by the last digit of their numbers, newest first.</summary>
    async Task FindsAsync(string expected, TicketQuery query) =>
        Assert.Equal(expected, string.Join(' ',
            (await _storage.Tickets.ListAsync(query, Cancel)).Items.Select(file => file.Ticket.TicketNo[^1])));

    Task<TicketFile> AddAsync(Func<Ticket, Ticket> with, string phone = "13800138001") => _storage.Tickets.AddAsync(
        1, TicketSamples.Day, no => TicketSamples.Registered(no, with, phone), Cancel);
}
