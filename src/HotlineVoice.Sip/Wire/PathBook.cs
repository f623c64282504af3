using System.Net;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Wire;

/// <summary>Which streams stand, which are being opened, and what waits for them. Datagrams pass straight
/// through.</summary>
sealed class PathBook(StackContext context)
{
    readonly Dictionary<(SipTransport Transport, IPEndPoint Remote), SipPath> _open = [];
    readonly Dictionary<(SipTransport Transport, IPEndPoint Remote), Opening> _opening = [];

    /// <summary>A message came over it, so it stands.</summary>
    public void Seen(SipPath path)
    {
        if (path.IsReliable && path.Connection != 0)
        {
            _open[(path.Transport, path.Remote)] = path;
        }
    }

    public bool IsOpen(SipPath path) => _open.ContainsKey((path.Transport, path.Remote));

    public void Send(SipPath path, ReadOnlyMemory<byte> bytes)
    {
        var key = (path.Transport, path.Remote);
        if (!path.IsReliable)
        {
            context.Outbox.Send(path, bytes);
        }
        else if (_open.TryGetValue(key, out var open))
        {
            context.Outbox.Send(open, bytes);
        }
        else if (_opening.TryGetValue(key, out var opening))
        {
            opening.Add(bytes);
        }
        else
        {
            Open(path, bytes);
        }
    }

    public void Opened(SipPath path)
    {
        Seen(path);
        if (_opening.Remove((path.Transport, path.Remote), out var opening))
        {
            context.Timers.Clear(new StackTimer(opening, TimerName.RunOut));
            foreach (var bytes in opening.Waiting)
            {
                context.Outbox.Send(path, bytes);
            }
        }
    }

    public void Closed(SipPath path)
    {
        var key = (path.Transport, path.Remote);
        if (_open.TryGetValue(key, out var open) && open.Connection == path.Connection)
        {
            _open.Remove(key);
        }

        Failed(path);
    }

    /// <summary>Refused, too slow or cut: whatever waited is lost and its transactions hear of it.</summary>
    public void Failed(SipPath path)
    {
        if (_opening.Remove((path.Transport, path.Remote), out var opening))
        {
            context.Timers.Clear(new StackTimer(opening, TimerName.RunOut));
        }

        context.Transactions.PathFailed(path);
    }

    void Open(SipPath path, ReadOnlyMemory<byte> bytes)
    {
        var opening = new Opening(this, path with { Connection = 0 }, context.Limits.WaitingPerPath);
        opening.Add(bytes);
        _opening[(path.Transport, path.Remote)] = opening;

        // A web socket is opened by the browser, never by us: its end is final, told at the next Advance so that no
        // transaction hears of its failure while it is still sending.
        var canOpen = path.Transport is SipTransport.Tcp or SipTransport.Tls;
        var most = canOpen ? context.Times.OpenPathWithin : TimeSpan.Zero;
        context.Timers.Set(new StackTimer(opening, TimerName.RunOut), context.Now + most);
        if (canOpen)
        {
            context.Tell(new SipOutput.Open(opening.Path));
        }
    }

    sealed class Opening(PathBook book, SipPath path, int messagesMost) : ITimed
    {
        public SipPath Path => path;

        public List<ReadOnlyMemory<byte>> Waiting { get; } = [];

        public void Add(ReadOnlyMemory<byte> bytes)
        {
            if (Waiting.Count < messagesMost)
            {
                Waiting.Add(bytes);
            }
        }

        public void Fire(TimerName timer) => book.Failed(path);
    }
}
