namespace HotlineVoice.Server.Tests.Storage;

/// <summary>A clock that stands still until it is told to go on. Timers are the system's.</summary>
sealed class TestTime : TimeProvider
{
    TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() =>
        new DateTimeOffset(2026, 3, 25, 1, 0, 0, TimeSpan.Zero) + _passed;

    public override long GetTimestamp() => _passed.Ticks;

    public void Pass(TimeSpan time) => _passed += time;
}
