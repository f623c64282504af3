using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Server.Settings;
using HotlineVoice.Switch;
using HotlineVoice.Switch.Callers;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Server.Running;

/// <summary>
/// The server of a demo: on loopback, on free ports, with a clock that can be moved and data that is thrown away. A
/// restart keeps the ports, so that who has read the ready line still finds it.
/// </summary>
sealed class DemoServer : IDemoServer, IAsyncDisposable
{
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
            Trunks = [new TrunkOptions("city", ["127.0.0.2"])],
            DataDirectory = _folder.FullName,
            ServerDrain = TimeSpan.FromSeconds(5),
        };
    }

    /// <summary>The server while it is up.</summary>
    public HotlineServer? Server { get; private set; }

    /// <inheritdoc/>
    public async Task<string> StartAsync(DateTimeOffset wall, CancellationToken cancel)
    {
        var settings = _settings with { ClockRehearsal = true, ClockNow = wall };
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
        if (Server is not null)
            await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
