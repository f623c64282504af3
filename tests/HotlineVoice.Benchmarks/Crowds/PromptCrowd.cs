using System.Globalization;
using static HotlineVoice.Benchmarks.Crowds.PinnedProcess;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// A crowd hears a prompt: CPU of the server beside that of the bare loop in the same run, and how late its frames
/// were.
/// Server and bare loop have one core, the callers the other.
/// </summary>
static class PromptCrowd
{
    const double RatioMax = 3.0;
    const double LateShareMax = 0.001;
    const int WarmUps = 3;
    const string WarmUpSeconds = "8";

    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var callers = words.GetValueOrDefault("--callers", "200");
        var seconds = words.GetValueOrDefault("--seconds", "30");
        var runs = int.Parse(words.GetValueOrDefault("--runs", "3"), CultureInfo.InvariantCulture);
        var results = Enumerable.Range(1, runs).Select(run => One(run, callers, seconds)).ToArray();
        var ratio = results.Select(result => result.Ratio).Order().ElementAt(runs / 2);
        var late = results.Select(result => result.LateShare).Order().ElementAt(runs / 2);
        var held = ratio <= RatioMax && late < LateShareMax && results.All(result => result.Whole);
        Print($"prompt crowd: median ratio {ratio:F2} (at most {RatioMax}), median share of frames 5 ms late or more "
            + $"{late:P3} (under {LateShareMax:P1}), worst {results.Max(result => result.LateShare):P3}: "
            + (held ? "held" : "NOT held"));
        return held ? 0 : 1;
    }

    static (double Ratio, double LateShare, bool Whole) One(int run, string callers, string seconds)
    {
        var ports = Path.GetTempFileName();
        using var server = new ServerUnderTest(ServerCore);
        WarmUp(server, callers);
        using var crowd = Start(CrowdCore, "crowd", "--server", server.Sip.ToString(), "--callers", callers,
            "--seconds", seconds, "--ports", ports, "--stay");
        var start = Await(crowd, "start");
        var (cpuBefore, lateBefore) = (server.CpuSeconds(), Lateness.Read(server.Metrics()));
        var stop = Await(crowd, "stop");
        var (cpuAfter, lateAfter) = (server.CpuSeconds(), Lateness.Read(server.Metrics()));
        var ended = Await(crowd, "ended");
        using var bare = Start(ServerCore, "bare-send", "--ports", ports, "--seconds", seconds);
        var (bareCpu, barePackets) = ReadReport(bare);
        crowd.StandardInput.Close();
        crowd.WaitForExit();
        File.Delete(ports);

        var packets = Number(stop) - Number(start);
        var cpu = cpuAfter - cpuBefore;
        var perPacket = cpu / packets;
        var barePerPacket = bareCpu / barePackets;
        var expected = double.Parse(callers, CultureInfo.InvariantCulture)
            * double.Parse(seconds, CultureInfo.InvariantCulture) * 50;
        Print($"run {run}: {packets} packets heard of {expected:F0}; server {cpu:F2} s CPU ({perPacket * 1e6:F2} µs a "
            + $"packet), bare loop {bareCpu:F2} s ({barePerPacket * 1e6:F2} µs); ratio {perPacket / barePerPacket:F2}; "
            + $"late {lateAfter.ShareOfLate(lateBefore):P3} of {lateAfter.Count - lateBefore.Count}; {ended}");
        return (perPacket / barePerPacket, lateAfter.ShareOfLate(lateBefore), packets > expected * 0.99);
    }

    /// <summary>
    /// A server that has run for a while is measured, not the runtime's compiler: it counts the calls of a method only
    /// after a burst has passed, so that what sets calls up is compiled in the second crowd and what ends them in the
    /// third.
    /// </summary>
    static void WarmUp(ServerUnderTest server, string callers)
    {
        for (var crowdNumber = 0; crowdNumber < WarmUps; crowdNumber++)
        {
            using var crowd = Start(CrowdCore, "crowd", "--server", server.Sip.ToString(), "--callers", callers,
                "--seconds", WarmUpSeconds);
            // A server that has just started may turn some of the first crowd away; the measured one must be whole.
            _ = crowd.StandardOutput.ReadToEnd();
            crowd.WaitForExit();
            _ = server.Metrics();
        }
    }

    static long Number(string line) => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);

    static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    static void Print(string text) => Console.WriteLine(text);
}
