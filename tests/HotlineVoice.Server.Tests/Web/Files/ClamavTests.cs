using System.Diagnostics;
using System.Text;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Storage.Scanners;

namespace HotlineVoice.Server.Tests.Web.Files;

/// <summary>ClamAV's own daemon and program, with one signature written by hand: no signatures come without a net.
/// </summary>
public sealed class ClamavTests : IAsyncLifetime
{
    const string Trace = "HOTLINE-TEST-SIGNATURE";
    static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    readonly string _folder = Directory.CreateTempSubdirectory("hotline-clamav-").FullName;
    Process? _daemon;

    string Database => Path.Combine(_folder, "db");

    string Socket => Path.Combine(_folder, "clamd.sock");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Database);
        // Name, any kind of file, anywhere in it, the octets.
        await File.WriteAllTextAsync(Path.Combine(Database, "test.ndb"),
            $"Hotline.Test:0:*:{Convert.ToHexString(Encoding.ASCII.GetBytes(Trace))}\n");
        var settings = Path.Combine(_folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, $"""
            DatabaseDirectory {Database}
            LocalSocket {Socket}
            Foreground yes
            LogFile {_folder}/clamd.log
            StreamMaxLength 1M
            User {Environment.UserName}

            """);
        _daemon = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", ["--config-file", settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        // It tells much; nobody reads it, and nothing may stop for that.
        _daemon.BeginOutputReadLine();
        _daemon.BeginErrorReadLine();
        await ListensAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _daemon!.Kill();
        await _daemon.WaitForExitAsync();
        _daemon.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_daemon_tells_a_harmful_file_from_a_harmless_one_and_says_when_it_cannot()
    {
        var scanner = ScannerAddress.Of($"clamd:{Socket}");

        Assert.Equal(new ScanVerdict(EnclosureCheck.Clean, null),
            await scanner.ScanAsync(Of("%PDF-1.7 nothing"), default));
        Assert.Equal(new ScanVerdict(EnclosureCheck.Infected, "Hotline.Test.UNOFFICIAL"),
            await scanner.ScanAsync(Of($"%PDF-1.7 {Trace} more"), default));
        // Longer than it takes: no verdict, and the file goes on waiting.
        var tooLong = await scanner.ScanAsync(new MemoryStream(new byte[3 << 20]), default);
        Assert.Equal(EnclosureCheck.Waiting, tooLong.Check);
    }

    [Fact]
    public async Task The_program_says_the_same()
    {
        var scanner = ScannerAddress.Of($"command:/usr/bin/clamscan --no-summary --database={Database} -");

        Assert.Equal(new ScanVerdict(EnclosureCheck.Infected, "Hotline.Test.UNOFFICIAL"),
            await scanner.ScanAsync(Of($"{Trace}"), default));
        Assert.Equal(EnclosureCheck.Clean, (await scanner.ScanAsync(Of("%PDF-1.7 nothing"), default)).Check);
    }

    static MemoryStream Of(string text) => new(Encoding.ASCII.GetBytes(text));

    /// <summary>It has read its signatures when it has made its socket.</summary>
    async Task ListensAsync()
    {
        using var watch = new FileSystemWatcher(_folder) { EnableRaisingEvents = true };
        var made = new TaskCompletionSource();
        watch.Created += (_, change) =>
        {
            if (change.FullPath == Socket)
                made.TrySetResult();
        };
        if (!File.Exists(Socket))
            await made.Task.WaitAsync(_patience);
    }
}
