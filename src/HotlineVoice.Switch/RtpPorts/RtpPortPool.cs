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

    // A chance pair fails when its neighbour is taken; on a machine with half its ports in use five tries suffice.
    const int TriesForAPair = 16;

    static readonly TimeSpan _drainFor = TimeSpan.FromSeconds(5);

    readonly IPAddress _address;
    readonly PortRange _range;
    readonly Queue<RtpPort> _ready = new();
    readonly ConcurrentQueue<(RtpPort Port, TimeSpan Until)> _draining = new();
    int _next;
    int _lent;

    public RtpPortPool(IPAddress address, PortRange range)
    {
        _address = address;
        _range = range;
        _next = range.First;
        while (_ready.Count < Ahead && TryBindNext(out var port))
            _ready.Enqueue(port);
    }

    public int Ready => _ready.Count;

    public int Lent => Volatile.Read(ref _lent);

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
            oldest.Port.Dispose();
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
        var tries = _range.IsSystems ? TriesForAPair : _range.Pairs;
        for (var tried = 0; tried < tries && port is null; tried++)
        {
            if (_range.IsSystems)
                RtpPort.TryBindAny(_address, out port);
            else
                RtpPort.TryBind(_address, TakeNumber(), out port);
        }

        return port is not null;
    }

    int TakeNumber()
    {
        var number = _next;
        _next = _next + 3 > _range.Last ? _range.First : _next + 2;
        return number;
    }
}
