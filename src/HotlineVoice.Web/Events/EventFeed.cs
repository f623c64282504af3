using HotlineVoice.Hotline.Events;
using HotlineVoice.Web.Clocks;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Events;

/// <summary>
/// Follows the event store and keeps the newest events ready as text, so that a hundred readers cost one read and one
/// writing. A reader that is further behind reads the store itself until it has caught up.
/// </summary>
/// <remarks>The lock guards the tail and the signal; nothing is awaited or written under it.</remarks>
sealed class EventFeed(WebPorts ports, FeedShaping shaping, ILogger<EventFeed> log)
    : EnduringService(ports.Time, _retry)
{
    static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly Queue<FeedEvent> _tail = new();
    TaskCompletionSource _more = NewSignal();
    long _before = long.MaxValue;
    long _last = -1;

    /// <summary>Number of the newest event, asked of the store.</summary>
    public Task<long> LastAsync(CancellationToken cancel) => ports.Events.LastAsync(cancel);

    /// <summary>Events after this number; empty when there are none yet.</summary>
    public async Task<FeedBatch> ReadAsync(long after, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (after >= _before && after <= _last)
                return new FeedBatch([.. _tail.SkipWhile(one => one.Seq <= after).Take(WebLimits.FeedBatch)], false, 0);
        }
        var batch = await ports.Events.ReadAsync(after, WebLimits.FeedBatch, cancel);
        return new FeedBatch(await shaping.ShapeAsync(batch.Events, cancel), batch.Gone, batch.Oldest);
    }

    /// <summary>Completes when there may be something after this number.</summary>
    public Task WaitAsync(long after, CancellationToken cancel)
    {
        lock (_lock)
            return _last > after ? Task.CompletedTask : _more.Task.WaitAsync(cancel);
    }

    protected override void Interrupted(Exception error) => log.FeedInterrupted(error.Message);

    protected override async Task TurnAsync(CancellationToken stop)
    {
        if (_last < 0)
        {
            var last = await ports.Events.LastAsync(stop);
            lock (_lock)
                _before = _last = last;
        }

        var batch = await ports.Events.ReadAsync(_last, WebLimits.FeedBatch, stop);
        if (batch.Events.Count > 0)
            Append(await shaping.ShapeAsync(batch.Events, stop));
        else
            await ports.Events.WaitAsync(_last, stop);
    }

    void Append(IReadOnlyList<FeedEvent> events)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            foreach (var one in events)
                _tail.Enqueue(one);
            while (_tail.Count > WebLimits.FeedTailMax)
                _before = _tail.Dequeue().Seq;
            _last = events[^1].Seq;
            waiting = _more;
            _more = NewSignal();
        }
        waiting.TrySetResult();
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
