using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Sip.Transactions;

/// <summary>The machine's own timers: set, moved and cleared by name; the driver asks only for the earliest.</summary>
/// <remarks>A cleared timer leaves a dead entry in the queue, which is skipped when it comes up; when the dead
/// outnumber the living the queue is built anew, so that a long uptime leaves nothing behind.</remarks>
sealed class TimerTable<TTimer>
    where TTimer : notnull
{
    readonly Dictionary<TTimer, (TimeSpan At, long Turn)> _set = [];
    readonly PriorityQueue<(TTimer Timer, long Turn), (TimeSpan At, long Turn)> _queue = new();
    long _turn;

    public int Count => _set.Count;

    public TimeSpan? NextDeadline
    {
        get
        {
            DropDead();
            return _queue.TryPeek(out _, out var due) ? due.At : null;
        }
    }

    /// <summary>Sets a timer, or moves it when it is set already.</summary>
    public void Set(TTimer timer, TimeSpan at)
    {
        var turn = ++_turn;
        _set[timer] = (at, turn);
        _queue.Enqueue((timer, turn), (at, turn));
        if (_queue.Count > 64 && _queue.Count > _set.Count * 2)
        {
            Rebuild();
        }
    }

    public void Clear(TTimer timer) => _set.Remove(timer);

    public bool IsSet(TTimer timer) => _set.ContainsKey(timer);

    /// <summary>Takes the earliest timer that is due; those of one instant in the order they were set.</summary>
    public bool TryTakeDue(TimeSpan now, [MaybeNullWhen(false)] out TTimer timer)
    {
        timer = default;
        DropDead();
        if (!_queue.TryPeek(out var entry, out var due) || due.At > now)
        {
            return false;
        }

        _queue.Dequeue();
        _set.Remove(entry.Timer);
        timer = entry.Timer;
        return true;
    }

    void DropDead()
    {
        while (_queue.TryPeek(out var entry, out _) && !IsAlive(entry))
        {
            _queue.Dequeue();
        }
    }

    void Rebuild()
    {
        var living = _queue.UnorderedItems.Where(item => IsAlive(item.Element)).ToList();
        _queue.Clear();
        foreach (var (element, priority) in living)
        {
            _queue.Enqueue(element, priority);
        }
    }

    bool IsAlive((TTimer Timer, long Turn) entry) =>
        _set.TryGetValue(entry.Timer, out var set) && set.Turn == entry.Turn;
}
