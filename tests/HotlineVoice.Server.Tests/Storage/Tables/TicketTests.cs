using System.Data.Common;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Tickets as they are kept: numbers without a gap, versions, and everything in one transaction.</summary>
public abstract class TicketTests(Product product) : IAsyncLifetime
{
    public sealed class OnSqlite() : TicketTests(Product.Sqlite)
    {
        [Fact]
        public Task What_happened_is_not_replaced() =>
            RefusesAsync("INSERT OR REPLACE INTO ticket_history SELECT * FROM ticket_history");
    }

    public sealed class OnPostgreSql() : TicketTests(Product.PostgreSql)
    {
        [Theory]
        [InlineData("TRUNCATE ticket_history")]
        [InlineData(
            """
            INSERT INTO ticket_history SELECT * FROM ticket_history
            ON CONFLICT (ticket_no, seq) DO UPDATE SET actor = 'nobody'
            """)]
        public Task What_happened_is_neither_emptied_nor_replaced(string sql) => RefusesAsync(sql);
    }

    const int Digit = 1;

    readonly Shed _shed = new(product);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public async Task A_ticket_is_read_back_as_it_was_kept_with_its_caller_clocks_units_and_history()
    {
        var added = await AddAsync();
        var sent = TicketSamples.Dispatched(added);

        Assert.True(await _storage.Tickets.TrySaveAsync(sent, Cancel));

        var found = await _storage.Tickets.FindAsync(added.Ticket.TicketNo, Cancel);
        Assert.Equal(TicketSamples.Text(sent.File), TicketSamples.Text(found!));
        var history = await _storage.Tickets.HistoryAsync(added.Ticket.TicketNo, Cancel);
        Assert.Equal([(1, "register"), (2, "dispatch")], history.Select(entry => (entry.Seq, entry.Event)));
        Assert.Equal("211224", history[1].Fields["orgId"]);
        Assert.Equal((TicketState.Registered, TicketState.Dispatched), (history[1].From, history[1].To));
        Assert.Null(await _storage.Tickets.FindAsync("12026032599999", Cancel));
    }

    [Fact]
    public async Task Two_hundred_at_once_get_two_hundred_numbers_without_a_gap_or_a_double()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(AddAsync)));

        var expected = Enumerable.Range(1, 200).Select(n => TicketNumber.Of(Digit, TicketSamples.Day, n));
        Assert.Equal(expected, added.Select(file => file.Ticket.TicketNo).Order(StringComparer.Ordinal));
        Assert.Equal(200L, _shed.Ask("SELECT count(*) FROM tickets"));
        Assert.Equal(200L, _shed.Ask("SELECT count(*) FROM events WHERE name = 'ticket.changed'"));
    }

    [Fact]
    public async Task Two_processes_count_one_day_together()
    {
        await using var other = await _shed.AnotherAsync();
        var numbers = new List<string>();
        foreach (var storage in new[] { _storage, other, other, _storage })
            numbers.Add((await storage.Tickets.AddAsync(
                Digit, TicketSamples.Day, no => TicketSamples.Registered(no), Cancel)).Ticket.TicketNo);

        Assert.Equal(["00001", "00002", "00003", "00004"], numbers.Select(no => no[^5..]));
    }

    [Fact]
    public async Task Each_hotline_and_each_day_counts_for_itself()
    {
        string[] numbers =
        [
            await NumberAsync(1, TicketSamples.Day), await NumberAsync(1, TicketSamples.Day),
            await NumberAsync(2, TicketSamples.Day), await NumberAsync(1, TicketSamples.Day.AddDays(1)),
        ];

        Assert.Equal(["12026032500001", "12026032500002", "22026032500001", "12026032600001"], numbers);
    }

    [Fact]
    public async Task What_could_not_be_made_takes_its_number_back_and_leaves_nothing()
    {
        await AddAsync();

        await Assert.ThrowsAsync<NotSupportedException>(() => _storage.Tickets.AddAsync(
            Digit, TicketSamples.Day, _ => throw new NotSupportedException("refused"), Cancel));

        Assert.Equal("12026032500002", (await AddAsync()).Ticket.TicketNo);
        Assert.Equal(2L, _shed.Ask("SELECT count(*) FROM ticket_history"));
    }

    [Fact]
    public async Task Of_two_changes_of_one_version_one_is_kept_and_the_other_changes_nothing()
    {
        var added = await AddAsync();

        var answers = await Task.WhenAll(
            _storage.Tickets.TrySaveAsync(TicketSamples.Dispatched(added, "211224"), Cancel),
            _storage.Tickets.TrySaveAsync(TicketSamples.Dispatched(added, "211282"), Cancel));

        Assert.Single(answers, isKept => isKept);
        Assert.Equal(2L, _shed.Ask("SELECT version FROM tickets"));
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM assignments"));
        Assert.Equal(2L, _shed.Ask("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_change_is_told_at_its_own_instant_with_the_whole_ticket()
    {
        var added = await AddAsync();
        await _storage.Tickets.TrySaveAsync(TicketSamples.Dispatched(added), Cancel);

        var told = (await _storage.Events.ReadUntilAsync(2))[1];

        Assert.Equal(("ticket.changed", "jn12316", added.Ticket.TicketNo, Samples.Morning.AddMinutes(2)),
            (told.Name, told.Hotline, told.Subject, told.At));
        Assert.Equal(TicketState.Dispatched, told.Ticket!.Ticket.State);
        Assert.Equal("211224", Assert.Single(told.Ticket.Assignments).OrgId);
    }

    [Fact]
    public async Task While_the_file_is_locked_neither_ticket_nor_number_nor_event_is_kept()
    {
        using (_shed.Hold())
        {
            await Assert.ThrowsAsync<StorageException>(() => AddAsync());
        }
        Assert.Equal(0L, _shed.Ask("SELECT count(*) FROM tickets"));

        Assert.Equal("12026032500001", (await AddAsync()).Ticket.TicketNo);
    }

    [Fact]
    public async Task What_was_answered_is_there_after_a_kill_and_the_next_number_follows()
    {
        var added = await AddAsync();
        await using var after = new Shed(product);

        var restarted = await _shed.KillAndRestartAsync(after);

        Assert.Equal(TicketSamples.Text(added),
            TicketSamples.Text((await restarted.Tickets.FindAsync(added.Ticket.TicketNo, Cancel))!));
        var next = await restarted.Tickets.AddAsync(
            Digit, TicketSamples.Day, no => TicketSamples.Registered(no), Cancel);
        Assert.Equal("12026032500002", next.Ticket.TicketNo);
    }

    [Theory]
    [InlineData("UPDATE ticket_history SET actor = 'nobody'")]
    [InlineData("DELETE FROM ticket_history")]
    public async Task What_happened_is_neither_changed_nor_removed_whoever_asks(string sql)
    {
        await RefusesAsync(sql);
    }

    async Task RefusesAsync(string sql)
    {
        await AddAsync();

        var refused = Assert.ThrowsAny<DbException>(() => _shed.Execute(sql));

        Assert.Contains("What happened to a ticket", refused.Message);
        Assert.Equal(1L, _shed.Ask("SELECT count(*) FROM ticket_history"));
    }

    Task<TicketFile> AddAsync() =>
        _storage.Tickets.AddAsync(Digit, TicketSamples.Day, no => TicketSamples.Registered(no), Cancel);

    async Task<string> NumberAsync(int digit, DateOnly day) =>
        (await _storage.Tickets.AddAsync(digit, day, no => TicketSamples.Registered(no), Cancel)).Ticket.TicketNo;
}
