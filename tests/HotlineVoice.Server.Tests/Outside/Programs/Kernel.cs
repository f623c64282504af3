using System.Globalization;
using System.Net.Sockets;
using System.Net;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>What the kernel knows: a process's memory and time, and which ports are free.</summary>
static class Kernel
{
    /// <summary>
    /// Ports handed out at once: one for SIP, one for orders, and a pair of RTP for ten callers and more.
    /// </summary>
    const int PortsTogether = 30;

    static int _next = Random.Shared.Next(0, 600);

    public static long ResidentBytes(int processId) =>
        long.Parse(File.ReadAllText($"/proc/{processId}/statm").Split(' ')[1], CultureInfo.InvariantCulture)
        * Environment.SystemPageSize;

    /// <summary>User and system time of all threads; the kernel counts in hundredths of a second.</summary>
    public static TimeSpan ProcessorTime(int processId)
    {
        var fields = File.ReadAllText($"/proc/{processId}/stat").Split(')')[1].Trim().Split(' ');
        return TimeSpan.FromMilliseconds(10 * (Number(fields[11]) + Number(fields[12])));
    }

    /// <summary>
    /// A port that is free for UDP and TCP with those after it, for programs that cannot be told to take any. Below the
    /// range the kernel gives out by itself, so that nobody else is given it meanwhile.
    /// </summary>
    public static int FreePort(IPAddress address)
    {
        while (true)
        {
            var port = 12_000 + (Interlocked.Increment(ref _next) * PortsTogether % 19_800);
            if (Enumerable.Range(port, PortsTogether).All(candidate => IsFree(address, candidate)))
                return port;
        }
    }

    static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(address, port));
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            tcp.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
