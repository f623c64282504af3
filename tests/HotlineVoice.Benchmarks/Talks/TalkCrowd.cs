using System.Diagnostics;
using System.Globalization;
using HotlineVoice.Benchmarks.Crowds;
using static HotlineVoice.Benchmarks.Crowds.PinnedProcess;

namespace HotlineVoice.Benchmarks.Talks;

/// <summary>
/// A hundred citizens talk with a hundred clerks through the server: its CPU for a packet, received or sent, beside
/// that
/// of the bare echo with the same telephones in the same run; once with every call recorded and once with none. Server
/// and echo have one core in turn, the telephones the other.
/// </summary>
static class TalkCrowd
{
    const double RatioMax = 3.0;

    /// <summary>Of what a phone hears half is its partner's noise; the rest is his silence.</summary>
    const double PartnersShareMin = 0.45;

    /// <summary>A server that has run for a while is measured, not the runtime's compiler.</summary>
    static readonly string[] _warmUps = [TalkHall.Recorded, TalkHall.Unrecorded, TalkHall.Recorded];

    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var calls = int.Parse(words.GetValueOrDefault("--calls", "100"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(words.GetValueOrDefault("--seconds", "20"), CultureInfo.InvariantCulture);
        var runs = int.Parse(words.GetValueOrDefault("--runs", "3"), CultureInfo.InvariantCulture);
        var results = Enumerable.Range(1, runs).Select(run => One(run, calls, seconds)).ToArray();
        var recorded = Median(results.Select(result => result.Recorded));
        var unrecorded = Median(results.Select(result => result.Unrecorded));
        var held = recorded <= RatioMax && unrecorded <= RatioMax && results.All(result => result.Whole);
        Print($"talk crowd: median ratio {recorded:F2} recorded, {unrecorded:F2} not recorded (at most {RatioMax}): "
            + $"{(held ? "held" : "NOT held")}");
        return held ? 0 : 1;
    }

    static (double Recorded, double Unrecorded, bool Whole) One(int run, int calls, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-hall").FullName;
        TalkHall.WritePlans(folder);
        using var server = new ServerUnderTest(
            ServerCore, "--Dialplans:Directory", folder, "--Api:BootstrapToken", TalkHall.Token);
        using var hall = new TalkHall(server);
        var ports = Path.Combine(folder, "ports");
        var length = Text(seconds);
        string[] rounds =
        [
            .. _warmUps.Select(number => $"{number}:2"), $"{TalkHall.Recorded}:{length}",
            $"{TalkHall.Unrecorded}:{length}",
        ];
        hall.AddSeatsAsync(calls).GetAwaiter().GetResult();
        using var load = Start(CrowdCore, "talk-load", "--server", server.Sip.ToString(), "--calls", Text(calls),
            "--rounds", string.Join(',', rounds), "--ports", ports);
        Await(load, "registered");
        hall.SignInAsync(calls).GetAwaiter().GetResult();
        load.StandardInput.WriteLine();
        foreach (var _ in _warmUps)
        {
            Print($"  warm-up: {Await(load, "up")}");
            Await(load, "ended");
        }

        var recorded = Round(load, server);
        var unrecorded = Round(load, server);
        Await(load, "over");
        using var bare = Start(ServerCore, "bare-echo", "--ports", ports, "--seconds", length);
        var (bareCpu, barePackets) = ReadReport(bare);
        load.StandardInput.Close();
        load.WaitForExit();
        Directory.Delete(folder, recursive: true);

        var expected = 2L * calls * 100 * seconds;
        var bareEach = bareCpu / barePackets;
        Print($"run {run}: {expected} packets expected; bare echo {barePackets} in {bareCpu:F2} s CPU "
            + $"({bareEach * 1e6:F2} µs a packet)");
        var isWhole = Say("recorded", recorded, bareEach, expected)
            & Say("not recorded", unrecorded, bareEach, expected)
            & barePackets > expected * 0.99;
        return (recorded.Each / bareEach, unrecorded.Each / bareEach, isWhole);
    }

    static Measured Round(Process load, ServerUnderTest server)
    {
        var start = Await(load, "start").Split(' ');
        var (lateness, cpu) = (Lateness.Read(server.Metrics()), server.CpuSeconds());
        var stop = Await(load, "stop").Split(' ');
        cpu = server.CpuSeconds() - cpu;
        var metrics = server.Metrics();
        var late = Lateness.Read(metrics).ShareOfLate(lateness);
        Await(load, "ended");
        return new Measured(cpu, Grown(1), Grown(2), Grown(3))
        {
            LateShare = late,
            Incomplete = ReadIncomplete(metrics),
        };

        long Grown(int word) => long.Parse(stop[word], CultureInfo.InvariantCulture)
            - long.Parse(start[word], CultureInfo.InvariantCulture);
    }

    static bool Say(string what, Measured measured, double bareEach, long expected)
    {
        var share = measured.OfPartner / (double)measured.Heard;
        Print($"  {what}: server {measured.Packets} packets in {measured.Cpu:F2} s CPU ({measured.Each * 1e6:F2} µs); "
            + $"ratio {measured.Each / bareEach:F2}; {share:P1} heard is the partner's noise; late "
            + $"{measured.LateShare:P3}; recordings that broke off {measured.Incomplete}");
        return measured.Packets > expected * 0.99 && share > PartnersShareMin && measured.Incomplete == 0;
    }

    static double ReadIncomplete(string metrics)
    {
        const string name = "hotline_recordings_incomplete_total ";
        var line = metrics.Split('\n').First(each => each.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }

    static double Median(IEnumerable<double> ratios)
    {
        var ordered = ratios.Order().ToArray();
        return ordered[ordered.Length / 2];
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    static void Print(string text) => Console.WriteLine(text);

    /// <summary>What a round cost, and what was heard, said, and heard of the partner in it.</summary>
    sealed record Measured(double Cpu, long Heard, long Said, long OfPartner)
    {
        public double LateShare { get; init; }

        public double Incomplete { get; init; }

        public long Packets => Heard + Said;

        public double Each => Cpu / Packets;
    }
}
