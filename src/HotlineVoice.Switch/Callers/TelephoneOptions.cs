using System.Net;

namespace HotlineVoice.Switch.Callers;

/// <summary>Who a telephone of ours is, where it stands and whom it calls through.</summary>
/// <param name="Number">Its number, in From.</param>
/// <param name="Sip">Where its signalling is bound.</param>
/// <param name="Sound">Where its RTP is bound; RTCP is the next port.</param>
/// <param name="Server">The server's address for signalling.</param>
sealed record TelephoneOptions(string Number, IPEndPoint Sip, IPEndPoint Sound, IPEndPoint Server)
{
    /// <summary>The domain it belongs to; a seat's digest realm.</summary>
    public string Domain { get; init; } = "localhost";

    /// <summary>The seat's password; null for a citizen, who is trusted by his trunk's address.</summary>
    public string? Password { get; init; }

    /// <summary>It takes no digits as RTP events, so that it sends them as tones.</summary>
    public bool HasNoEvents { get; init; }

    /// <summary>Its stack's durations.</summary>
    public Sip.SipTimes Times { get; init; } = new();
}

/// <summary>How far a telephone's call is.</summary>
enum TelephoneState
{
    Idle,
    Calling,
    Ringing,
    Talking,
    Ended,
}

/// <summary>The wire of one telephone.</summary>
interface ITelephoneWire
{
    void Send(ReadOnlySpan<byte> message, IPEndPoint to);

    void Send(ReadOnlySpan<byte> packet, Media.RtpAddress to, bool control);
}
