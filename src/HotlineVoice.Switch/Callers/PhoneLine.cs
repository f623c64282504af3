using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HotlineVoice.Media;

namespace HotlineVoice.Switch.Callers;

/// <summary>One telephone on real sockets: signalling, sound and control.</summary>
sealed class PhoneLine : ITelephoneWire, IDisposable
{
    readonly PhoneSockets _sockets;
    readonly byte[] _buffer = new byte[65_536];

    /// <summary>The telephone takes the sockets over.</summary>
    public PhoneLine(PhoneSockets sockets, Func<IPEndPoint, IPEndPoint, TelephoneOptions> describe)
    {
        _sockets = sockets;
        Telephone = new Telephone(describe(sockets.Address, sockets.Sound.Local), RandomNumberGenerator.Create());
    }

    Socket Sip => _sockets.Sip;

    public Telephone Telephone { get; }

    /// <summary>Binds ports of the system's choice at an address.</summary>
    public static PhoneLine Open(IPAddress local, Func<IPEndPoint, IPEndPoint, TelephoneOptions> describe) =>
        new(PhoneSockets.Bind(local), describe);

    /// <summary>Reads what has come, and does what is due.</summary>
    public void Turn(TimeSpan now)
    {
        while (Sip.Poll(0, SelectMode.SelectRead) && TryRead(out var bytes))
            Telephone.Receive(_buffer.AsSpan(0, bytes), now);
        while (_sockets.Sound.TryReceive(_buffer, out var packetBytes, out var source))
            Telephone.Receive(_buffer.AsSpan(0, packetBytes), source, now);
        while (_sockets.Sound.TryReceiveControl(_buffer, out var controlBytes, out var from))
            Telephone.ReceiveControl(_buffer.AsSpan(0, controlBytes), from, now);
        Telephone.Tick(this, now);
    }

    public void Send(ReadOnlySpan<byte> message, IPEndPoint to)
    {
        try
        {
            Sip.SendTo(message, SocketFlags.None, to);
        }
        catch (SocketException)
        {
            // Like a message lost on the way: the stack repeats it.
        }
    }

    public void Send(ReadOnlySpan<byte> packet, RtpAddress to, bool control) =>
        _sockets.Sound.TrySend(packet, to, control);

    public void Dispose() => _sockets.Dispose();

    bool TryRead(out int bytes)
    {
        bytes = 0;
        try
        {
            bytes = Sip.Receive(_buffer, SocketFlags.None, out var error);
            return error == SocketError.Success;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
