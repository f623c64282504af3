using System.Buffers;
using System.Collections.Concurrent;
using System.Threading.Channels;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Switch.Loops;

/// <summary>Everything that waits for the exchange's thread. Messages are dropped when there are too many; the rest has
/// room for whatever the lanes and disks can say, and tells its sender when it has not.</summary>
sealed class Inbox : IDisposable
{
    /// <summary>A second of the fastest flood that the stack can answer (measured: 100 µs a message).</summary>
    public const int DatagramsMax = 8_192;

    /// <summary>Digits, ends and answers of 4,000 calls at once, sixteen each.</summary>
    public const int InputsMax = 65_536;

    readonly Channel<Datagram> _datagrams = Channel.CreateBounded<Datagram>(
        new BoundedChannelOptions(DatagramsMax) { SingleReader = true });
    readonly ConcurrentQueue<InboxEntry> _inputs = new();
    readonly Uptime _uptime;
    long _dropped;

    public Inbox(Uptime uptime) => _uptime = uptime;

    public Wakeup Wakeup { get; } = new();

    /// <summary>Messages that were dropped because the exchange was too far behind.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public bool IsEmpty => _inputs.IsEmpty && _datagrams.Reader.Count == 0;

    /// <summary>Takes a message; it is copied.</summary>
    public void Post(ReadOnlySpan<byte> message, SipPath path)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(message.Length);
        message.CopyTo(buffer);
        if (_datagrams.Writer.TryWrite(new Datagram(buffer, message.Length, path, _uptime.Now)))
        {
            Wakeup.Rouse();
            return;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        Interlocked.Increment(ref _dropped);
    }

    /// <summary>False when there is no room; the sender decides what that means.</summary>
    public bool TryPost(ExchangeInput input)
    {
        if (_inputs.Count >= InputsMax)
            return false;
        Post(input);
        return true;
    }

    /// <summary>For what must not be lost and cannot be many: promises, plans, orders, ends of recordings.</summary>
    public void Post(ExchangeInput input)
    {
        _inputs.Enqueue(new InboxEntry(input, null));
        Wakeup.Rouse();
    }

    /// <summary>Calls back on the exchange's thread when all that was posted before has been dealt with.</summary>
    public void PostMark(Action whenReached)
    {
        _inputs.Enqueue(new InboxEntry(null, whenReached));
        Wakeup.Rouse();
    }

    public bool TryTake(out InboxEntry entry) => _inputs.TryDequeue(out entry);

    public bool TryTake(out Datagram datagram) => _datagrams.Reader.TryRead(out datagram);

    public void Dispose() => Wakeup.Dispose();
}

/// <summary>One thing that waits: an input, or somebody who wants to know that the inputs before him are
/// done.</summary>
readonly record struct InboxEntry(ExchangeInput? Input, Action? Mark);
