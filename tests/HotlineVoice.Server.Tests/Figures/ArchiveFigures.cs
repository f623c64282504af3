using System.Diagnostics;
using System.Globalization;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Server.Tests.Figures.Archives;
using HotlineVoice.Server.Tests.Storage;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Server.Tests.Storage.Tables;
using HotlineVoice.Storage;
using HotlineVoice.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>Years of tickets in the database: what a clerk, a list and the ticket clock wait for.</summary>
[Collection("Figures")]
public abstract class ArchiveFigures(Product product, int count, int daily, ITestOutputHelper output) : IAsyncLifetime
{
    public sealed class OnSqlite(ITestOutputHelper output) : ArchiveFigures(Product.Sqlite, 100_000, 200, output);

    public sealed class OnPostgreSql(ITestOutputHelper output)
        : ArchiveFigures(Product.PostgreSql, 500_000, 500, output);

    const int Openings = 200, PagesEach = 25;
    const double MedianMax = 100, TailMax = 400, RegisteredASecondMin = 200;
    static readonly TimeSpan _registering = TimeSpan.FromSeconds(10);

    readonly Archive _archive = new(product, count, daily);
    readonly Shed _shed = new(product) { IsBlank = true };
    readonly List<string> _slow = [];
    readonly Random _random = new(12345);
    StorageService _storage = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // As patient as a server: other tests want to see locks quickly.
        _storage = await StorageService.OpenAsync(
            _shed.Options with { BusyTimeout = TimeSpan.FromSeconds(5) }, NullLoggerFactory.Instance, cancel: Cancel);
        var began = Stopwatch.GetTimestamp();
        foreach (var sql in _archive.Fill())
            _shed.Execute(sql);
        // As every hour in a server; on PostgreSQL its own servant would come in a minute.
        await _storage.PruneAsync(Cancel);
        if (product == Product.PostgreSql)
        {
            _shed.Execute("VACUUM ANALYZE");
            _shed.Execute("CHECKPOINT");
        }
        Say($"{count} tickets filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _shed.DisposeAsync();
    }

    [Fact]
    public async Task Opening_listing_registering_and_the_clock_are_quick_among_years_of_tickets()
    {
        await OpenAsync();
        foreach (var (name, query) in Queries())
        {
            await ListAsync(name, query);
            await CountAsync(name, query);
        }

        LookAtTheClock();
        await RegisterAsync();
        Assert.Empty(_slow);
    }

    async Task OpenAsync()
    {
        var took = new List<double>();
        for (var n = 0; n < Openings; n++)
        {
            var no = _archive.NumberOf(_random.Next(count));
            var began = Stopwatch.GetTimestamp();
            var file = await _storage.Tickets.FindAsync(no, Cancel);
            var history = await _storage.Tickets.HistoryAsync(no, Cancel);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            Assert.Equal((1, 3, 5), (file!.Assignments.Length, file.Timers.Length, history.Count));
        }
        Hold("opening a ticket with its history", took);
    }

    /// <summary>Each filter that a page offers, alone and as people combine them; words of the text apart.</summary>
    IEnumerable<(string Name, Func<TicketQuery> Query)> Queries()
    {
        var last = DateOnly.FromDateTime(_archive.End.DateTime);
        TicketState[] open = [TicketState.Registered, TicketState.Dispatched, TicketState.Accepted];
        yield return ("newest", () => new());
        yield return ("of a hotline", () => new() { Hotline = "wy12345" });
        yield return ("open, of a hotline", () => new() { Hotline = "jn12316", States = open });
        yield return ("closed, of a hotline", () => new() { Hotline = "ln12345", States = [TicketState.Closed] });
        yield return ("of no state there is", () => new() { States = [TicketState.AwaitingMaterial] });
        yield return ("due within three days", () => new() { DueBy = last.AddDays(3) });
        yield return ("overdue, of a hotline", () => new() { Hotline = "as12345", DueBy = last.AddDays(-300) });
        yield return ("of a clerk", () => new() { OwnerAgent = $"clerk{_random.Next(200)}" });
        yield return ("of a clerk, one class", () => new() { OwnerAgent = "clerk7", Class = TicketClass.Complaint });
        yield return ("of a caller", () => new() { CallerPhone = _archive.PhoneOf(_random.Next(_archive.Callers)) });
        yield return ("of a place", () => new() { DivisionCode = $"21{_random.Next(1400):D4}" });
        yield return ("of a city", () => new() { DivisionCode = $"21{_random.Next(14):D2}" });
        yield return ("with a unit", () => new() { OrgId = $"org{_random.Next(300)}" });
        yield return ("seen by a unit", () => new() { SeenByOrg = $"org{_random.Next(300)}" });
        yield return ("seen by a unit, closed", () => new() { SeenByOrg = "org7", States = [TicketState.Closed] });
        yield return ("of a day long ago", () => OfDays(last.AddDays(-count / daily + 30), 1));
        yield return ("of a month long ago, a hotline", () =>
            OfDays(last.AddDays(-count / daily + 60), 30) with { Hotline = "mc7812345" });
    }

