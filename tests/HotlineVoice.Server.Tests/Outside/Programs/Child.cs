using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>A program started for one test: what it prints is kept, and it does not outlive the test.</summary>
sealed class Child : IAsyncDisposable
{
    const int SignalTerminate = 15;

    readonly Process _process;
    readonly Task _reading;

    Child(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Output.ReadAsync(process.StandardOutput), Errors.ReadAsync(process.StandardError));
    }

    public Transcript Output { get; } = new();

    public Transcript Errors { get; } = new();

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    public StreamWriter Input => _process.StandardInput;

    public static Child Start(string program, IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new Child(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>Runs a program to its end and returns its exit code with all it printed.</summary>
    public static async Task<Ended> RunAsync(
        string program, IEnumerable<string> arguments, TimeSpan limit, string? folder = null)
    {
        await using var child = Start(program, arguments, folder);
        child.Input.Close();
        return await child.EndAsync(limit);
    }

    public async Task<Ended> EndAsync(TimeSpan limit)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end in {limit}:\n{Output.Text}\n"
                + Errors.Text);
        }

        await _reading.WaitAsync(limit);
        return new Ended(_process.ExitCode, Output.Text, Errors.Text);
    }

    public void Terminate() => Assert.Equal(0, Signal(_process.Id, SignalTerminate));

    /// <summary>kill -9: no handler runs, no buffer is written.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    static extern int Signal(int processId, int signal);
}

/// <summary>How a program ended and what it said.</summary>
sealed record Ended(int Code, string Output, string Errors)
{
    public override string ToString() => $"exit {Code}\n{Output}\n{Errors}";
}
