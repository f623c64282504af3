using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Storage.Products;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>
/// kill -9 in the middle of two hundred changes that run at once: each was made whole or not at all, has its event
/// once, and letters are numbered without a gap.
/// </summary>
[Collection("Figures")]
public sealed partial class KilledAmongTicketsFigures
{
    const int Tickets = 200;
    const int AnsweredBeforeTheKill = 60;
    const int AtOnce = 16;

    [Fact]
    public Task Nothing_is_half_on_sqlite() => RunAsync(new ServerSettings());

    [Fact]
    public async Task Nothing_is_half_on_postgresql()
    {
        await using var cluster = Cluster.Start("--durable");
        Cluster.Execute(cluster.Address, "CREATE DATABASE hotline");
        await RunAsync(new ServerSettings().With(
            "Storage:ConnectionString", Cluster.Of(cluster.Address, "hotline")));
    }

    static async Task RunAsync(ServerSettings settings)
    {
        await using var server = await ServerProcess.StartAsync(settings, AddOverseerAsync);
        var token = await server.ManageAsync(null, "token", "add", "--user", "duban");
        var tickets = new ConcurrentBag<(string No, long Version)>();
        using (var office = new ApiClient(server.Api.Web, token))
            await Parallel.ForAsync(0, Tickets, Limit, async (_, _) => tickets.Add(await SentAsync(office)));

        var answered = new ConcurrentDictionary<string, string>();
        using (var office = new ApiClient(server.Api.Web, token))
            await KillWhileAsync(server, office, tickets, answered);
        await server.StartAgainAsync();

        using var after = new ApiClient(server.Api.Web, token);
        var numbers = new ConcurrentBag<int>();
        var changes = new ConcurrentDictionary<string, long>();
        await Parallel.ForEachAsync(tickets, Limit, async (ticket, _) =>
        {
            var now = await after.GetAsync($"tickets/{ticket.No}");
            changes[ticket.No] = now.GetProperty("version").GetInt64();
            var letter = await WholeAsync(after, now);
            if (letter is not null)
                numbers.Add(int.Parse(Serial().Match(letter).Groups[1].Value));
            if (answered.TryGetValue(ticket.No, out var told))
                Assert.Equal(told, letter);
        });
        Assert.InRange(numbers.Count, AnsweredBeforeTheKill, Tickets - 1);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Order());
        await AssertEventsAsync(server.Api.Web, token, changes);
    }

    static ParallelOptions Limit => new() { MaxDegreeOfParallelism = AtOnce };

    static Task AddOverseerAsync(ServerProcess server) =>
        server.ManageAsync("a-long-password-17", "user", "add", "duban", "--name", "督办", "--roles",
            "agent,dispatcher,overseer", "--password-stdin");

    /// <summary>A complaint that a town has.</summary>
    static async Task<(string No, long Version)> SentAsync(ApiClient office)
    {
        var ticket = await office.PostAsync("tickets", new
        {
            hotlineCode = "wy12345",
            @class = "complaint",
            title = "路灯不亮",
            content = "街上的路灯一个月没有亮",
            divisionCode = "440229",
            caller = new { name = "李四", phone = "13900139002" },
        });
        var no = ticket.TextOf("ticketNo")!;
        var sent = await office.PostAsync(
            $"tickets/{no}/dispatch", new { version = ticket.GetProperty("version").GetInt64(), orgId = "440229100" });
        return (no, sent.GetProperty("version").GetInt64());
    }

    static async Task KillWhileAsync(
        ServerProcess server, ApiClient office, IEnumerable<(string No, long Version)> tickets,
        ConcurrentDictionary<string, string> answered)
    {
        var killing = new TaskCompletionSource();
        var letters = Parallel.ForEachAsync(tickets, Limit, async (ticket, _) =>
        {
            try
            {
                var done = await office.PostAsync($"tickets/{ticket.No}/issueLetter", new
                {
                    version = ticket.Version,
                    kind = "supervision",
                    ground = "procedure",
                });
                answered[ticket.No] = done.GetProperty("letters")[0].TextOf("letterNo")!;
            }
            catch (HttpRequestException)
            {
                // The server is gone: whether it was done, only the next one can say.
            }
            if (answered.Count >= AnsweredBeforeTheKill)
                killing.TrySetResult();
        });
        // What goes wrong with a letter is said at once.
        await await Task.WhenAny(killing.Task, letters).WaitAsync(Waiting.Long);
        await server.KillAsync();
        await letters;
    }

    /// <summary>The ticket and its history say the same; its letter's number, if it has one.</summary>
    static async Task<string?> WholeAsync(ApiClient api, JsonElement ticket)
    {
        var history = (await api.GetAsync($"tickets/{ticket.TextOf("ticketNo")}/history?limit=500"))
            .GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(entry => entry.GetProperty("seq").GetInt32()));
        Assert.Equal(ticket.TextOf("state"), history[^1].TextOf("to"));
        var issued = history.Where(entry => entry.TextOf("event") == "issueLetter").ToList();
        var letters = ticket.GetProperty("letters").EnumerateArray().ToList();
        Assert.Equal(issued.Count, letters.Count);
        if (letters.Count == 0)
            return null;
        Assert.Equal(letters[0].TextOf("letterNo"), Assert.Single(issued).GetProperty("fields").TextOf("letterNo"));
        return letters[0].TextOf("letterNo");
    }

    /// <summary>Every change has its event once: a ticket has as many as its version counts.</summary>
    static async Task AssertEventsAsync(Uri web, string token, ConcurrentDictionary<string, long> changes)
    {
        using var http = new HttpClient { BaseAddress = web, Timeout = Waiting.Long };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await using var stream = await http.GetStreamAsync("api/v1/events?after=0");
        using var reader = new StreamReader(stream);
        var told = changes.Keys.ToDictionary(no => no, _ => 0L);
        var left = changes.Values.Sum();
        using var patience = new CancellationTokenSource(Waiting.Long);
        while (left > 0 && await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            var subject = JsonDocument.Parse(line["data: ".Length..]).RootElement.TextOf("subject")!;
            if (!told.ContainsKey(subject))
                continue;
            told[subject]++;
            left--;
        }

        Assert.Equal(changes.OrderBy(one => one.Key), told.OrderBy(one => one.Key));
    }

    [GeneratedRegex("〕([0-9]+)号")]
    private static partial Regex Serial();
}
