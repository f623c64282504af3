using System.Globalization;
using static HotlineVoice.Benchmarks.Crowds.PinnedProcess;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// A hundred conversations, both sides talking: CPU of a lane's thread for a packet beside that of the bare echo in the
/// same run. Lane and echo have one core in turn, the telephones the other.
/// </summary>
static class BridgeCrowd
{
    const double RatioMax = 3.0;

    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var calls = int.Parse(words.GetValueOrDefault("--calls", "100"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(words.GetValueOrDefault("--seconds", "30"), CultureInfo.InvariantCulture);
        var runs = int.Parse(words.GetValueOrDefault("--runs", "3"), CultureInfo.InvariantCulture);
        var results = Enumerable.Range(1, runs).Select(run => One(run, calls, seconds)).ToArray();
        var ratio = results.Select(result => result.Ratio).Order().ElementAt(runs / 2);
        var held = ratio <= RatioMax && results.All(result => result.Whole);
        Print($"bridge crowd: median ratio {ratio:F2} (at most {RatioMax}): {(held ? "held" : "NOT held")}");
        return held ? 0 : 1;
    }

    static (double Ratio, bool Whole) One(int run, int calls, int seconds)
    {
        var ports = Path.GetTempFileName();
        var (streams, length) = (Text(2 * calls), Text(seconds));
        using var talk = Start(
            CrowdCore, "bare-talk", "--streams", streams, "--ports", ports);
        Await(talk, "ready");
        var (cpu, packets) = Measure("bridge-lane", ports, length);
        var (bareCpu, barePackets) = Measure("bare-echo", ports, length);
        talk.StandardInput.Close();
        talk.WaitForExit();
        File.Delete(ports);

        var expected = 2 * calls * 100L * seconds;
        var (each, bareEach) = (cpu / packets, bareCpu / barePackets);
        Print($"run {run}: {expected} packets expected");
        Print($"  lane {packets} packets in {cpu:F2} s CPU ({each * 1e6:F2} µs a packet)");
        Print($"  bare echo {barePackets} in {bareCpu:F2} s ({bareEach * 1e6:F2} µs); ratio {each / bareEach:F2}");
        return (each / bareEach, packets > expected * 0.99 && barePackets > expected * 0.99);
    }

    static (double CpuSeconds, long Packets) Measure(string verb, string ports, string seconds)
    {
        using var measured = Start(
            ServerCore, verb, "--ports", ports, "--seconds", seconds);
        var report = ReadReport(measured);
        measured.WaitForExit();
        return report;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
