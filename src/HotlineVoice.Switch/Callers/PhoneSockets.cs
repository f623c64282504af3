using System.Net;
using System.Net.Sockets;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch.Callers;

/// <summary>
/// The sockets of one telephone, on ports of the system's choice: bound before it is known whom it calls through, so
/// that a server may be told beforehand where a telephone stands.
/// </summary>
sealed class PhoneSockets : IDisposable
{
    PhoneSockets(Socket sip, RtpPort sound) => (Sip, Sound) = (sip, sound);

    public Socket Sip { get; }

    public RtpPort Sound { get; }

    /// <summary>Where its signalling is bound.</summary>
    public IPEndPoint Address => (IPEndPoint)Sip.LocalEndPoint!;

    public static PhoneSockets Bind(IPAddress local)
    {
        var sip = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
        sip.Bind(new IPEndPoint(local, 0));
        for (var tries = 0; tries < 64; tries++)
        {
            if (RtpPort.TryBindAny(local, out var sound))
                return new PhoneSockets(sip, sound!);
        }

        sip.Dispose();
        throw new SwitchStartException($"No port for sound is free at {local}.");
    }

    public void Dispose()
    {
        Sip.Dispose();
        Sound.Dispose();
    }
}
