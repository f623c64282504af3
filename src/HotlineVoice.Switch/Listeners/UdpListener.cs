using System.Net;
using System.Net.Sockets;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Switch.Listeners;

/// <summary>One UDP socket, read by a thread of its own; a message that came costs no allocation.</summary>
sealed class UdpListener : IListener
{
    /// <summary>Sources whose path is remembered; beyond it the memory begins anew, so that strangers cannot fill
    /// it.</summary>
    const int PathsMax = 4_096;

    // Bursts of 4,000 messages of 1 KB wait in the kernel while a turn is late.
    const int ReceiveBytes = 4 * 1024 * 1024;

    readonly Socket _socket;
    readonly Inbox _inbox;
    readonly Dictionary<SocketAddress, SipPath> _paths = [];
    readonly Thread _thread;
    volatile bool _stop;

    public UdpListener(IPEndPoint address, Inbox inbox)
    {
        _inbox = inbox;
        _socket = ListenerSockets.Bind(address, SocketType.Dgram, ProtocolType.Udp);
        _socket.ReceiveBufferSize = ReceiveBytes;
        Listen = new SipListen(SipTransport.Udp, (IPEndPoint)_socket.LocalEndPoint!);
        _thread = new Thread(Run) { IsBackground = true, Name = $"udp {Listen.Local}" };
    }

    public SipListen Listen { get; }

    public void Start() => _thread.Start();

    public void Send(SipPath path, ReadOnlyMemory<byte> message)
    {
        try
        {
            _socket.SendTo(message.Span, SocketFlags.None, path.Remote);
        }
        catch (SocketException)
        {
            _inbox.TryPost(new Exchanges.ExchangeInput.PathChanged(new SipPathEvent(SipPathState.Unreachable, path)));
        }
        catch (ObjectDisposedException)
        {
            // The server ends, and the exchange goes on a little longer than its listeners.
        }
    }

    public void Open(SipPath path)
    {
    }

    public void Close(SipPath path)
    {
    }

    public void Dispose()
    {
        _stop = true;
        _socket.Dispose();
        if (_thread.IsAlive)
            _thread.Join();
    }

    void Run()
    {
        var buffer = new byte[65_536];
        var source = new SocketAddress(_socket.AddressFamily);
        while (!_stop)
        {
            try
            {
                var bytes = _socket.ReceiveFrom(buffer, SocketFlags.None, source);
                _inbox.Post(buffer.AsSpan(0, bytes), PathOf(source));
            }
            catch (SocketException)
            {
                // ICMP for something sent earlier (the stack's timers deal with that), or the end of this listener.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    SipPath PathOf(SocketAddress source)
    {
        if (_paths.TryGetValue(source, out var path))
            return path;
        if (_paths.Count >= PathsMax)
            _paths.Clear();
        var remote = (IPEndPoint)Listen.Local.Create(source);
        path = new SipPath(SipTransport.Udp, Listen.Local, remote);
        var key = new SocketAddress(source.Family, source.Size);
        source.Buffer.Span[..source.Size].CopyTo(key.Buffer.Span);
        _paths.Add(key, path);
        return path;
    }
}
