using System.Net;
using System.Net.Sockets;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Listeners;

/// <summary>Our end of the wire for one address: it reads by itself and writes what it is told.</summary>
interface IListener : IDisposable
{
    /// <summary>The address as bound.</summary>
    SipListen Listen { get; }

    /// <summary>Begins to read.</summary>
    void Start();

    /// <summary>Writes a message; the bytes are not kept beyond the call.</summary>
    void Send(SipPath path, ReadOnlyMemory<byte> message);

    /// <summary>Connects a stream to the path's remote side.</summary>
    void Open(SipPath path);

    /// <summary>Closes a stream.</summary>
    void Close(SipPath path);
}

/// <summary>Binding with one clear sentence when it fails.</summary>
static class ListenerSockets
{
    /// <summary>Connections that may wait to be taken.</summary>
    const int Backlog = 512;

    /// <summary>Bound, and listening if it is a stream. Throws <see cref="SwitchStartException"/>.</summary>
    /// <remarks>
    /// No ReuseAddress: under Linux .NET makes it SO_REUSEPORT, with which two servers share one port and each gets
    /// half of the calls. A port whose old connections linger can be bound all the same: .NET sees to that for TCP.
    /// </remarks>
    public static Socket Bind(IPEndPoint address, SocketType type, ProtocolType protocol)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, type, protocol);
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            socket.Bind(address);
            if (type == SocketType.Stream)
                socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException fault)
        {
            socket?.Dispose();
            var name = protocol.ToString().ToLowerInvariant();
            throw new SwitchStartException(fault.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Cannot listen on {name}:{address}: another program uses this port."
                : $"Cannot listen on {name}:{address}: {fault.Message}.");
        }
    }
}
