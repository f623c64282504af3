using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Settings;
using HotlineVoice.Switch;
using HotlineVoice.Switch.Callers.Demos;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Server.Running;

/// <summary>
/// The server of a demo: on loopback, on free ports, with a clock that can be moved and data that is thrown away. A
/// restart keeps the ports, so that who has read the ready line still finds it.
/// </summary>
sealed class DemoServer : IDemoServer, IAsyncDisposable
{
    // The operator's own token, known to nobody else; it ends with the demo.
    static readonly string _operatorToken = NewSecret();

    readonly Dictionary<string, string> _tokens = [];
    readonly HttpClient _api = new();
    readonly ILoggerFactory _logs;
    readonly Func<HotlineServer, Task> _started;
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotline-demo-");
    HotlineSettings _settings;

    /// <summary>Started is told each time the server is up.</summary>
    public DemoServer(HotlineSettings settings, ILoggerFactory logs, Func<HotlineServer, Task> started)
    {
        (_logs, _started) = (logs, started);
        _settings = settings with
        {
            SipListen = ["udp:127.0.0.1:0", "tcp:127.0.0.1:0"],
            MediaPorts = "0",
            WebUrls = ["http://127.0.0.1:0"],
            DataDirectory = _folder.FullName,
            ServerDrain = TimeSpan.FromSeconds(5),
            ApiBootstrapToken = _operatorToken,
        };
    }

    /// <summary>The server while it is up.</summary>
    public HotlineServer? Server { get; private set; }

    /// <inheritdoc/>
    public string Domain => _settings.SipDomain;

    /// <inheritdoc/>
    public async Task<string> StartAsync(DateTimeOffset wall, IPEndPoint outside, CancellationToken cancel)
    {
        var settings = _settings with
        {
            ClockRehearsal = true,
            ClockNow = wall,
            Trunks = [new TrunkOptions("city", ["127.0.0.2"]) { To = $"sip:{outside}" }],
        };
        Server = await HotlineServer.StartAsync(settings, _logs, cancel);
        _settings = _settings with { SipListen = Server.Sip, WebUrls = Server.Web };
        await _started(Server);
        return Server.Sip[0]["udp:".Length..];
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancel)
    {
        if (Server is null)
            return;
        await Server.StopAsync(cancel);
        Server = null;
    }

    /// <inheritdoc/>
    public async Task MoveClockAsync(DateTimeOffset wall, CancellationToken cancel)
    {
        if (!await Server!.Clock.MoveAsync(wall, running: true, cancel))
            throw new NotDone($"The rehearsal clock stands at {Server.Clock.Now}; it cannot go back to {wall}.");
    }

    /// <inheritdoc/>
    public async Task AddSeatAsync(DemoSeat seat, CancellationToken cancel)
    {
        var people = Server!.Storage.People;
        await people.AddAsync(new Person(seat.User, seat.Name, [seat.Role], [], null), NewSecret(), cancel);
        _tokens[seat.User] = await people.AddTokenAsync(seat.User, Server.Clock.Now, cancel)
            ?? throw new NotDone($"{seat.User} is no user.");
        if (seat.No.Length == 0)
            return;
        var fields = new { no = seat.No, user = seat.User, queues = seat.Queues, sipPassword = seat.Password };
        using var response = await SendAsync(_operatorToken, HttpMethod.Post, "seats", fields, cancel);
        if (!response.IsSuccessStatusCode)
            throw new NotDone($"Seat {seat.No} could not be set up: "
                + await response.Content.ReadAsStringAsync(cancel));
    }

    /// <inheritdoc/>
    public async Task<DemoAnswer> AskAsync(string user, string path, object? body, CancellationToken cancel)
    {
        var method = body is null ? HttpMethod.Get : HttpMethod.Post;
        using var response = await SendAsync(_tokens[user], method, path, body, cancel);
        var text = await response.Content.ReadAsByteArrayAsync(cancel);
        return new DemoAnswer((int)response.StatusCode,
            text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string user, string path, CancellationToken cancel)
    {
        using var response = await SendAsync(_tokens[user], HttpMethod.Get, path, null, cancel);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancel) : default;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DemoVoicemail>> VoicemailsAsync(CancellationToken cancel)
    {
        var found = new List<DemoVoicemail>();
        foreach (var voicemail in (await Server!.Storage.Voicemails.ListAsync(new VoicemailQuery(), cancel)).Items)
        {
            var path = Server.Storage.Recordings.Find(voicemail.RecordingId);
            var wav = path is null ? [] : await File.ReadAllBytesAsync(path, cancel);
            found.Add(new DemoVoicemail(voicemail, wav));
        }
        return found;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Prompt(string name) =>
        Server!.Storage.Prompts.Read().TryGetValue(name, out var prompt) ? prompt.Wav : default;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        if (Server is not null)
            await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task<HttpResponseMessage> SendAsync(
        string token, HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, $"{Server!.Web[0]}/api/v1/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType());
        return await _api.SendAsync(request, cancel);
    }

    static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(30));
}
