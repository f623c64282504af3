using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Wire;

/// <summary>Everything said and not yet taken, in order. Buffers from the pool go back when the next output is taken.
/// </summary>
sealed class Outbox(SipCounters counters)
{
    readonly Queue<(SipOutput Output, byte[]? Pooled)> _queue = new();
    byte[]? _lent;

    public void Tell(SipOutput output) => _queue.Enqueue((output, null));

    /// <summary>Bytes that their owner keeps unchanged, such as a transaction's last message.</summary>
    public void Send(SipPath path, ReadOnlyMemory<byte> bytes) =>
        _queue.Enqueue((new SipOutput.Send(path, bytes), null));

    /// <summary>Bytes nobody keeps.</summary>
    public void Send(SipPath path, SipWriter writer)
    {
        var (buffer, bytes) = writer.Detach();
        _queue.Enqueue((new SipOutput.Send(path, buffer.AsMemory(0, bytes)), buffer));
    }

    public void Count(string method, int status) =>
        counters.Count(new SipMessageKind(SipDirection.Out, method, status));

    public bool TryTake([NotNullWhen(true)] out SipOutput? output)
    {
        if (_lent is not null)
        {
            ArrayPool<byte>.Shared.Return(_lent);
            _lent = null;
        }

        if (!_queue.TryDequeue(out var next))
        {
            output = null;
            return false;
        }

        (output, _lent) = next;
        return true;
    }
}