    static TicketQuery OfDays(DateOnly from, int days) => new() { From = from, To = from.AddDays(days - 1) };

    /// <summary>The first page and the one after it.</summary>
    async Task ListAsync(string name, Func<TicketQuery> query)
    {
        var took = new List<double>();
        var rows = 0;
        for (var n = 0; n < PagesEach; n++)
        {
            var asked = query();
            var next = await PageAsync(asked);
            if (next is not null)
                await PageAsync(asked with { Cursor = next });
        }
        Hold($"a page of tickets {name} ({rows / PagesEach} rows)", took);

        async Task<string?> PageAsync(TicketQuery page)
        {
            var began = Stopwatch.GetTimestamp();
            var (items, after) = await _storage.Tickets.ListAsync(page, Cancel);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            rows += items.Count;
            return after;
        }
    }

    /// <summary>As beside a saved view, with its bounds.</summary>
    async Task CountAsync(string name, Func<TicketQuery> query)
    {
        var took = new List<double>();
        var counted = new TicketCount(0, false);
        for (var n = 0; n < PagesEach; n++)
        {
            var asked = query();
            var began = Stopwatch.GetTimestamp();
            counted = await _storage.Tickets.CountAsync(
                asked, WebLimits.ViewTicketsMax, WebLimits.ViewWindowMax, Cancel);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Hold($"counting tickets {name} ({counted.Count}{(counted.IsMore ? " or more" : "")})", took);
    }

    /// <summary>What is due is found by the index and nothing else is read.</summary>
    void LookAtTheClock()
    {
        var due = _archive.End.AddDays(-9);
        var at = product == Product.PostgreSql
            ? $"'{due:yyyy-MM-dd HH:mm:ss}+08'"
            : Instants.ToMicroseconds(due).ToString(CultureInfo.InvariantCulture);
        var select = $"SELECT * FROM ticket_timers WHERE state = 'Running' AND due_at <= {at} ORDER BY due_at";
        var counted = (long)_shed.Ask($"SELECT count(*) FROM ({select}) AS due")!;
        var plan = _shed.Plan(product == Product.PostgreSql ? "ANALYZE " + select : select);
        Say($"{counted} clocks due among {3 * count}:\n{plan}");

        Assert.InRange(counted, 100, count / 10);
        Assert.Contains("IX_ticket_timers_state_due_at", plan);
        Assert.DoesNotContain("Rows Removed by Filter", plan);
        if (product == Product.PostgreSql)
            Assert.Contains($"rows={counted} loops=1", plan);
    }

    async Task RegisterAsync()
    {
        const int clerks = 8;
        var day = TicketSamples.Day.AddYears(1);
        var registered = 0;
        // The first registrations of a process compile what all others use.
        for (var n = 0; n < clerks; n++)
            await _storage.Tickets.AddAsync(n % 5 + 1, day, no => TicketSamples.Registered(no), Cancel);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clerks).Select(clerk => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < _registering)
            {
                await _storage.Tickets.AddAsync(
                    clerk % 5 + 1, day, no => TicketSamples.Registered(no), Cancel);
                Interlocked.Increment(ref registered);
            }
        })));
        var perSecond = registered / Stopwatch.GetElapsedTime(began).TotalSeconds;
        Say($"{perSecond:F0} tickets registered a second");
        if (product == Product.PostgreSql)
            Assert.InRange(perSecond, RegisteredASecondMin, double.MaxValue);
    }

    void Hold(string what, List<double> took)
    {
        took.Sort();
        var (median, tail) = (took[took.Count / 2], took[took.Count * 95 / 100]);
        Say($"{median,7:F1} ms at the median, {tail,7:F1} ms at 95 %: {what}");
        if (median >= MedianMax || tail >= TailMax)
            _slow.Add(what);
    }

    void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));

}
