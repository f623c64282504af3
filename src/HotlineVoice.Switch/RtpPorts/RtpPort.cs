using System.Net;
using System.Net.Sockets;
using HotlineVoice.Media;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Switch.RtpPorts;

/// <summary>
/// One pair of sockets: RTP on an even port, RTCP on the next (RFC 3550 §11). One lane at a time reads and writes it.
/// </summary>
sealed class RtpPort : IDisposable
{
    // One frame's packets of 200 legs while a lane is held up for 100 ms are far below this; it bounds a flood.
    const int ReceiveBytes = 64 * 1024;

    readonly Socket _sound;
    readonly Socket _control;
    readonly int _soundSocket;
    readonly int _controlSocket;
    RtpAddress _connectedTo;
    bool _isConnected;

    RtpPort(Socket sound, Socket control)
    {
        _sound = sound;
        _control = control;
        _soundSocket = (int)sound.Handle;
        _controlSocket = (int)control.Handle;
        Local = (IPEndPoint)sound.LocalEndPoint!;
    }

    public IPEndPoint Local { get; }

    /// <summary>The descriptor of the socket that sound comes to, for whoever watches it.</summary>
    public int SoundSocket => _soundSocket;

    /// <summary>Binds this even port and the next; false when either is in use.</summary>
    public static bool TryBind(IPAddress address, int evenPort, out RtpPort? port)
    {
        port = null;
        if (!TryBindOne(address, evenPort, out var sound))
            return false;
        if (TryBindOne(address, evenPort + 1, out var control))
            port = new RtpPort(sound!, control!);
        else
            sound!.Dispose();
        return port is not null;
    }

    /// <summary>Binds a pair about where the system would; false when chance gave none.</summary>
    /// <remarks>The system's own choice is let go and bound again by its number: Linux forgets a chosen port, but not a
    /// named one, when a socket parts from its peer.</remarks>
    public static bool TryBindAny(IPAddress address, out RtpPort? port)
    {
        port = null;
        if (!TryBindOne(address, 0, out var chosen))
            return false;
        var number = ((IPEndPoint)chosen!.LocalEndPoint!).Port;
        chosen.Dispose();
        return TryBind(address, number - (number % 2), out port);
    }

    public bool TryReceive(Span<byte> packet, out int bytes, out RtpAddress source) =>
        TryReceive(_soundSocket, packet, out bytes, out source);

    public bool TryReceiveControl(Span<byte> packet, out int bytes, out RtpAddress source) =>
        TryReceive(_controlSocket, packet, out bytes, out source);

    /// <summary>Sends what fits into the kernel's buffer; what does not is lost, as on any wire.</summary>
    public bool TrySend(ReadOnlySpan<byte> packet, RtpAddress destination, bool control)
    {
        if (!control && _isConnected && destination == _connectedTo)
            return Posix.TrySend(_soundSocket, packet, default);
        if (!control && _isConnected)
            Part();
        Span<byte> buffer = stackalloc byte[SocketAddresses.BytesMax];
        var address = SocketAddresses.Write(destination, Local.AddressFamily, buffer);
        return Posix.TrySend(control ? _controlSocket : _soundSocket, packet, address);
    }

    /// <summary>From now on the kernel takes sound from this source only.</summary>
    public void Connect(RtpAddress source)
    {
        if (_isConnected && _connectedTo == source)
            return;
        Span<byte> buffer = stackalloc byte[SocketAddresses.BytesMax];
        _isConnected = Posix.TryConnect(_soundSocket, SocketAddresses.Write(source, Local.AddressFamily, buffer));
        _connectedTo = source;
    }

    /// <summary>Takes sound from anybody again: the peer has moved.</summary>
    public void Part()
    {
        if (!_isConnected)
            return;
        _isConnected = false;
        Posix.TryConnect(_soundSocket, SocketAddresses.Nobody);
    }

    public void Dispose()
    {
        _sound.Dispose();
        _control.Dispose();
    }

    static bool TryReceive(int socket, Span<byte> packet, out int bytes, out RtpAddress source)
    {
        Span<byte> address = stackalloc byte[SocketAddresses.BytesMax];
        var received = Posix.TryReceive(socket, packet, address, out bytes);
        source = received ? SocketAddresses.Read(address) : default;
        return received;
    }

    static bool TryBindOne(IPAddress address, int port, out Socket? socket)
    {
        socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
            {
                Blocking = false,
                ReceiveBufferSize = ReceiveBytes,
            };
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            // In use, or no descriptor is left.
            socket?.Dispose();
            socket = null;
            return false;
        }
    }
}
