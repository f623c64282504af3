using System.Buffers.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>What a stream holds next.</summary>
public enum StreamFrame : byte
{
    /// <summary>Not yet a whole message: read on.</summary>
    Incomplete,

    /// <summary>One message for <see cref="SipStack.Receive(ReadOnlySpan{byte}, SipPath, TimeSpan)"/>.</summary>
    Message,

    /// <summary>A keep-alive CRLFCRLF (RFC 5626 §4.4.1): send back one CRLF.</summary>
    Ping,

    /// <summary>The framing is lost, by a wrong length or a message beyond the limit: close the stream.</summary>
    Broken,
}

/// <summary>Cuts one stream (TCP, TLS) into messages by Content-Length (RFC 3261 §18.3). A listener owns one for each
/// connection. A head whose length is missing, doubled or wrong is handed over once without a body, so that the stack
/// can answer 400; after that the stream is <see cref="StreamFrame.Broken"/>.</summary>
public sealed class StreamFramer
{
    readonly int _messageBytesMost;
    byte[] _buffer = new byte[4_096];
    int _start;
    int _end;
    int _searched;
    bool _broken;

    /// <summary>A framer for one connection.</summary>
    /// <param name="messageBytesMost">Longest message, <see cref="SipLimits.MessageBytes"/>.</param>
    public StreamFramer(int messageBytesMost) => _messageBytesMost = messageBytesMost;

    /// <summary>True while a message has begun and not ended, for the listener's idle clock.</summary>
    public bool IsInsideMessage => _end > _start;

    /// <summary>Takes bytes as they were read.</summary>
    /// <param name="bytes">Any number of them.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_broken)
        {
            return;
        }

        if (_buffer.Length - _end < bytes.Length)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_buffer.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>The next frame; call until it is Incomplete or Broken.</summary>
    /// <param name="message">The message's bytes; they hold until the next call or Append.</param>
    public StreamFrame Next(out ReadOnlySpan<byte> message)
    {
        message = default;
        if (_broken)
        {
            return StreamFrame.Broken;
        }

        if (TakeBlankLines())
        {
            return StreamFrame.Ping;
        }

        var pending = _buffer.AsSpan(_start, _end - _start);
        var headEnd = EndOfHead(pending, Math.Max(0, _searched - 3));
        _searched = pending.Length;
        if (headEnd < 0)
        {
            return pending.Length > _messageBytesMost ? Break() : StreamFrame.Incomplete;
        }

        if (!TryBodyBytes(pending[..headEnd], out var bodyBytes) || headEnd + bodyBytes > _messageBytesMost)
        {
            message = pending[..headEnd];
            _broken = true;
            return StreamFrame.Message;
        }

        if (pending.Length < headEnd + bodyBytes)
        {
            _searched = 0;
            return StreamFrame.Incomplete;
        }

        message = pending[..(int)(headEnd + bodyBytes)];
        _start += message.Length;
        _searched = 0;
        return StreamFrame.Message;
    }

    // Blank lines before a message are noise (RFC 3261 §7.5), but a doubled one is a question (RFC 5626).
    bool TakeBlankLines()
    {
        var pending = _buffer.AsSpan(_start, _end - _start);
        if (pending.StartsWith("\r\n\r\n"u8))
        {
            _start += 4;
            _searched = 0;
            return true;
        }

        if (pending.Length > 2 && pending.StartsWith("\r\n"u8) && pending[2] != '\r')
        {
            _start += 2;
            _searched = 0;
        }

        return false;
    }

    StreamFrame Break()
    {
        _broken = true;
        return StreamFrame.Broken;
    }

    void MakeRoom(int bytes)
    {
        var pending = _end - _start;
        var target = pending + bytes <= _buffer.Length
            ? _buffer
            : new byte[Math.Max(_buffer.Length * 2, pending + bytes)];
        _buffer.AsSpan(_start, pending).CopyTo(target);
        _buffer = target;
        _start = 0;
        _end = pending;
    }

    static int EndOfHead(ReadOnlySpan<byte> pending, int from)
    {
        var at = pending[Math.Min(from, pending.Length)..].IndexOf("\r\n\r\n"u8);
        return at < 0 ? -1 : from + at + 4;
    }

    static bool TryBodyBytes(ReadOnlySpan<byte> head, out long bodyBytes)
    {
        bodyBytes = -1;
        while (head.Length > 0)
        {
            var lineEnd = head.IndexOf((byte)'\n');
            var line = lineEnd < 0 ? head : head[..lineEnd];
            head = lineEnd < 0 ? default : head[(lineEnd + 1)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0 || !IsLengthName(line[..colon].TrimEnd(" \t"u8)))
            {
                continue;
            }

            var value = line[(colon + 1)..].Trim(" \t\r"u8);
            if (bodyBytes >= 0 || value.Length is 0 or > 10
                || !Utf8Parser.TryParse(value, out uint number, out var used) || used != value.Length)
            {
                return false;
            }

            bodyBytes = number;
        }

        return bodyBytes >= 0;
    }

    static bool IsLengthName(ReadOnlySpan<byte> name) =>
        name is [(byte)'l'] or [(byte)'L'] || System.Text.Ascii.EqualsIgnoreCase(name, "Content-Length"u8);
}
