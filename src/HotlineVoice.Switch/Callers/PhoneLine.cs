using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using HotlineVoice.Media;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch.Callers;

/// <summary>One telephone on real sockets: signalling, sound and control.</summary>
sealed class PhoneLine : ITelephoneWire, IDisposable
{
    readonly Socket _sip;
    readonly RtpPort _sound;
    readonly byte[] _buffer = new byte[65_536];

    PhoneLine(Socket sip, RtpPort sound, Telephone telephone) => (_sip, _sound, Telephone) = (sip, sound, telephone);

    public Telephone Telephone { get; }

    /// <summary>Binds ports of the system's choice at an address.</summary>
    public static PhoneLine Open(IPAddress local, Func<IPEndPoint, IPEndPoint, TelephoneOptions> describe)
    {
        var sip = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        sip.Bind(new IPEndPoint(local, 0));
        for (var tries = 0; tries < 64; tries++)
        {
            if (!RtpPort.TryBindAny(local, out var sound))
                continue;
            var options = describe((IPEndPoint)sip.LocalEndPoint!, sound!.Local);
            return new PhoneLine(sip, sound, new Telephone(options, RandomNumberGenerator.Create()));
        }

        sip.Dispose();
        throw new SwitchStartException($"No port for sound is free at {local}.");
    }

    /// <summary>Reads what has come, and does what is due.</summary>
    public void Turn(TimeSpan now)
    {
        while (_sip.Poll(0, SelectMode.SelectRead) && TryRead(out var bytes))
            Telephone.Receive(_buffer.AsSpan(0, bytes), now);
        while (_sound.TryReceive(_buffer, out var packetBytes, out var source))
            Telephone.Receive(_buffer.AsSpan(0, packetBytes), source, now);
        while (_sound.TryReceiveControl(_buffer, out var controlBytes, out var from))
            Telephone.ReceiveControl(_buffer.AsSpan(0, controlBytes), from, now);
        Telephone.Tick(this, now);
    }

    public void Send(ReadOnlySpan<byte> message, IPEndPoint to)
    {
        try
        {
            _sip.SendTo(message, SocketFlags.None, to);
        }
        catch (SocketException)
        {
            // Like a message lost on the way: the stack repeats it.
        }
    }

    public void Send(ReadOnlySpan<byte> packet, RtpAddress to, bool control) => _sound.TrySend(packet, to, control);

    public void Dispose()
    {
        _sip.Dispose();
        _sound.Dispose();
    }

    bool TryRead(out int bytes)
    {
        bytes = 0;
        try
        {
            bytes = _sip.Receive(_buffer, SocketFlags.None, out var error);
            return error == SocketError.Success;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
