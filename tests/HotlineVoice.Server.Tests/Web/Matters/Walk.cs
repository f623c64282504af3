using System.Globalization;
using System.Text.Json;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>One ticket on its way through the API: who does what to it, and when by the rehearsal clock.</summary>
sealed class Walk(Office office, JsonElement ticket)
{
    /// <summary>As the last act answered it, or as it was last read.</summary>
    public JsonElement Ticket { get; private set; } = ticket;

    public string No => Ticket.Text("ticketNo");

    public string State => Ticket.Text("state");

    public long Version => Ticket.GetProperty("version").GetInt64();

    public static async Task<Walk> RegisterAsync(Office office, string at, string body)
    {
        await office.MoveAsync(at);
        return new Walk(office, await office.RegisterAsync(body));
    }

    /// <summary>Registered and sent to these units in the same minute, the first leading.</summary>
    public static async Task<Walk> SentAsync(Office office, string at, string body, params string[] units)
    {
        var walk = await RegisterAsync(office, at, body);
        return await walk.SendAsync(at, units);
    }

    public Task<Walk> SendAsync(string at, params string[] units) =>
        DoAsync(at, Doer.Dispatcher, "dispatch", Order(units));

    /// <summary>The fields of an order to these units, the first leading.</summary>
    public static string Order(params string[] units) =>
        $"\"orgId\":\"{units[0]}\",\"coOrgIds\":[{string.Join(',', units.Skip(1).Select(unit => $"\"{unit}\""))}]";

    public async Task<HttpResponseMessage> TryAsync(string at, Doer who, string act, string more = "")
    {
        await office.MoveAsync(at);
        return await office.TryAsync(Ticket, act, more, await office.PersonAsync(who.Role, who.Org, who.Name));
    }

    public async Task<Walk> DoAsync(string at, Doer who, string act, string more = "")
    {
        Ticket = await (await TryAsync(at, who, act, more)).JsonAsync();
        return this;
    }

    /// <summary>Refused by a rule or by the state: the problem document.</summary>
    public async Task<JsonElement> ProblemAsync(string at, Doer who, string act, string more = "") =>
        await (await TryAsync(at, who, act, more)).ProblemAsync(409);

    /// <summary>Refused by a rule: its code and the regulation's clause.</summary>
    public async Task<(string Code, string Clause)> RefusedAsync(string at, Doer who, string act, string more = "")
    {
        var problem = await ProblemAsync(at, who, act, more);
        return (problem.Text("code"), problem.Text("clause"));
    }

    public async Task ForbiddenAsync(string at, Doer who, string act, string more = "") =>
        await (await TryAsync(at, who, act, more)).ProblemAsync(403);

    /// <summary>The fields that were wrong or missing.</summary>
    public async Task<string[]> WrongAsync(string at, Doer who, string act, string more = "") =>
    [
        .. (await (await TryAsync(at, who, act, more)).ProblemAsync(422)).GetProperty("errors").EnumerateObject()
            .Select(field => field.Name).Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes down that somebody was tried to be reached; who is a number, or a unit by its id.</summary>
    public async Task TriedAsync(string at, string party, string outcome, string who)
    {
        await office.MoveAsync(at);
        var field = who.Length >= 10 && who.All(char.IsAsciiDigit) ? "phone" : "orgId";
        var answer = await (await office.PersonAsync("agent")).SendJsonAsync("POST", "contactAttempts",
            $$"""{"ticketNo":"{{No}}","party":"{{party}}","outcome":"{{outcome}}","{{field}}":"{{who}}"}""");
        Assert.True((int)answer.StatusCode == 201, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>As this person sees it now.</summary>
    public async Task<JsonElement> ReadAsync(string at, Doer who)
    {
        await office.MoveAsync(at);
        return await (await office.PersonAsync(who.Role, who.Org, who.Name)).JsonAsync($"tickets/{No}");
    }

    /// <summary>Reads it anew; the acts that follow are done to what was read.</summary>
    public async Task<Walk> LookAsync(string at)
    {
        Ticket = await ReadAsync(at, Doer.Dispatcher);
        return this;
    }

    public async Task<string> DeadlineAsync(string at) => (await ReadAsync(at, Doer.Dispatcher)).Text("deadline");

    public async Task<string[]> AllowedAsync(string at, Doer who) =>
        [.. (await ReadAsync(at, who)).GetProperty("allowed").EnumerateArray().Select(one => one.GetString()!)];

    /// <summary>What was done and what the regulation made of it; not whom the hotline has told besides.</summary>
    public async Task<JsonElement[]> HistoryAsync() =>
        [.. (await (await office.PersonAsync("agent")).JsonAsync($"tickets/{No}/history"))
            .GetProperty("items").EnumerateArray().Where(entry => entry.Text("event") != "automation")];

    /// <summary>Every clock that was made known: its name, and the instant under which it stands.</summary>
    public async Task<(string Clock, string At)[]> FiredAsync() =>
    [
        .. (await HistoryAsync()).Where(entry => entry.Text("event") == "timerDue").Select(entry =>
        {
            Assert.Equal(entry.Text("at"), entry.Text("dueInstant"));
            Assert.Equal("system", entry.Text("actor"));
            return (entry.GetProperty("fields").Text("timer"), entry.Text("at"));
        }),
    ];

    public string Due(string clock) => Office.Due(Ticket, clock);

    /// <summary>How the latest clock of this name stands.</summary>
    public string Clock(string clock) => Timer(clock).Text("state");

    public JsonElement Timer(string clock) => Part("timers").Last(timer => timer.Text("id") == clock);

    public JsonElement[] Part(string name) => [.. Ticket.GetProperty(name).EnumerateArray()];

    /// <summary>What waits for the office.</summary>
    public string[] Waiting() => [.. Part("worklist").Where(one => !one.Has("doneAt")).Select(one => one.Text("kind"))];

    /// <summary>An instant as the API writes it.</summary>
    public static string Instant(string local) =>
        Office.At(local).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
