using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// The built server in a process of its own, on one core, with throw-away data and its clock at ten in the morning.
/// </summary>
sealed class ServerUnderTest : IDisposable
{
    readonly Process _process;
    readonly string _data = Directory.CreateTempSubdirectory("hotline-bench").FullName;
    readonly HttpClient _http = new();

    /// <param name="core">Where it runs.</param>
    /// <param name="more">More words of the command line, such as «--Api:BootstrapToken».</param>
    public ServerUnderTest(string core, params string[] more)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, WorkingDirectory = Checkout() };
        string[] arguments =
        [
            "-c", core, "dotnet", Program(), "serve", "--Sip:Listen:0", "udp:127.0.0.1:0", "--Sip:Listen:1",
            "tcp:127.0.0.1:0", "--Web:Urls", "http://127.0.0.1:0", "--Media:Ports", "0", "--Data:Directory", _data,
            "--Trunks:0:Name", "city", "--Trunks:0:From:0", "127.0.0.2", "--Clock:Rehearsal", "true",
            "--Clock:Now", "2026-03-11T10:00:00+08:00", .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        var ready = JsonDocument.Parse(ReadReady()["ready ".Length..]).RootElement;
        ProcessId = ready.GetProperty("pid").GetInt32();
        Sip = IPEndPoint.Parse(ready.GetProperty("sip")[0].GetString()!["udp:".Length..]);
        Web = new Uri(ready.GetProperty("web")[0].GetString()!);
    }

    public int ProcessId { get; }

    public IPEndPoint Sip { get; }

    public Uri Web { get; }

    /// <summary>User and system time of all its threads so far, in seconds.</summary>
    public double CpuSeconds() => CpuTime.Seconds(ProcessId);

    public string Metrics() => _http.GetStringAsync(new Uri(Web, "/metrics")).GetAwaiter().GetResult();

    /// <summary>A command such as «user add» on this server's data; what it printed. The secret goes in by standard
    /// input.</summary>
    public string Command(string secret, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. words, "--Data:Directory", _data])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Checkout(),
        };
        using var command = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        command.StandardInput.WriteLine(secret);
        command.StandardInput.Close();
        var output = command.StandardOutput.ReadToEnd();
        command.WaitForExit();
        return command.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', words)}: exit {command.ExitCode}");
    }

    public static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotlineVoice.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Benchmarks run inside a checkout.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Process.GetProcessById(ProcessId).Kill();
        _process.WaitForExit(10_000);
        _http.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    static string Program() => Path.Combine(Checkout(), "src/HotlineVoice.Server/bin/Release/net10.0/hotline.dll");

    string ReadReady()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }
}
