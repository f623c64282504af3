using System.Buffers;
using System.Buffers.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>What a run of bytes turned out to be.</summary>
enum SipParsed : byte
{
    /// <summary>Nothing that can be answered; dropped and counted.</summary>
    Unreadable,

    /// <summary>Only blank lines or zeros: a keep-alive.</summary>
    KeepAlive,

    /// <summary>See <see cref="SipParser.Request"/>.</summary>
    Request,

    /// <summary>See <see cref="SipParser.Response"/>.</summary>
    Response,
}

/// <summary>Reads one message in one pass without allocating: bytes become slices, folds become spaces, the rest waits
/// until somebody asks. It owns the one request and the one response that it fills.</summary>
sealed class SipParser(SipLimits limits)
{
    static readonly SearchValues<byte> TokenBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~"u8);

    public SipRequest Request { get; } = new();

    public SipResponse Response { get; } = new();

    public SipParsed Parse(ReadOnlySpan<byte> message)
    {
        var start = message.IndexOfAnyExcept("\r\n\0"u8);
        if (start < 0)
        {
            return SipParsed.KeepAlive;
        }

        message = message[start..];
        var lineBytes = message.IndexOf((byte)'\n');
        if (lineBytes < 0 || message.Length > limits.MessageBytes)
        {
            return SipParsed.Unreadable;
        }

        var line = message[..lineBytes].TrimEnd((byte)'\r');
        var parsed = line.StartsWith("SIP/"u8) ? ReadStatusLine(line, message) : ReadRequestLine(line, message);
        if (parsed != SipParsed.Unreadable)
        {
            ReadHeaders(parsed == SipParsed.Request ? Request : Response, lineBytes + 1);
        }

        return parsed;
    }

    // SIP/2.0 SP 3DIGIT SP phrase; some peers leave out the last space with the phrase.
    SipParsed ReadStatusLine(ReadOnlySpan<byte> line, ReadOnlySpan<byte> message)
    {
        if (!line.StartsWith("SIP/2.0 "u8) || line.Length < 11
            || !Utf8Parser.TryParse(line[8..], out int status, out var used) || used != 3 || status is < 100 or > 699
            || (line.Length > 11 && line[11] != ' '))
        {
            return SipParsed.Unreadable;
        }

        Response.Refill(message);
        Response.SetStart(status);
        return SipParsed.Response;
    }

    SipParsed ReadRequestLine(ReadOnlySpan<byte> line, ReadOnlySpan<byte> message)
    {
        var methodBytes = line.IndexOf((byte)' ');
        var versionStart = line.LastIndexOf(" SIP/"u8);
        if (methodBytes is <= 0 or > 64 || versionStart <= methodBytes
            || line[..methodBytes].IndexOfAnyExcept(TokenBytes) >= 0)
        {
            return SipParsed.Unreadable;
        }

        var uri = line[(methodBytes + 1)..versionStart];
        var version = line[(versionStart + 1)..];
        Request.Refill(message);
        Request.SetStart(SipMethods.Parse(line[..methodBytes]), methodBytes, methodBytes + 1, uri.Length);
        if (!System.Text.Ascii.EqualsIgnoreCase(version, "SIP/2.0"u8))
        {
            Request.Blame(version.StartsWith("SIP/2.0"u8) ? SipRejection.Malformed : SipRejection.WrongVersion);
        }
        else if (uri.Length > limits.UriBytes)
        {
            Request.Blame(SipRejection.OverLimit);
        }
        else if (uri.IndexOfAny(" \t<>\""u8) >= 0 || uri.IsEmpty)
        {
            // One space between the parts, no brackets (RFC 4475 §3.1.2.7-9): guessing would be a smuggler's gift.
            Request.Blame(SipRejection.Malformed);
        }

        return SipParsed.Request;
    }

    void ReadHeaders(SipMessage message, int position)
    {
        var bytes = message.Refilled();
        while (position < bytes.Length)
        {
            var lineBytes = EndOfLogicalLine(bytes[position..]);
            var line = bytes.Slice(position, lineBytes).TrimEnd("\r\n"u8);
            if (line.IsEmpty)
            {
                position += lineBytes;
                ReadBody(message, bytes.Length, position);
                return;
            }

            ReadHeader(message, line, position);
            position += lineBytes;
            if (message.HeaderCount > limits.Headers)
            {
                message.Blame(SipRejection.OverLimit);
                return;
            }
        }

        // No blank line: the datagram was cut.
        message.Blame(SipRejection.Malformed);
    }

    // A line and its continuations; the breaks between them become spaces in place.
    static int EndOfLogicalLine(Span<byte> bytes)
    {
        var end = 0;
        while (true)
        {
            var feed = bytes[end..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                return bytes.Length;
            }

            var lineStart = end;
            end += feed + 1;
            var isBlank = feed == 0 || (feed == 1 && bytes[lineStart] == '\r');
            if (end >= bytes.Length || isBlank || bytes[end] is not ((byte)' ' or (byte)'\t'))
            {
                return end;
            }

            bytes[end - 1] = (byte)' ';
            if (end > 1 && bytes[end - 2] == '\r')
            {
                bytes[end - 2] = (byte)' ';
            }
        }
    }

    static void ReadHeader(SipMessage message, Span<byte> line, int position)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon <= 0 ? default : ((ReadOnlySpan<byte>)line)[..colon].TrimEnd(" \t"u8);

        // Only space and tab may stand before the colon; "X-Thing\v:" is not X-Thing and not harmless either (other
        // servers were talked past their own filters so).
        if (name.IsEmpty || name.IndexOfAnyExcept(TokenBytes) >= 0)
        {
            message.Blame(SipRejection.Malformed);
            return;
        }

        var value = ((ReadOnlySpan<byte>)line)[(colon + 1)..];
        var lead = value.Length - value.TrimStart(" \t"u8).Length;
        value = value.Trim(" \t"u8);
        var header = HeaderNames.Parse(name);
        if (value.Contains((byte)'\r') && header != HeaderName.Other)
        {
            message.Blame(SipRejection.Malformed);
        }

        if (HeaderNames.IsSingle(header) && message.Has(header))
        {
            message.Blame(header == HeaderName.ContentLength ? SipRejection.BadLength : SipRejection.Malformed);
        }

        message.Add(new HeaderSlice(header, position, name.Length, position + colon + 1 + lead, value.Length));
    }

    static void ReadBody(SipMessage message, int endBytes, int position)
    {
        var rest = endBytes - position;
        if (!message.Has(HeaderName.ContentLength))
        {
            message.SetBody(position, rest);
            return;
        }

        var value = message.First(HeaderName.ContentLength);
        if (value.Length is 0 or > 10 || !Utf8Parser.TryParse(value, out uint declared, out var used)
            || used != value.Length || declared > rest)
        {
            message.Blame(SipRejection.BadLength);
            message.SetBody(position, 0);
            return;
        }

        // What a datagram holds beyond its length is noise (RFC 3261 §18.3).
        message.SetBody(position, (int)declared);
    }
}
