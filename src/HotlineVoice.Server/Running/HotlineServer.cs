using System.Net.Sockets;
using HotlineVoice.Server.Commands;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Settings;
using HotlineVoice.Storage;
using HotlineVoice.Switch;
using HotlineVoice.Web;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Server.Running;

/// <summary>
/// The whole server in one process: storage, plans, switch and web, started in this order and stopped in the reverse.
/// Everything that stands between them is here; nothing else is.
/// </summary>
sealed class HotlineServer : IAsyncDisposable
{
    /// <summary>Shorter sound is no message, also when a crash cut it off (domain: the voicemail's min_s).</summary>
    static readonly TimeSpan _voicemailMin = TimeSpan.FromSeconds(3);

    /// <summary>What pages have asked for by the time the calls are over is answered within this.</summary>
    static readonly TimeSpan _lastAnswers = TimeSpan.FromSeconds(5);

    readonly Stack<IAsyncDisposable> _parts = new();
    readonly HotlineSettings _settings;
    readonly ILoggerFactory _logs;
    readonly ILogger _log;
    SwitchService? _switch;
    WebModule? _web;

    HotlineServer(HotlineSettings settings, ILoggerFactory logs)
    {
        (_settings, _logs) = (settings, logs);
        _log = logs.CreateLogger("HotlineVoice.Server");
        Clock = settings.ClockRehearsal ? DomainClock.ForRehearsal(settings.ClockNow) : DomainClock.OfSystem();
    }

    /// <summary>The wall clock of hours and deadlines.</summary>
    public DomainClock Clock { get; }

    /// <summary>What is kept; open while the server runs.</summary>
    public StorageService Storage { get; private set; } = null!;

    /// <summary>Where calls are taken, with real ports.</summary>
    public IReadOnlyList<string> Sip => _switch!.Addresses;

    /// <summary>Where requests are taken, with real ports.</summary>
    public IReadOnlyList<string> Web => _web!.Addresses;

    /// <summary>Starts everything, or nothing: a part that cannot start takes those before it down again.</summary>
    public static async Task<HotlineServer> StartAsync(
        HotlineSettings settings, ILoggerFactory logs, CancellationToken cancel)
    {
        var server = new HotlineServer(settings, logs);
        try
        {
            await server.OpenStorageAsync(cancel);
            await server.StartPartsAsync(cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Refuses new calls, waits for those in progress, ends the rest; then answers what pages have asked for, and stops
    /// what they were answered from. Hurry ends the waiting for calls.
    /// </summary>
    public async Task StopAsync(CancellationToken hurry)
    {
        await _switch!.DrainAsync(hurry);
        using var limit = new CancellationTokenSource(_lastAnswers);
        await _web!.StopAsync(limit.Token);
        await DisposeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    async Task OpenStorageAsync(CancellationToken cancel)
    {
        Keep(DirectoryLock.Take(_settings.Storage.DataDirectory));
        Storage = await StorageService.OpenAsync(_settings.Storage, _logs, wall: Clock, cancel: cancel);
        _parts.Push(Storage);
    }

    async Task StartPartsAsync(CancellationToken cancel)
    {
        var plans = new PlanWatch(Storage, _log);
        Keep(plans);
        // Watched before it is read: what is saved while the server starts must not be lost.
        plans.Watch();
        var prompts = plans.LoadFirst();
        var found = await Storage.RecoverAsync(Clock.Now, _voicemailMin, cancel);
        if (found is not { CallsClosed: 0, VoicemailsSaved: 0, VoicemailsDropped: 0, Strays.IsEmpty: true })
            _log.Recovered(found.CallsClosed, found.VoicemailsSaved, found.VoicemailsDropped, found.Strays.Length);

        var ports = new SwitchPorts(Storage.Facts, Storage.Seats, Storage.Recordings, Clock)
        {
            Standings = Storage.Standings,
        };
        _switch = new SwitchService(_settings.Switch, ports, plans.Current, _logs);
        _parts.Push(_switch);
        _switch.UsePrompts(prompts);
        await _switch.StartAsync(cancel);
        plans.Follow(_switch);
        _web = await StartWebAsync(plans, cancel);
        _parts.Push(_web);
        _log.Ready(_settings.NodeName, string.Join(' ', Sip), string.Join(' ', Web), _settings.Storage.DataDirectory);
        if (Clock.Rehearsal)
            _log.Rehearsing(Clock.Now);
    }

    async Task<WebModule> StartWebAsync(PlanWatch plans, CancellationToken cancel)
    {
        try
        {
            return await WebModule.StartAsync(_settings.Web, PortsOfWeb(plans), _logs, cancel);
        }
        catch (IOException error)
        {
            // Kestrel's own sentence: «Failed to bind to address http://127.0.0.1:8080: address already in use.»
            throw new NotDone($"Web:Urls: {error.Message}");
        }
        catch (SocketException error)
        {
            // An address that is not this machine's, a port that needs rights: Kestrel names neither.
            throw new NotDone($"Web:Urls: cannot listen on {string.Join(", ", _settings.WebUrls)}: {error.Message}");
        }
    }

    WebPorts PortsOfWeb(PlanWatch plans) => new()
    {
        Calls = Storage.Calls,
        Voicemails = Storage.Voicemails,
        Recordings = Storage.Recordings,
        Seats = Storage.Seats,
        People = Storage.People,
        Sessions = Storage.Sessions,
        Answers = Storage.Answers,
        Audit = Storage.Audit,
        Events = Storage.Events,
        Floor = _switch!,
        View = _switch!,
        Trunks = _switch!,
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
        Meters = _switch!,
        Plans = () => plans.Current,
        Readiness = ReadinessAsync,
    };

    async Task<IReadOnlyDictionary<string, string>> ReadinessAsync(CancellationToken cancel) =>
        new Dictionary<string, string>
        {
            ["database"] = await Storage.CheckAsync(cancel),
            ["recordings"] = Storage.Recordings.Writable ? "ok" : "the disk takes no recordings",
            ["sip"] = Calls(),
        };

    string Calls() => _switch switch
    {
        { IsDraining: true } => "the server is stopping and takes no new calls",
        { IsDoorClosed: true } => "new calls are refused: the journal cannot write",
        _ => "ok",
    };

    void Keep(IDisposable part) => _parts.Push(new Disposing(part));

    sealed class Disposing(IDisposable part) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
