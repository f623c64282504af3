using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using HotlineVoice.Hotline.Clocks;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Measures;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Server.Running;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Storage.Products;
using HotlineVoice.Server.Tests.Web.Live;
using HotlineVoice.Storage;
using HotlineVoice.Web;
using HotlineVoice.Web.Clocks;
using HotlineVoice.Web.Deliveries;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>
/// A real Kestrel on loopback over a real database in a folder of its own; only the telephones are missing.
/// </summary>
public sealed class ApiServer : IAsyncLifetime
{
    public const string BootstrapToken = "bootstrap-token-of-at-least-32-characters";
    public const string Password = "correct horse";

    static readonly ConcurrentDictionary<MethodInfo, Lazy<PlanSet>> _read = [];

    readonly string _folder = Directory.CreateTempSubdirectory("hotline-web-").FullName;
    readonly Dictionary<string, string> _tokens = [];
    WebModule? _web;
    int _fact;

    internal StorageService Storage { get; private set; } = null!;
    internal FloorDouble Floor { get; } = new();
    internal ViewDouble View { get; } = new();
    internal TrunkDouble Trunks { get; } = new();
    internal ClockDouble Clock { get; init; } = new();
    internal Dictionary<string, string> Checks { get; } = new() { ["database"] = "ok", ["sip"] = "ok" };
    internal WebModule Web => _web!;
    internal string DatabasePath => Path.Combine(_folder, "data", StorageService.DatabaseFileName);
    internal Func<StorageOptions, StorageOptions> Options { get; init; } = options => options;
    internal Func<IEventStore, IEventStore> Events { get; init; } = events => events;
    /// <summary>Files that somebody puts beside the plans; they are read at the next start.</summary>
    internal Dictionary<string, string> Added { get; } = [];

    internal Func<PlanSources, PlanSources> Sources { get; init; } = AsShipped;
    internal TimeProvider Time { get; init; } = TimeProvider.System;
    /// <summary>Where the pages are; nowhere, unless a test says so.</summary>
    internal string Pages { get; init; } = "";
    internal DeliveryOptions Deliveries { get; init; } = new();
    internal bool CitizenProgress { get; init; } = true;
    public Uri Address => new(_web!.Addresses[0] + "/api/v1/");

    public async ValueTask InitializeAsync()
    {
        var options = new StorageOptions
        {
            DataDirectory = Path.Combine(_folder, "data"),
            DialplansDirectory = Repository.PathOf("dialplans"),
            PromptsDirectory = Repository.PathOf("prompts"),
            PasswordRounds = 1,
        };
        await MigratedFile.PutAsync(options.DataDirectory);
        Storage = await StorageService.OpenAsync(Options(options), NullLoggerFactory.Instance);
        await StartWebAsync();
    }

    /// <summary>The pages' part stops and starts again, on another port; what it held in memory is gone.</summary>
    internal async Task RestartAsync()
    {
        await _web!.StopAsync(default);
        await _web.DisposeAsync();
        await StartWebAsync();
    }

    async Task StartWebAsync() =>
        _web = await WebModule.StartAsync(
            new WebOptions
            {
                Urls = ["http://127.0.0.1:0"],
                BootstrapToken = BootstrapToken,
                SipDomain = "hotline.test",
                BehindProxy = ["127.0.0.1"],
                PagesDirectory = Pages,
                Deliveries = Deliveries,
                CitizenProgress = CitizenProgress,
            },
            Ports(LoadPlans()), NullLoggerFactory.Instance, default);

