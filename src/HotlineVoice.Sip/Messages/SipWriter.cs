using System.Buffers;
using System.Globalization;
using System.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>Writes one message into a pooled buffer, which goes to the outbox and back to the pool.</summary>
sealed class SipWriter
{
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(2_048);
    int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Gives the buffer away; the writer is finished.</summary>
    public (byte[] Buffer, int Bytes) Detach()
    {
        var given = (_buffer, _length);
        _buffer = [];
        _length = 0;
        return given;
    }

    /// <summary>A copy for somebody who keeps it; the buffer goes back to the pool and the writer is
    /// finished.</summary>
    public byte[] TakeArray()
    {
        var bytes = Written.ToArray();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
        return bytes;
    }

    public void Request(string method, string uri)
    {
        Text(method);
        Text(" ");
        Text(uri);
        Literal(" SIP/2.0\r\n");
    }

    public void Response(int status, string? phrase = null)
    {
        Text("SIP/2.0 ");
        Number(status);
        Text(" ");
        Text(phrase ?? SipStatus.Phrase(status));
        Literal("\r\n");
    }

    public void Header(string name, string value)
    {
        Text(name);
        Text(": ");
        Text(value);
        Literal("\r\n");
    }

    public void Header(string name, long value)
    {
        Text(name);
        Text(": ");
        Number(value);
        Literal("\r\n");
    }

    /// <summary>Lines that end with CRLF already.</summary>
    public void Raw(ReadOnlySpan<byte> lines)
    {
        lines.CopyTo(Room(lines.Length));
        _length += lines.Length;
    }

    /// <summary>The end of the head and the body, if there is one.</summary>
    public void End(string? contentType = null, ReadOnlySpan<byte> body = default)
    {
        if (contentType is not null)
        {
            Header("Content-Type", contentType);
        }

        Header("Content-Length", body.Length);
        Literal("\r\n");
        Raw(body);
    }

    // A value that carries a line break would be a second header of somebody's choosing.
    void Text(string text)
    {
        var start = _length;
        Literal(text);
        var written = _buffer.AsSpan(start, _length - start);
        foreach (ref var letter in written)
        {
            letter = letter is (byte)'\r' or (byte)'\n' ? (byte)' ' : letter;
        }
    }

    void Literal(string text) => _length += Encoding.Latin1.GetBytes(text, Room(text.Length));

    void Number(long value)
    {
        var room = Room(20);
        value.TryFormat(room, out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(_length);
    }
}
