using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace HotlineVoice.Switch.RtpPorts;

/// <summary>
/// Lends ports to calls. Some are bound ahead, so that an INVITE never waits for the kernel; ports in use elsewhere are
/// skipped; a closed call's port stays bound for a while, so that late packets of its phone reach nobody else.
/// </summary>
/// <remarks>Lend and Advance belong to the exchange's thread; GiveBack may come from any.</remarks>
sealed class RtpPortPool : IDisposable
{
    /// <summary>Bound ahead: a burst of calls of two seconds at thirty a second (measured: binding a pair costs 40
    /// µs).</summary>
    const int Ahead = 64;

    // A pair fails when either port is in use elsewhere. With half of them in use sixteen tries suffice, and they bound
    // what one INVITE costs the exchange's thread: a bind that fails throws.
    const int TriesForAPair = 16;

    static readonly TimeSpan _drainFor = TimeSpan.FromSeconds(5);

    readonly IPAddress _address;
    readonly PortRange _range;
    readonly Queue<RtpPort> _ready = new();
    readonly ConcurrentQueue<(RtpPort Port, TimeSpan Until)> _draining = new();

    // Even numbers of the range that no port of ours has, the longest unused first.
    readonly Queue<int> _free = new();
    int _lent;

    public RtpPortPool(IPAddress address, PortRange range)
    {
        _address = address;
        _range = range;
        for (var pair = 0; !range.IsSystems && pair < range.Pairs; pair++)
            _free.Enqueue(range.First + 2 * pair);
        while (_ready.Count < Ahead && TryBindNext(out var port))
            _ready.Enqueue(port);
    }

    public int Ready => _ready.Count;

    public int Lent => Volatile.Read(ref _lent);

    /// <summary>Pairs that were tried so far, those that were in use elsewhere included.</summary>
    public long Tried { get; private set; }

    public IPAddress Address => _address;

    public bool TryLend(TimeSpan now, [NotNullWhen(true)] out RtpPort? port)
    {
        Advance(now);
        if (!_ready.TryDequeue(out port) && !TryBindNext(out port))
            return false;
        Interlocked.Increment(ref _lent);
        if (_ready.Count < Ahead && TryBindNext(out var another))
            _ready.Enqueue(another);
        return true;
    }

    /// <summary>The call is over; its port is closed once it has drained.</summary>
    public void GiveBack(RtpPort port, TimeSpan now)
    {
        Interlocked.Decrement(ref _lent);
        _draining.Enqueue((port, now + _drainFor));
    }

    /// <summary>Closes what has drained.</summary>
    public void Advance(TimeSpan now)
    {
        while (_draining.TryPeek(out var oldest) && oldest.Until <= now && _draining.TryDequeue(out oldest))
        {
            oldest.Port.Dispose();
            if (!_range.IsSystems)
                _free.Enqueue(oldest.Port.Local.Port);
        }
    }

    public void Dispose()
    {
        foreach (var port in _ready)
            port.Dispose();
        _ready.Clear();
        while (_draining.TryDequeue(out var port))
            port.Port.Dispose();
    }

    bool TryBindNext([NotNullWhen(true)] out RtpPort? port)
    {
        port = null;
        var tries = _range.IsSystems ? TriesForAPair : Math.Min(TriesForAPair, _free.Count);
        for (var tried = 0; tried < tries && port is null; tried++)
        {
            Tried++;
            if (_range.IsSystems)
                RtpPort.TryBindAny(_address, out port);
            else if (!RtpPort.TryBind(_address, _free.Peek(), out port))
                _free.Enqueue(_free.Dequeue());
            else
                _free.Dequeue();
        }

        return port is not null;
    }
}
