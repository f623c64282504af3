using System.Globalization;
using System.Text.Json;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>
/// The offices of the five hotlines with everybody in them, under a rehearsal clock; the county office of 昌图 has a
/// telephone, that of 北票 has none.
/// </summary>
public sealed class Office : IAsyncLifetime
{
    public const string OfficeNumber = "02475820001";
    /// <summary>The one telephone of 开原.</summary>
    public const string OnlyNumber = "02473830001";
    const string Offices = "liaoning-12316/offices.yaml";

    readonly ApiServer _server;
    readonly Dictionary<string, HttpClient> _people = [];
    readonly Dictionary<string, string> _tokens = [];

    public Office() : this(sources => sources)
    {
    }

    /// <summary>With other files than those that ship.</summary>
    internal Office(Func<PlanSources, PlanSources> with) => _server = new()
    {
        Clock = new ClockDouble { Now = At("2026-03-02 08:00") },
        Sources = sources => with(WithPhone(sources)),
    };

    public ApiServer Server => _server;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Leave();
        await _server.DisposeAsync();
    }

    /// <summary>The pages' part goes down and comes up again; everybody finds it where it is now.</summary>
    public async Task RestartAsync()
    {
        Leave();
        await _server.RestartAsync();
    }

    public static DateTimeOffset At(string local) => new(
        DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    /// <summary>A body that registers a question of 北票市.</summary>
    public static string Question(string more = "", string division = "211381") => $$"""
        {"hotlineCode":"jn12316","class":"consultation","title":"补贴额","content":"拖拉机补贴多少",
         "divisionCode":"{{division}}","source":"phone",
         "caller":{"name":"张三丰","phone":"13900010001","type":"person","address":"某村一组"}{{more}}}
        """;

    /// <summary>A body that registers a complaint about the bureau of 海城市.</summary>
    public static string Complaint(string more = "") => $$"""
        {"hotlineCode":"jn12316","class":"投诉","title":"收费","content":"工作人员收取手续费",
         "divisionCode":"210381","respondentOrgId":"210381","source":"电话",
         "caller":{"name":"李四","phone":"13900020002"}{{more}}}
        """;

    /// <summary>A body that registers a street lamp with this hotline.</summary>
    public static string Lamp(
        string hotline, string kind, string division, string more = "", string phone = "13900030003") => $$"""
        {"hotlineCode":"{{hotline}}","class":"{{kind}}","title":"路灯不亮","content":"门前路灯三天不亮",
         "divisionCode":"{{division}}","source":"phone","caller":{"name":"王五","phone":"{{phone}}"}{{more}}}
        """;

    /// <summary>Somebody in this role, of this unit; of several in one role each has a name.</summary>
    public async Task<HttpClient> PersonAsync(string role, string? org = null, string? name = null)
    {
        var user = name ?? (org is null ? role : $"{role}-{org}");
        if (_people.TryGetValue(user, out var client))
            return client;
        if (!_tokens.TryGetValue(user, out var token))
        {
            var people = _server.Storage.People;
            await people.AddAsync(new Person(user, $"名字{user}", [role], [], org), ApiServer.Password, default);
            _tokens[user] = token = (await people.AddTokenAsync(user, DateTimeOffset.UtcNow, default))!;
        }
        return _people[user] = _server.With(token);
    }

    /// <summary>Moves the rehearsal clock, as a rehearsal does.</summary>
    public async Task MoveAsync(string local)
    {
        using var administrator = _server.With(ApiServer.BootstrapToken);
        await (await administrator.SendJsonAsync(
            "PUT", "rehearsal/clock", $$"""{"now":"{{At(local):yyyy-MM-ddTHH:mm:ss}}+08:00","running":false}"""))
            .JsonAsync();
    }

    public async Task<JsonElement> RegisterAsync(string body, string role = "agent")
    {
        var answer = await (await PersonAsync(role)).SendJsonAsync("POST", "tickets", body);
        Assert.True((int)answer.StatusCode == 201, await answer.Content.ReadAsStringAsync());
        var ticket = await answer.JsonAsync();
        Assert.Equal($"/api/v1/tickets/{ticket.Text("ticketNo")}", answer.Headers.Location?.ToString());
        return ticket;
    }

    /// <summary>Does it to the ticket as it was read.</summary>
    public async Task<HttpResponseMessage> TryAsync(JsonElement ticket, string act, string more, HttpClient who) =>
        await who.SendJsonAsync("POST", $"tickets/{ticket.Text("ticketNo")}/{act}",
            $$"""{"version":{{ticket.GetProperty("version").GetInt64()}}{{(more == "" ? "" : "," + more)}}}""");

    public async Task<JsonElement> DoAsync(
        JsonElement ticket, string act, string more = "", string role = "agent", string? org = null) =>
        await (await TryAsync(ticket, act, more, await PersonAsync(role, org))).JsonAsync();

    public async Task<JsonElement> ReadAsync(JsonElement ticket, string role = "agent", string? org = null) =>
        await (await PersonAsync(role, org)).JsonAsync($"tickets/{ticket.Text("ticketNo")}");

    /// <summary>The last day in time of the latest clock of this name.</summary>
    public static string Due(JsonElement ticket, string clock) =>
        ticket.GetProperty("timers").EnumerateArray().Last(timer => timer.Text("id") == clock).Text("dueDay");

    void Leave()
    {
        foreach (var person in _people.Values)
            person.Dispose();
        _people.Clear();
    }

    static PlanSources WithPhone(PlanSources sources)
    {
        var files = new Dictionary<string, string>(sources.Files);
        Add("211224", $$"""[{ number: "02475820009", for: 投诉 }, { number: "{{OfficeNumber}}", for: 咨询 }]""");
        Add("211282", $$"""[{ number: "{{OnlyNumber}}", for: 值班, reported: 2026-03-01 }]""");
        return sources with { Files = files };

        void Add(string unit, string phones)
        {
            var line = files[Offices].Split('\n').Single(line => line.Contains($"id: {unit},"));
            files[Offices] = files[Offices].Replace(line, $"{line.TrimEnd()[..^1].TrimEnd()}, phones: {phones} }}");
        }
    }
}