    public async ValueTask DisposeAsync()
    {
        await _web!.StopAsync(default);
        await _web.DisposeAsync();
        await Storage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Somebody with this role, with his token in the client's header. Made once for each name.</summary>
    public async Task<HttpClient> AsAsync(string role, params string[] hotlines)
    {
        var user = hotlines.Length == 0 ? role : $"{role}-{string.Join('-', hotlines)}";
        if (!_tokens.TryGetValue(user, out var token))
        {
            var person = new Person(user, $"名字{user}", [role], [.. hotlines], null);
            await Storage.People.AddAsync(person, Password, default);
            _tokens[user] = token = (await Storage.People.AddTokenAsync(user, DateTimeOffset.UtcNow, default))!;
        }
        return With(token);
    }

    public HttpClient With(string? token)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Nobody() => With(null);

    /// <summary>A seat of this user, with these queues.</summary>
    internal async Task<Seat> SeatAsync(string no, string? user, params string[] queues)
    {
        var seat = new Seat(no, user, "md5", "sha", [.. queues]);
        await Storage.Seats.PutAsync(seat, default);
        return seat;
    }

    /// <summary>Keeps a fact that makes an event, and waits for the event's number: a feed that is opened by the next
    /// test begins after it.</summary>
    internal async Task KeepAsync(Func<string, DateTimeOffset, Fact> fact)
    {
        var last = await Storage.Events.LastAsync(default);
        await Storage.Facts.KeepAsync([fact($"fact-{Interlocked.Increment(ref _fact)}", Clock.Now)], default);
        await Storage.Events.WaitAsync(last, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Puts a short recording on the shelf: a ramp of so many samples.</summary>
    internal void Record(string id, int samples = 800)
    {
        using var sheet = Storage.Recordings.TryBegin(id, 1, 8000)!;
        Assert.True(sheet.TryWrite([.. Enumerable.Range(0, samples).Select(n => (short)n)]));
        Assert.True(sheet.TryFinish());
    }

    /// <summary>That of another server, which remembers nothing of what this one has said.</summary>
    internal DailyClock AnotherDailyClock() => new(Ports(LoadPlans()), NullLogger<DailyClock>.Instance);

    WebPorts Ports(PlanSet plans) => new()
    {
        Calls = Storage.Calls,
        Voicemails = Storage.Voicemails,
        Recordings = Storage.Recordings,
        Seats = Storage.Seats,
        People = Storage.People,
        Sessions = Storage.Sessions,
        Answers = Storage.Answers,
        Audit = Storage.Audit,
        Events = Events(Storage.Events),
        Floor = Floor,
        View = View,
        Trunks = Trunks,
        Callbacks = Storage.Callbacks,
        Attempts = Storage.Attempts,
        PhoneTests = Storage.PhoneTests,
        Catalogue = Storage.Catalogue,
        LeaderSessions = Storage.LeaderSessions,
        Tickets = Storage.Tickets,
        Tags = Storage.Tags,
        CannedReplies = Storage.CannedReplies,
        Views = Storage.Views,
        Notices = Storage.Notices,
        EnclosureBook = Storage.EnclosureBook,
        Enclosures = Storage.Enclosures,
        Scanner = Storage.Scanner,
        Matters = Storage.Matters,
        Sealer = Storage.Sealer,
        ProgressCodes = Storage.ProgressCodes,
        Outgoing = Storage.Outgoing,
        Webhooks = Storage.Webhooks,
        Facts = Storage.Facts,
        Reckonings = Storage.Reckonings,
        Clock = Clock,
        Time = Time,
        Plans = () => plans,
        Meters = new MeterDouble(),
        Readiness = _ => Task.FromResult<IReadOnlyDictionary<string, string>>(Checks),
    };

    /// <summary>The plans that ship, with their calendars.</summary>
    PlanSet LoadPlans()
    {
        // Reading five regulations takes longer than most tests; what a function without an object makes of the same
        // files is the same.
        if (Added.Count > 0 || Sources.Target is not null)
            return ReadPlans();
        return _read.GetOrAdd(Sources.Method, _ => new Lazy<PlanSet>(ReadPlans)).Value;
    }

    static PlanSources AsShipped(PlanSources sources) => sources;

    PlanSet ReadPlans()
    {
        var prompts = Storage.Prompts;
        var read = Sources(PlanFolder.Read(Storage.Dialplans, prompts.Read(), prompts.ReadWords()));
        var files = new Dictionary<string, string>(read.Files);
        foreach (var (path, text) in Added)
            files[path] = text;
        return PlanLoading.Load(read with { Files = files }).Plans!;
    }
}

/// <summary>A rehearsal clock without a floor behind it.</summary>
sealed class ClockDouble : IDomainClock
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 25, 9, 0, 0, TimeSpan.FromHours(8));
    public bool Rehearsal { get; set; } = true;
    public bool Running { get; private set; }

    public Task<bool> MoveAsync(DateTimeOffset now, bool running, CancellationToken cancel)
    {
        if (now < Now)
            return Task.FromResult(false);
        (Now, Running) = (now, running);
        return Task.FromResult(true);
    }
}

sealed class MeterDouble : IMeters
{
    public IReadOnlyList<MeterReading> Read() =>
    [
        new("hotline_calls_active", "Calls now.", MeterKind.Gauge, [], 2),
        new("hotline_calls_total", "Calls ended.", MeterKind.Counter, [new("end_reason", "Voicemail\"Left\\")], 7),
        new("hotline_rtp_lateness_seconds", "How late.", MeterKind.Histogram, [], 0.25)
        {
            Buckets = [new(0.005, 3), new(double.PositiveInfinity, 4)],
        },
    ];
}

/// <summary>Short ways of asking and of looking into the answer.</summary>
static class Asking
{
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path) =>
        await (await client.GetAsync(path)).JsonAsync();

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>())!;
    }

    public static Task<HttpResponseMessage> SendJsonAsync(
        this HttpClient client, string method, string path, string? json, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return client.SendAsync(request);
    }

    /// <summary>The problem document of an answer that must be one, with this status.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("code").GetString());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        return problem;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string? TextOrNone(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString() : null;

    /// <summary>This text of every item of a list.</summary>
    public static string[] Texts(JsonElement list, string name) =>
        [.. list.GetProperty("items").EnumerateArray().Select(item => item.Text(name))];

    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);
}
