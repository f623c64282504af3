using System.Net;

namespace HotlineVoice.Sip;

/// <summary>How bytes travel (RFC 3261 §18, RFC 7118 for the web sockets).</summary>
public enum SipTransport : byte
{
    /// <summary>One message, one datagram; the transaction layer repeats what is lost.</summary>
    Udp,

    /// <summary>A stream; Content-Length frames the messages.</summary>
    Tcp,

    /// <summary>TCP under TLS.</summary>
    Tls,

    /// <summary>A web socket (RFC 7118): one message, one frame.</summary>
    Ws,

    /// <summary>A web socket under TLS.</summary>
    Wss,
}

/// <summary>Where a message came from, or where it goes to: an answer to a path goes back the same way.</summary>
/// <param name="Transport">How the bytes travel.</param>
/// <param name="Local">Our listener's address, as bound.</param>
/// <param name="Remote">The peer's address as seen on the wire, never as the peer writes it.</param>
/// <param name="Connection">0 for datagrams and for streams not yet opened; else the listener's number.</param>
/// <param name="VerifiedName">The name that TLS verified, if it did.</param>
public sealed record SipPath(
    SipTransport Transport,
    IPEndPoint Local,
    IPEndPoint Remote,
    long Connection = 0,
    string? VerifiedName = null)
{
    /// <summary>True when the transport repeats lost bytes by itself, so that timers A, E and G rest (RFC 3261 §17).
    /// </summary>
    public bool IsReliable => Transport != SipTransport.Udp;
}

/// <summary>What happened to a path.</summary>
public enum SipPathState : byte
{
    /// <summary>The stream that <see cref="SipOutput.Open"/> asked for stands; its path now has a connection number.
    /// </summary>
    Opened,

    /// <summary>The stream could not be opened.</summary>
    Refused,

    /// <summary>The stream has ended.</summary>
    Closed,

    /// <summary>A datagram came back (ICMP) or could not be sent.</summary>
    Unreachable,
}

/// <summary>The wire's own news, as input of the stack.</summary>
/// <param name="State">What happened.</param>
/// <param name="Path">To which path.</param>
public sealed record SipPathEvent(SipPathState State, SipPath Path);

/// <summary>One of our own addresses that takes messages.</summary>
/// <param name="Transport">How bytes travel there.</param>
/// <param name="Local">The address as bound (the port is the real one, never 0).</param>
public sealed record SipListen(SipTransport Transport, IPEndPoint Local);
