using System.Text;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Sip.Sessions;

/// <summary>What a message's body turned out to be.</summary>
enum BodyKind : byte
{
    None,
    Description,

    /// <summary>A session description that cannot be read (488).</summary>
    Unreadable,

    /// <summary>Something else (415).</summary>
    Unknown,
}

/// <summary>Finds the session description in a body, alone or as one part of a multipart (RFC 5621). Parts inside parts
/// are not looked for: no telephone sends them.</summary>
static class SessionBody
{
    const int PartsMost = 16;

    public static BodyKind Read(SipMessage message, out SessionDescription? description)
    {
        description = null;
        if (message.Body.IsEmpty)
        {
            return BodyKind.None;
        }

        var type = message.Text(HeaderName.ContentType) ?? "";
        if (message.Text(HeaderName.ContentEncoding) is { Length: > 0 } encoding
            && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return BodyKind.Unknown;
        }

        if (Is(type, "application/sdp"))
        {
            return Describe(message.Body, out description);
        }

        if (!Is(type, "multipart/mixed") && !Is(type, "multipart/alternative"))
        {
            return BodyKind.Unknown;
        }

        var semicolon = type.IndexOf(';');
        var boundary = semicolon < 0 ? null : Parameters.Find(type[semicolon..], "boundary");
        return boundary is { Length: > 0 and <= 70 } && FindPart(message.Body, boundary, out var part)
            ? Describe(part, out description)
            : BodyKind.Unknown;
    }

    public static bool Is(string contentType, string wanted)
    {
        var semicolon = contentType.IndexOf(';');
        var bare = (semicolon < 0 ? contentType : contentType[..semicolon]).Replace(" ", "").Trim();
        return bare.Equals(wanted, StringComparison.OrdinalIgnoreCase);
    }

    static BodyKind Describe(ReadOnlySpan<byte> body, out SessionDescription? description) =>
        SessionDescription.TryParse(body, out description) ? BodyKind.Description : BodyKind.Unreadable;

    static bool FindPart(ReadOnlySpan<byte> body, string boundary, out ReadOnlySpan<byte> part)
    {
        part = default;
        var delimiter = Encoding.Latin1.GetBytes("--" + boundary);
        var start = body.IndexOf(delimiter);
        for (var parts = 0; start >= 0 && parts < PartsMost; parts++)
        {
            body = body[(start + delimiter.Length)..];
            start = body.IndexOf(delimiter);
            var inner = start < 0 ? body : body[..start];
            var headEnd = inner.IndexOf("\r\n\r\n"u8);
            if (headEnd >= 0 && IsDescriptionHead(Encoding.Latin1.GetString(inner[..headEnd])))
            {
                part = inner[(headEnd + 4)..];
                return true;
            }
        }

        return false;
    }

    static bool IsDescriptionHead(string head)
    {
        foreach (var line in head.Split('\n'))
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].Trim().Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                && Is(line[(colon + 1)..].Trim(), "application/sdp"))
            {
                return true;
            }
        }

        return false;
    }
}
