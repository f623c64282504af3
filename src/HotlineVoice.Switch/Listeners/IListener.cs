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
    public static Socket Bind(IPEndPoint address, SocketType type, ProtocolType protocol)
    {
        var socket = new Socket(address.AddressFamily, type, protocol);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            if (type == SocketType.Stream)
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(address);
            return socket;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            var name = protocol.ToString().ToLowerInvariant();
            throw new SwitchStartException(fault.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Cannot listen on {name}:{address}: another program uses this port."
                : $"Cannot listen on {name}:{address}: {fault.Message}.");
        }
    }
}
