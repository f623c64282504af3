using System.Net;
using System.Text.Json;
using HotlineVoice.Server.Commands;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Sounds;
using HotlineVoice.Server.Tests.Storage.Products;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>
/// The built server in a process of its own, on free ports, with a folder that is thrown away. When it goes, its log
/// must hold no exception.
/// </summary>
sealed class ServerProcess : IAsyncDisposable
{
    static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(40);

    readonly ServerSettings _settings;
    readonly string _token = $"outside-{Guid.NewGuid():N}";
    readonly List<string> _logs = [];
    Child? _child;
    ServerSettings? _again;

    ServerProcess(ServerSettings settings) => _settings = settings;

    /// <summary>The program as it is published, where HOTLINE_PROGRAM names one, else as built with these tests.
    /// </summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("HOTLINE_PROGRAM") is { Length: > 0 } published
            ? published
            : Repository.PathOf(
            $"src/HotlineVoice.Server/bin/{Path.GetFileName(Path.GetDirectoryName(
                AppContext.BaseDirectory.TrimEnd('/')))}/net10.0/hotline.dll");

    public string Folder { get; } = Directory.CreateTempSubdirectory("hotline-outside-").FullName;

    public string DataFolder => Path.Combine(Folder, "data");

    public IPEndPoint Sip { get; private set; } = null!;

    public IPEndPoint SipTcp { get; private set; } = null!;

    public ApiClient Api { get; private set; } = null!;

    public string Log => _child!.Errors.Text;

    public static async Task<ServerProcess> StartAsync(
        ServerSettings? settings = null, Func<ServerProcess, Task>? prepare = null)
    {
        var server = new ServerProcess(settings ?? new ServerSettings());
        await MigratedFile.PutAsync(server.DataFolder);
        if (server._settings.QuickPrompts)
            QuickPrompts.Write(Path.Combine(server.Folder, "prompts"));
        if (prepare is not null)
            await prepare(server);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Everything that has happened so far is on disk.</summary>
    public Task KeptAsync() => Waiting.UntilAsync(
        async () => (await Api.MetricsAsync()).Split('\n').Contains("hotline_journal_pending 0"),
        "the journal to be empty");

    /// <summary>Starts it on the data of before, on the ports of before.</summary>
    public async Task StartAgainAsync()
    {
        _child = Child.Start(
            "dotnet", [Program, "serve", .. (_again ?? _settings).Words(Folder, _token)], Repository.Root);
        var child = _child;
        try
        {
            const string ready = "ready ";
            var line = await child.Output.LineAsync(
                line => line.StartsWith(ready, StringComparison.Ordinal), _startLimit);
            Learn(JsonDocument.Parse(line[ready.Length..]).RootElement);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"The server was not ready:\n{child.Errors.Text}", exception);
        }
    }

    /// <summary>
    /// A command such as «seat add», on the data of this server; the secret goes in by standard input.
    /// </summary>
    public async Task<Ended> CommandAsync(string? secret, params string[] words)
    {
        await using var child = Child.Start(
            "dotnet", [Program, .. words, .. _settings.Words(Folder, _token)], Repository.Root);
        if (secret is not null)
            await child.Input.WriteLineAsync(secret);
        child.Input.Close();
        return await child.EndAsync(Waiting.Long);
    }

    /// <summary>The same without a process of its own, which costs a second each time. What it wrote.</summary>
    public async Task<string> ManageAsync(string? secret, params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var terminal = new Terminal(new StringReader(secret ?? ""), output, errors, IsInteractive: false);
        var code = await new CommandLine(terminal).RunAsync([.. words, .. _settings.Words(Folder, _token)]);
        Assert.True(code == 0, $"{output}\n{errors}");
        return output.ToString().Trim();
    }

    public Task AddSeatAsync(string number, string password) =>
        ManageAsync(password, "seat", "add", number, "--sip-password-stdin");

    public async Task KillAsync()
    {
        _child!.Kill();
        await _child.EndAsync(Waiting.Long);
        await CloseAsync();
    }

    /// <summary>SIGTERM, and its exit code.</summary>
    public async Task<int> StopAsync()
    {
        _child!.Terminate();
        var ended = await _child.EndAsync(Waiting.Long);
        await CloseAsync();
        return ended.Code;
    }

    /// <summary>One more SIGTERM.</summary>
    public void Hurry() => _child!.Terminate();

    /// <summary>Leaves it this many descriptors; those that are open stay so.</summary>
    public async Task LimitDescriptorsAsync(int count)
    {
        var ended = await Child.RunAsync(
            "prlimit", ["--pid", $"{_child!.ProcessId}", $"--nofile={count}:"], Waiting.Long);
        Assert.True(ended.Code == 0, ended.ToString());
    }

    public long ResidentBytes() => Kernel.ResidentBytes(_child!.ProcessId);

    public TimeSpan ProcessorTime()
    {
        try
        {
            return Kernel.ProcessorTime(_child!.ProcessId);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"The server is gone:\n{Log}", exception);
        }
    }

    /// <summary>Lines of the log that tell of an exception nobody expected.</summary>
    public IEnumerable<string> Exceptions() => _logs.Append(_child?.Errors.Text ?? "")
        .SelectMany(log => log.Split('\n'))
        .Where(line => line.Contains("Exception") || line.Contains("   at HotlineVoice."));

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
            await StopOrKillAsync();
        Directory.Delete(Folder, recursive: true);
        Assert.Empty(Exceptions());
    }

    async Task StopOrKillAsync()
    {
        if (!_child!.HasExited)
            _child.Kill();
        await CloseAsync();
    }

    async Task CloseAsync()
    {
        if (_child is not { } child)
            return;
        await child.DisposeAsync();
        _logs.Add(child.Errors.Text);
        _child = null;
        Api?.Dispose();
    }

    void Learn(JsonElement ready)
    {
        var listening = ready.GetProperty("sip").EnumerateArray().Select(sip => sip.GetString()!).ToArray();
        Sip = IPEndPoint.Parse(listening.First(sip => sip.StartsWith("udp:", StringComparison.Ordinal))[4..]);
        SipTcp = IPEndPoint.Parse(listening.First(sip => sip.StartsWith("tcp:", StringComparison.Ordinal))[4..]);
        _again = _settings.With("Sip:Listen:0", $"udp:{Sip}").With("Sip:Listen:1", $"tcp:{SipTcp}");
        Api = new ApiClient(new Uri(ready.GetProperty("web")[0].GetString()!), _token);
    }
}
