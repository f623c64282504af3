using System.Net;

namespace HotlineVoice.Sip;

/// <summary>What a stack must know before the first message; fixed for its life.</summary>
public sealed record SipOptions
{
    /// <summary>The seats' domain and digest realm, as in sip:8001@Domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The addresses we listen on, as bound; the first of a transport is used where no path tells another.
    /// </summary>
    public required IReadOnlyList<SipListen> Listen { get; init; }

    /// <summary>The address the outside knows us by, when a router stands between; else null.</summary>
    public IPAddress? ExternalAddress { get; init; }

    /// <summary>Value of User-Agent and Server; empty sends neither (no version is shown by default).</summary>
    public string UserAgent { get; init; } = "HotlineVoice";

    /// <summary>Durations.</summary>
    public SipTimes Times { get; init; } = new();

    /// <summary>Bounds.</summary>
    public SipLimits Limits { get; init; } = new();

    /// <summary>Offer SHA-256 (RFC 8760). Off only for a house whose phones all give up at it.</summary>
    public bool OfferSha256 { get; init; } = true;

    /// <summary>Also offer MD5 after SHA-256 (RFC 8760 §2.4); most desk phones know nothing else.</summary>
    public bool OfferMd5 { get; init; } = true;
}
