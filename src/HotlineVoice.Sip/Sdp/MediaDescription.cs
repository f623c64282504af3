using System.Net;

namespace HotlineVoice.Sip.Sdp;

/// <summary>Which way sound may flow, seen from whoever wrote the description (RFC 3264 §6.1).</summary>
public enum MediaDirection : byte
{
    /// <summary>Both ways.</summary>
    SendReceive,

    /// <summary>The writer sends only: the other side is on hold.</summary>
    SendOnly,

    /// <summary>The writer listens only.</summary>
    ReceiveOnly,

    /// <summary>Nothing flows.</summary>
    Inactive,
}

/// <summary>One m= section with its lines (RFC 8866 §5.14).</summary>
public sealed record MediaDescription
{
    /// <summary>audio, video, image …</summary>
    public required string Kind { get; init; }

    /// <summary>RTP port; 0 refuses the stream.</summary>
    public required int Port { get; init; }

    /// <summary>RTP/AVP and its kin.</summary>
    public required string Protocol { get; init; }

    /// <summary>The format column as written: payload numbers, or other tokens for other protocols.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The section's own c= address; null when the session's holds.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The a= lines without "a=", in order.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Other lines (i=, b=, k=) as written, in order.</summary>
    public IReadOnlyList<string> OtherLines { get; init; } = [];

    /// <summary>The direction attribute of this section; null when it has none.</summary>
    public MediaDirection? Direction { get; init; }

    /// <summary>The payload types of an RTP section that can be understood, in order of preference.</summary>
    public IReadOnlyList<AudioFormat> AudioFormats { get; init; } = [];

    /// <summary>The value of an attribute "name:value", empty for a flag, null when absent.</summary>
    /// <param name="name">Attribute name, which is case-sensitive (RFC 8866 §9).</param>
    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.StartsWith(name, StringComparison.Ordinal)
                && (attribute.Length == name.Length || attribute[name.Length] == ':'))
            {
                return attribute.Length == name.Length ? "" : attribute[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }
}
