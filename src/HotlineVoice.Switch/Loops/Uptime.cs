using System.Diagnostics;

namespace HotlineVoice.Switch.Loops;

/// <summary>The monotonic clock of one switch: zero at its start. All loops share it, and so do their
/// deadlines.</summary>
sealed class Uptime
{
    readonly long _startedAt = Stopwatch.GetTimestamp();

    public TimeSpan Now => Stopwatch.GetElapsedTime(_startedAt);

    /// <summary>Sleeps until this uptime by an absolute deadline, so that a late wake-up never shifts the next
    /// one.</summary>
    public void SleepUntil(TimeSpan uptime)
    {
        var rest = uptime - Now;
        if (rest <= TimeSpan.Zero)
            return;
        if (OperatingSystem.IsLinux() && Stopwatch.Frequency == 1_000_000_000)
            Posix.SleepUntilMonotonic(_startedAt + uptime.Ticks * TimeSpan.NanosecondsPerTick);
        else
            Thread.Sleep(rest);
    }
}
