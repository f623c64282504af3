using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;

namespace HotlineVoice.Sip.Sdp;

/// <summary>A session description (RFC 8866), immutable. Reading is forgiving where telephones are sloppy and bounded
/// everywhere; writing is strict.</summary>
public sealed record SessionDescription
{
    /// <summary>Largest description: the largest message cannot carry more.</summary>
    public const int BytesMost = 65_536;

    /// <summary>Most m= sections; a telephone offers one to three, a thousand is an attack.</summary>
    public const int MediaMost = 32;

    /// <summary>Most lines; ICE candidates of a browser make about 60.</summary>
    public const int LinesMost = 1_024;

    /// <summary>User name of the o= line.</summary>
    public string OriginUser { get; init; } = "-";

    /// <summary>Session id of the o= line, as written.</summary>
    public required string SessionId { get; init; }

    /// <summary>Version of the o= line, as written; the same version is the same description (RFC 3264 §8).</summary>
    public required string Version { get; init; }

    /// <summary>Address of the o= line, as written.</summary>
    public string OriginAddress { get; init; } = "";

    /// <summary>The s= line.</summary>
    public string Name { get; init; } = "-";

    /// <summary>Session-wide c= address; null when every section has its own.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Session-wide direction; null when not written.</summary>
    public MediaDirection? Direction { get; init; }

    /// <summary>Session-wide a= lines without "a=".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>The m= sections, in order; their number and order never change within a call.</summary>
    public required IReadOnlyList<MediaDescription> Media { get; init; }

    /// <summary>Reads a description; false when it is none or breaks a bound.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="description">What it says.</param>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out SessionDescription? description)
    {
        description = null;
        return bytes.Length <= BytesMost && SdpParser.TryParse(Encoding.UTF8.GetString(bytes), out description);
    }

    /// <summary>Reads a description; throws on what is none. For texts of our own; bytes from outside go through
    /// <see cref="TryParse"/>.</summary>
    /// <param name="text">The description.</param>
    public static SessionDescription Parse(string text) =>
        SdpParser.TryParse(text, out var description)
            ? description
            : throw new FormatException("Not a session description (RFC 8866).");

    /// <summary>The description as the body of a message.</summary>
    public byte[] Write() => Encoding.UTF8.GetBytes(SdpWriter.Write(this));

    /// <summary>The address of a section: its own, else the session's.</summary>
    /// <param name="media">A section of this description.</param>
    public IPAddress? AddressOf(MediaDescription media) => media.Address ?? Address;

    /// <summary>The direction of a section: its own, else the session's, else both ways; an unspecified address is the
    /// old way to say hold (RFC 3264 §8.4).</summary>
    /// <param name="media">A section of this description.</param>
    public MediaDirection DirectionOf(MediaDescription media)
    {
        var written = media.Direction ?? Direction ?? MediaDirection.SendReceive;
        var isOldHold = AddressOf(media) is { } address
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return (isOldHold, written) switch
        {
            (true, MediaDirection.SendReceive) => MediaDirection.SendOnly,
            (true, MediaDirection.ReceiveOnly) => MediaDirection.Inactive,
            _ => written,
        };
    }
}
