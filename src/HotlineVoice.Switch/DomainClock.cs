using System.Diagnostics;
using HotlineVoice.Hotline.Clocks;

namespace HotlineVoice.Switch;

/// <summary>
/// The wall clock of the domain, in Beijing time. In service it is the system's; in a rehearsal it starts where it is
/// told, runs or stands still, and may be moved forward.
/// </summary>
public sealed class DomainClock : IDomainClock
{
    static readonly TimeSpan _beijing = TimeSpan.FromHours(8);
    static readonly TimeSpan _farthest = TimeSpan.FromDays(3653);

    readonly Lock _gate = new();
    long _setAt = Stopwatch.GetTimestamp();
    DateTimeOffset _setTo;
    bool _running = true;

    DomainClock(bool rehearsal, DateTimeOffset start)
    {
        Rehearsal = rehearsal;
        _setTo = start.ToOffset(_beijing);
    }

    /// <summary>The system's clock.</summary>
    public static DomainClock OfSystem() => new(rehearsal: false, DateTimeOffset.UtcNow);

    /// <summary>A clock for rehearsals that starts at an instant, or now.</summary>
    public static DomainClock ForRehearsal(DateTimeOffset? start) =>
        new(rehearsal: true, start ?? DateTimeOffset.UtcNow);

    /// <summary>Called after a move; completes when everybody has read his hours anew.</summary>
    internal Func<CancellationToken, Task> WhenMoved { get; set; } = _ => Task.CompletedTask;

    /// <inheritdoc/>
    public bool Rehearsal { get; }

    /// <inheritdoc/>
    public bool Running
    {
        get
        {
            lock (_gate)
                return _running;
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset Now
    {
        get
        {
            if (!Rehearsal)
                return DateTimeOffset.UtcNow.ToOffset(_beijing);
            lock (_gate)
                return Read();
        }
    }

    /// <inheritdoc/>
    public Task<bool> MoveAsync(DateTimeOffset now, bool running, CancellationToken cancel) =>
        SetAsync(now, running, cancel);

    /// <inheritdoc/>
    public Task<bool> SetRunningAsync(bool running, CancellationToken cancel) => SetAsync(null, running, cancel);

    // No instant: the one it shows, read under the lock, because a running clock has passed every one read before.
    async Task<bool> SetAsync(DateTimeOffset? now, bool running, CancellationToken cancel)
    {
        if (!Rehearsal)
            return false;
        lock (_gate)
        {
            var current = Read();
            var target = now ?? current;
            if (target < current || target - current > _farthest)
                return false;
            _setTo = target.ToOffset(_beijing);
            _setAt = Stopwatch.GetTimestamp();
            _running = running;
        }

        await WhenMoved(cancel).ConfigureAwait(false);
        return true;
    }

    DateTimeOffset Read() => _running ? _setTo + Stopwatch.GetElapsedTime(_setAt) : _setTo;
}
