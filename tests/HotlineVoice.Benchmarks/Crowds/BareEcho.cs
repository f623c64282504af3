using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// What the packets of conversations cost when nothing but receiving and sending them is done: one connected socket a
/// stream; in each frame it is read once and sends what its partner's socket read last. Nothing is understood, mixed or
/// held back. This is the floor that a bridging server is measured by.
/// </summary>
sealed class BareEcho
{
    const int FramesBetweenDrains = 50;

    readonly Socket[] _streams;
    readonly byte[][] _packets;

    BareEcho(IEnumerable<IPEndPoint> targets)
    {
        _streams = [.. targets.Select(BareLoop.Connect)];
        _packets = [.. _streams.Select(_ => BareLoop.SilentPacket())];
    }

    /// <summary>Prints «cpu SECONDS packets N», received and sent, for the time after the first second.</summary>
    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var seconds = int.Parse(words.GetValueOrDefault("--seconds", "30"), CultureInfo.InvariantCulture);
        var echo = new BareEcho(File.ReadAllLines(words["--ports"]).Select(IPEndPoint.Parse));
        echo.Pace(TimeSpan.FromSeconds(1));
        var before = CpuTime.Seconds(Environment.ProcessId);
        var packets = echo.Pace(TimeSpan.FromSeconds(seconds));
        PinnedProcess.Report(CpuTime.Seconds(Environment.ProcessId) - before, packets);
        return 0;
    }

    long Pace(TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        var packets = 0L;
        for (var step = 0L; clock.Elapsed < length; step++)
        {
            BareLoop.SleepUntil(clock, BareLoop.Step * step);
            var drains = step / BareLoop.Phases % FramesBetweenDrains == 0;
            for (var index = (int)(step % BareLoop.Phases); index < _streams.Length; index += BareLoop.Phases)
                packets += Turn(index, drains);
        }

        return packets;
    }

    // A packet in, a packet out; two that came in one frame would else stay queued for ever.
    int Turn(int index, bool drains)
    {
        var packets = 0;
        while (_streams[index].Receive(_packets[index], SocketFlags.None, out _) > 0)
        {
            packets++;
            if (!drains)
                break;
        }

        _streams[index].Send(_packets[index ^ 1], SocketFlags.None, out _);
        return packets + 1;
    }
}
