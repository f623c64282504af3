using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// What the packets cost when nothing but sending them is done: one connected socket a stream, a packet made
/// beforehand,
/// four groups of streams five milliseconds apart. This is the floor that a server is measured by.
/// </summary>
static class BareLoop
{
    /// <summary>A frame of 20 ms in four.</summary>
    public const int Phases = 4;

    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    /// <summary>Prints «cpu SECONDS packets N» for the time after the first half second.</summary>
    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var targets = File.ReadAllLines(words["--ports"]).Select(IPEndPoint.Parse).ToArray();
        var seconds = int.Parse(words.GetValueOrDefault("--seconds", "30"), CultureInfo.InvariantCulture);
        var streams = targets.Select(Connect).ToArray();
        Pace(streams, TimeSpan.FromSeconds(0.5));
        var before = CpuTime.Seconds(Environment.ProcessId);
        var packets = Pace(streams, TimeSpan.FromSeconds(seconds));
        var cpu = CpuTime.Seconds(Environment.ProcessId) - before;
        PinnedProcess.Report(cpu, packets);
        return 0;
    }

    public static byte[] SilentPacket()
    {
        var packet = new byte[172];
        packet.AsSpan(12).Fill(0xD5);
        (packet[0], packet[1]) = (0x80, 8);
        return packet;
    }

    public static Socket Connect(IPEndPoint target)
    {
        var socket = new Socket(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        socket.Connect(target);
        return socket;
    }

    static long Pace(Socket[] streams, TimeSpan length)
    {
        var packet = SilentPacket();
        var clock = Stopwatch.StartNew();
        long packets = 0;
        for (var step = 0L; clock.Elapsed < length; step++)
        {
            SleepUntil(clock, Step * step);
            packet[3] = (byte)(step / Phases);
            for (var index = (int)(step % Phases); index < streams.Length; index += Phases)
            {
                streams[index].Send(packet, SocketFlags.None, out _);
                packets++;
            }
        }

        return packets;
    }

    public static void SleepUntil(Stopwatch clock, TimeSpan due)
    {
        var rest = due - clock.Elapsed;
        if (rest > TimeSpan.Zero)
            Thread.Sleep(rest);
    }
}
