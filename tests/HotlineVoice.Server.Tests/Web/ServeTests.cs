using System.Net;
using System.Net.Sockets;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Server.Running;
using HotlineVoice.Server.Settings;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Storage;
using HotlineVoice.Switch;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>The whole server: it starts or says in one sentence why not, and changes its plans while it runs.</summary>
public sealed class ServeTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotline-serve-");
    readonly HotlineSettings _settings;

    public ServeTests() => _settings = new HotlineSettings
    {
        SipListen = ["udp:127.0.0.1:0", "tcp:127.0.0.1:0"],
        MediaPorts = "0",
        WebUrls = ["http://127.0.0.1:0"],
        DataDirectory = Path.Combine(_folder.FullName, "data"),
        DialplansDirectory = CopyOfPlans(),
        PromptsDirectory = Repository.PathOf("prompts"),
        ServerDrain = TimeSpan.FromSeconds(1),
    };

    string FlowFile => Path.Combine(_settings.DialplansDirectory, "liaoning-12316", "flow.yaml");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_names_its_real_ports_and_is_ready_and_leaves_nothing_open()
    {
        await using var server = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Web[0]) };

        Assert.All(server.Sip.Append(server.Web[0]), address => Assert.DoesNotMatch(":0$", address));
        var checks = (await client.JsonAsync("/health/ready")).GetProperty("checks");
        Assert.All(checks.EnumerateObject(), check => Assert.Equal("ok", check.Value.GetString()));
        Assert.Contains("hotline_calls_active 0", await client.GetStringAsync("/metrics"));

        await server.StopAsync(default);
        await using var again = await StartAsync();
        Assert.NotEmpty(again.Sip);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_is_refused()
    {
        await using var server = await StartAsync();
        var refused = await Assert.ThrowsAsync<NotDone>(() => StartAsync());
        Assert.StartsWith("Data:Directory: another server is using", refused.Message);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        taken.Listen();
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        var web = await Assert.ThrowsAsync<NotDone>(
            () => StartAsync(_settings with { WebUrls = [$"http://127.0.0.1:{port}"] }));
        var sip = await Assert.ThrowsAsync<SwitchStartException>(
            () => StartAsync(_settings with { SipListen = [$"tcp:127.0.0.1:{port}"] }));

        Assert.StartsWith("Web:Urls: ", web.Message);
        Assert.Contains($"{port}", web.Message);
        Assert.Contains($"{port}", sip.Message);
        Assert.DoesNotContain('\n', web.Message + sip.Message);
        await using var server = await StartAsync();
        Assert.NotEmpty(server.Sip);
    }

    [Fact]
    public async Task A_second_server_on_the_same_tcp_port_is_refused()
    {
        await using var server = await StartAsync();
        var second = _settings with
        {
            DataDirectory = Path.Combine(_folder.FullName, "second"),
            SipListen = [server.Sip.Single(address => address.StartsWith("tcp:"))],
        };

        var refused = await Assert.ThrowsAsync<SwitchStartException>(() => StartAsync(second));

        Assert.Equal($"Cannot listen on {second.SipListen[0]}: another program uses this port.", refused.Message);
    }

    [Fact]
    public async Task It_is_not_ready_while_it_cannot_write()
    {
        await using var server = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Web[0]) };
        using (var other = new SqliteConnection(
            $"Data Source={Path.Combine(_settings.DataDirectory, StorageService.DatabaseFileName)};Pooling=False"))
        {
            await other.OpenAsync();
            using var holding = other.BeginTransaction();
            using var answer = await client.GetAsync("/health/ready");

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            // Whoever came first says it: the check itself, or a fact of the floor that waits at the same lock.
            Assert.Matches("locked|busy", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task What_a_page_has_asked_for_is_answered_before_the_server_ends()
    {
        await using var server = await StartAsync();
        await server.Storage.People.AddAsync(new("wang", "王", ["agent"], [], null), ApiServer.Password, default);
        using var client = new HttpClient { BaseAddress = new Uri(server.Web[0]) };
        await client.GetStringAsync("/health/live");
        using var other = new SqliteConnection(
            $"Data Source={Path.Combine(_settings.DataDirectory, StorageService.DatabaseFileName)};Pooling=False");
        await other.OpenAsync();
        var holding = other.BeginTransaction();
        var form = new ToldWhenSent($$"""{"user":"wang","password":"{{ApiServer.Password}}"}""");
        var signingIn = client.PostAsync("/api/v1/session", form);
        await form.Sent;

        var stopping = server.StopAsync(default);
        await Waiting.UntilAsync(async () => !await IsTakenAsync(server.Web[0]), "the pages to take nothing more");
        Assert.False(signingIn.IsCompleted);
        await holding.DisposeAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await signingIn).StatusCode);
        await stopping;
    }

    [Fact]
    public async Task What_is_saved_while_the_server_starts_is_followed_as_soon_as_it_runs()
    {
        await using var storage = await StorageService.OpenAsync(_settings.Storage, NullLoggerFactory.Instance);
        using var plans = new PlanWatch(storage, NullLogger.Instance);
        plans.Watch();
        plans.LoadFirst();
        var (first, told) = (plans.Current, new TaskCompletionSource());
        storage.Dialplans.Changed += told.SetResult;
        await File.AppendAllTextAsync(FlowFile, "\n# saved while the server starts\n");
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Same(first, plans.Current);

        await using var calls = new SwitchService(
            _settings.Switch,
            new SwitchPorts(storage.Facts, storage.Seats, storage.Recordings, DomainClock.OfSystem())
            {
                Standings = storage.Standings,
            },
            first, NullLoggerFactory.Instance);
        plans.Follow(calls);

        Assert.NotSame(first, plans.Current);
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(_folder.FullName, "a file");
        await File.WriteAllTextAsync(file, "");
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => StartAsync(_settings with { DataDirectory = Path.Combine(file, "data") }));
        Assert.True(refused is NotDone or StorageException, refused.ToString());
        Assert.Contains(file, refused.Message);
    }

    [Fact]
    public async Task Broken_plans_are_listed_and_nothing_starts()
    {
        await BreakPlanAsync();
        var refused = await Assert.ThrowsAsync<NotDone>(() => StartAsync());
        Assert.Matches(@"liaoning-12316/flow\.yaml:\d+:\d+: .+ - .+", refused.Message);
        Assert.EndsWith("nothing was started", refused.Message);
    }

    [Fact]
    public async Task A_faulty_change_of_the_plans_raises_an_alarm_and_a_good_one_ends_it()
    {
        await using var server = await StartAsync();
        var events = server.Storage.Events;
        var good = await File.ReadAllTextAsync(FlowFile);
        var seen = await events.LastAsync(default);

        await BreakPlanAsync();
        var raised = await NextAsync(events, "alarm.raised", seen);
        Assert.Contains("liaoning-12316/flow.yaml", raised.Text);

        await File.WriteAllTextAsync(FlowFile, good);
        await NextAsync(events, "alarm.ended", raised.Seq);
    }

    [Fact]
    public async Task A_change_of_people_by_another_process_is_seen_at_once()
    {
        await using var server = await StartAsync();
        await using var other = await StorageService.OpenAsync(_settings.Storage, NullLoggerFactory.Instance);
        await other.People.AddAsync(new("wang", "王", ["agent"], [], null), ApiServer.Password, default);
        var token = await other.People.AddTokenAsync("wang", DateTimeOffset.UtcNow, default);
        using var client = new HttpClient { BaseAddress = new Uri(server.Web[0]) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);

        Assert.Equal("wang", (await client.JsonAsync("/api/v1/session")).Text("user"));
        await other.People.RemoveAsync("wang", default);
        await (await client.GetAsync("/api/v1/session")).ProblemAsync(401);
    }

    Task<HotlineServer> StartAsync(HotlineSettings? settings = null) =>
        HotlineServer.StartAsync(settings ?? _settings, NullLoggerFactory.Instance, default);

    Task BreakPlanAsync() => File.AppendAllTextAsync(FlowFile, "\nnonsense:\n  fly: away\n");

    /// <summary>Waits for an event of this name; a bound of wall time may only end a failure.</summary>
    static async Task<HotlineEvent> NextAsync(IEventStore events, string name, long after)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            foreach (var one in (await events.ReadAsync(after, 100, limit.Token)).Events)
            {
                if (one.Name == name)
                    return one;
                after = one.Seq;
            }
            await events.WaitAsync(after, limit.Token);
        }
    }

    static async Task<bool> IsTakenAsync(string web)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPEndPoint.Parse(new Uri(web).Authority));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>JSON that tells when it is on its way.</summary>
    sealed class ToldWhenSent : ByteArrayContent
    {
        readonly TaskCompletionSource _sent = new();

        public ToldWhenSent(string json) : base(System.Text.Encoding.UTF8.GetBytes(json)) =>
            Headers.ContentType = new("application/json");

        public Task Sent => _sent.Task;

        protected override async Task SerializeToStreamAsync(
            Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await base.SerializeToStreamAsync(stream, context, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _sent.TrySetResult();
        }
    }

    string CopyOfPlans()
    {
        var copy = Path.Combine(_folder.FullName, "dialplans");
        foreach (var file in Repository.Files("dialplans", "*.yaml"))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Repository.PathOf("dialplans"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }
}
