using System.ComponentModel;
using System.Diagnostics;
using HotlineVoice.Cases.Enclosures;

namespace HotlineVoice.Storage.Scanners;

/// <summary>A program that reads a file from its standard input and says by its exit code what it found, as clamscan
/// does: 0 nothing, 1 something, named on a line that ends with FOUND.</summary>
sealed class CommandScanner(IReadOnlyList<string> command) : IEnclosureScanner
{
    const int Clean = 0;
    const int Infected = 1;

    static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    public bool IsThere => true;

    public async Task<ScanVerdict> ScanAsync(Stream file, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(_patience);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var program = Process.Start(start)!;
            try
            {
                return await AskAsync(program, file, waiting.Token);
            }
            finally
            {
                if (!program.HasExited)
                    program.Kill(entireProcessTree: true);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ScanVerdict(EnclosureCheck.Waiting, "it does not end");
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return new ScanVerdict(EnclosureCheck.Waiting, e.Message);
        }
    }

    static async Task<ScanVerdict> AskAsync(Process program, Stream file, CancellationToken cancel)
    {
        var said = program.StandardOutput.ReadToEndAsync(cancel);
        var complained = program.StandardError.ReadToEndAsync(cancel);
        try
        {
            await file.CopyToAsync(program.StandardInput.BaseStream, cancel);
            program.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has seen enough and ended.
        }

        await program.WaitForExitAsync(cancel);
        var (lines, fault) = (await said, await complained);
        return program.ExitCode switch
        {
            Clean => new ScanVerdict(EnclosureCheck.Clean, null),
            Infected => new ScanVerdict(EnclosureCheck.Infected, Finding(lines)),
            var code => new ScanVerdict(EnclosureCheck.Waiting, $"it ended with {code}: {fault.Trim()}"),
        };
    }

    /// <summary>«stdin: Eicar-Signature FOUND» → Eicar-Signature.</summary>
    static string Finding(string lines)
    {
        const string found = " FOUND";
        var line = lines.Split('\n').Select(one => one.Trim())
            .FirstOrDefault(one => one.EndsWith(found, StringComparison.Ordinal));
        return line is null ? "unnamed" : line[(line.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0
            ? at + 2
            : 0)..^found.Length];
    }
}
