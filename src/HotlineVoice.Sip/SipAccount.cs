using System.Net;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip;

/// <summary>A seat that may register and call: its number and the two digests of its password, never the password.
/// </summary>
/// <param name="User">The seat's number: user part of its address and digest user name.</param>
/// <param name="Ha1Md5">Hex of MD5(user:realm:password), RFC 7616 §3.4.2.</param>
/// <param name="Ha1Sha256">Hex of SHA-256(user:realm:password).</param>
public sealed record SipAccount(string User, string Ha1Md5, string Ha1Sha256)
{
    /// <summary>Computes both digests of a password for a realm; the password itself is not kept.</summary>
    /// <param name="user">The seat's number.</param>
    /// <param name="realm">The realm, which is <see cref="SipOptions.Domain"/>.</param>
    /// <param name="password">What the person types.</param>
    public static SipAccount FromPassword(string user, string realm, string password) => new(
        user,
        Authentication.DigestMath.Ha1(Authentication.DigestAlgorithm.Md5, user, realm, password),
        Authentication.DigestMath.Ha1(Authentication.DigestAlgorithm.Sha256, user, realm, password));
}

/// <summary>A line to the outside: who may call from where, and how we call through it.</summary>
public sealed record SipTrunk
{
    /// <summary>Its name in configuration, orders and call records.</summary>
    public required string Name { get; init; }

    /// <summary>Addresses whose calls are taken as this trunk's.</summary>
    public required IPNetwork From { get; init; }

    /// <summary>When not empty, the source ports it may use.</summary>
    public IReadOnlyList<int> FromPorts { get; init; } = [];

    /// <summary>Where calls to it go; null for a trunk that only brings calls.</summary>
    public SipUri? To { get; init; }

    /// <summary>Numeric address of <see cref="To"/> when its host is a name (the stack resolves nothing).</summary>
    public IPEndPoint? ToAddress { get; init; }

    /// <summary>How bytes travel to it.</summary>
    public SipTransport Transport { get; init; }

    /// <summary>User name when it challenges us; null when it trusts our address.</summary>
    public string? Username { get; init; }

    /// <summary>Password when it challenges us.</summary>
    public string? Password { get; init; }

    /// <summary>The only realm for which we answer its challenges.</summary>
    public string? Realm { get; init; }

    /// <summary>Most calls at once, both ways; one more is 486.</summary>
    public int MaxCalls { get; init; } = int.MaxValue;
}
