using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Loops;

/// <summary>Writes faults to the log, but not a storm of them: a fault that repeats with every packet says nothing new.
/// </summary>
sealed class FaultGate(ILogger log)
{
    /// <summary>Enough to see a pattern, far below what fills a disk.</summary>
    const int WrittenPerMinuteMax = 60;

    long _minute;
    int _written;
    long _suppressed;

    /// <summary>Faults since the start.</summary>
    public long Count { get; private set; }

    public void Write(string? call, Exception fault)
    {
        Count++;
        var minute = Environment.TickCount64 / 60_000;
        if (minute != _minute)
        {
            if (_suppressed > 0)
                SwitchLog.FaultsSuppressed(log, _suppressed);
            (_minute, _written, _suppressed) = (minute, 0, 0);
        }

        if (++_written > WrittenPerMinuteMax)
            _suppressed++;
        else if (call is null)
            SwitchLog.ExchangeFaulted(log, fault);
        else
            SwitchLog.CallFaulted(log, call, fault);
    }
}
