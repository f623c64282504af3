using System.Diagnostics;
using System.Globalization;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>This program again with another verb, in a process of its own on one core.</summary>
static class PinnedProcess
{
    /// <summary>What is measured.</summary>
    public const string ServerCore = "0";

    /// <summary>What makes the work.</summary>
    public const string CrowdCore = "1";

    public static Process Start(string core, params string[] args)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-c", core, "dotnet", typeof(PinnedProcess).Assembly.Location, .. args])
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("taskset did not start.");
    }

    /// <summary>The next line that begins with this word.</summary>
    public static string Await(Process process, string word)
    {
        var last = "";
        while (process.StandardOutput.ReadLine() is { } line)
        {
            last = line;
            if (line.StartsWith(word, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException($"The process ended before it said «{word}»; it last said «{last}».");
    }

    /// <summary>Says what was measured: «cpu SECONDS packets N».</summary>
    public static void Report(double cpuSeconds, long packets) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"cpu {cpuSeconds:F3} packets {packets}"));

    /// <summary>Reads what <see cref="Report"/> said.</summary>
    public static (double CpuSeconds, long Packets) ReadReport(Process process)
    {
        var words = Await(process, "cpu ").Split(' ');
        return (double.Parse(words[1], CultureInfo.InvariantCulture),
            long.Parse(words[3], CultureInfo.InvariantCulture));
    }
}
