using System.Runtime.InteropServices;

namespace HotlineVoice.Switch.Loops;

/// <summary>The few system calls .NET has no word for. Linux only; callers ask first.</summary>
static unsafe partial class Posix
{
    const int ClockMonotonic = 1;
    const int TimerAbsolute = 1;
    const int SchedulerFifo = 1;
    const int DontWait = 0x40;
    const long NanosecondsPerSecond = 1_000_000_000;
    const int CloseOnExec = 0x80000;
    const int WatchAdd = 1;
    const int WatchRemove = 2;

    /// <summary>EPOLLIN.</summary>
    public const uint Readable = 1;

    /// <summary>Sleeps until CLOCK_MONOTONIC shows this; signals do not cut it short.</summary>
    public static void SleepUntilMonotonic(long nanoseconds)
    {
        var until = new TimeSpec(nanoseconds / NanosecondsPerSecond, nanoseconds % NanosecondsPerSecond);
        const int interrupted = 4;
        while (clock_nanosleep(ClockMonotonic, TimerAbsolute, until, 0) == interrupted)
        {
        }
    }

    /// <summary>Asks for real-time priority for the calling thread; false when the kernel refuses.</summary>
    public static bool TryRunFirst(int priority) => sched_setscheduler(0, SchedulerFifo, priority) == 0;

    /// <summary>Reads one datagram without waiting and without an exception when there is none.</summary>
    /// <param name="socket">The socket's descriptor.</param>
    /// <param name="packet">Where to.</param>
    /// <param name="source">The sender's socket address, as the kernel writes it.</param>
    /// <param name="bytes">Length of the datagram, cut to the buffer.</param>
    public static bool TryReceive(int socket, Span<byte> packet, Span<byte> source, out int bytes)
    {
        var length = source.Length;
        fixed (byte* data = packet, address = source)
            bytes = (int)recvfrom(socket, data, (nuint)packet.Length, DontWait, address, &length);
        return bytes >= 0;
    }

    /// <summary>Sends one datagram without waiting; an empty address means the connected peer.</summary>
    public static bool TrySend(int socket, ReadOnlySpan<byte> packet, ReadOnlySpan<byte> address)
    {
        fixed (byte* data = packet, to = address)
            return sendto(socket, data, (nuint)packet.Length, DontWait, to, (uint)address.Length) >= 0;
    }

    /// <summary>Connects a datagram socket anew, or parts it from its peer when the address begins with
    /// AF_UNSPEC.</summary>
    public static bool TryConnect(int socket, ReadOnlySpan<byte> address)
    {
        fixed (byte* to = address)
            return connect(socket, to, (uint)address.Length) == 0;
    }

    /// <summary>A new epoll descriptor, negative when there is none.</summary>
    public static int OpenWatch() => epoll_create1(CloseOnExec);

    /// <summary>Watches a socket; the entry is an epoll_event.</summary>
    public static bool TryWatch(int watch, int socket, ReadOnlySpan<byte> entry)
    {
        fixed (byte* to = entry)
            return epoll_ctl(watch, WatchAdd, socket, to) == 0;
    }

    public static void EndWatch(int watch, int socket) => epoll_ctl(watch, WatchRemove, socket, null);

    /// <summary>Writes the epoll_events of what is readable now; their number, or negative.</summary>
    public static int Look(int watch, Span<byte> entries, int most)
    {
        fixed (byte* to = entries)
            return epoll_wait(watch, to, most, 0);
    }

    public static void Close(int descriptor) => close(descriptor);

    [LibraryImport("libc")]
    private static partial int clock_nanosleep(int clock, int flags, in TimeSpec until, nint remaining);

    [LibraryImport("libc")]
    private static partial int sched_setscheduler(int thread, int policy, in int priority);

    [LibraryImport("libc")]
    private static partial nint recvfrom(
        int socket, byte* buffer, nuint length, int flags, byte* address, int* addressLength);

    [LibraryImport("libc")]
    private static partial nint sendto(
        int socket, byte* buffer, nuint length, int flags, byte* address, uint addressLength);

    [LibraryImport("libc")]
    private static partial int connect(int socket, byte* address, uint addressLength);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_create1(int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int epoll_ctl(int watch, int operation, int socket, byte* entry);

    [LibraryImport("libc")]
    private static partial int epoll_wait(int watch, byte* entries, int most, int milliseconds);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
