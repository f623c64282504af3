using System.Runtime.InteropServices;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// The time a process has really run, from the scheduler's own clock, with threads that have ended. utime and stime
/// would
/// not do: where the kernel counts by its tick, a thread that wakes in step with the tick is seen always or never.
/// </summary>
static partial class CpuTime
{
    /// <summary>Linux's number for «scheduler time of the whole process» in a clock id (posix-timers.h).</summary>
    const int WholeProcess = 2;

    /// <summary>Seconds that all threads of a process have run so far.</summary>
    public static double Seconds(int processId)
    {
        var clock = (~processId << 3) | WholeProcess;
        return ReadClock(clock, out var time) == 0
            ? time.Seconds + (time.Nanoseconds / 1e9)
            : throw new InvalidOperationException($"The kernel has no clock for process {processId}.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
