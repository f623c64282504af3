using System.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>Where one header line lies in the message.</summary>
readonly record struct HeaderSlice(HeaderName Name, int NameStart, int NameBytes, int ValueStart, int ValueBytes);

/// <summary>A message as an index over its bytes. The parser fills the same two objects again and again; whoever keeps
/// a message beyond the call that received it keeps a <see cref="ReplyHead"/> or texts, never the message.</summary>
abstract class SipMessage
{
    byte[] _bytes = new byte[4_096];
    HeaderSlice[] _headers = new HeaderSlice[32];
    int _lengthBytes;

    public int HeaderCount { get; private set; }

    public int BodyStart { get; private set; }

    public int BodyBytes { get; private set; }

    /// <summary>What is wrong with it although it can be answered; null when it is well formed so far.</summary>
    public SipRejection? Fault { get; private set; }

    public ReadOnlySpan<byte> Body => _bytes.AsSpan(BodyStart, BodyBytes);

    public ReadOnlySpan<HeaderSlice> Headers => _headers.AsSpan(0, HeaderCount);

    /// <summary>All bytes, folds already straightened.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _lengthBytes);

    public ReadOnlySpan<byte> Name(in HeaderSlice header) => _bytes.AsSpan(header.NameStart, header.NameBytes);

    public ReadOnlySpan<byte> Value(in HeaderSlice header) => _bytes.AsSpan(header.ValueStart, header.ValueBytes);

    /// <summary>Value bytes of the first header of that name; empty when there is none.</summary>
    public ReadOnlySpan<byte> First(HeaderName name)
    {
        foreach (ref readonly var header in Headers)
        {
            if (header.Name == name)
            {
                return Value(header);
            }
        }

        return default;
    }

    public bool Has(HeaderName name) => Count(name) > 0;

    public int Count(HeaderName name)
    {
        var count = 0;
        foreach (ref readonly var header in Headers)
        {
            count += header.Name == name ? 1 : 0;
        }

        return count;
    }

    /// <summary>Wire text of the first header of that name; null when there is none.</summary>
    public string? Text(HeaderName name) => Has(name) ? Encoding.Latin1.GetString(First(name)) : null;

    /// <summary>All values of a listed header: comma-joined and repeated are the same (RFC 3261 §7.3.1).</summary>
    public List<string> List(HeaderName name)
    {
        var values = new List<string>();
        foreach (ref readonly var header in Headers)
        {
            if (header.Name == name)
            {
                HeaderList.Split(Encoding.Latin1.GetString(Value(header)), values);
            }
        }

        return values;
    }

    /// <summary>Repeated headers as they stand, for those whose commas do not separate (the digest ones).</summary>
    public List<string> Lines(HeaderName name)
    {
        var values = new List<string>();
        foreach (ref readonly var header in Headers)
        {
            if (header.Name == name)
            {
                values.Add(Encoding.Latin1.GetString(Value(header)));
            }
        }

        return values;
    }

    /// <summary>True when a listed header holds that token, in any case.</summary>
    public bool Lists(HeaderName name, string token) =>
        Has(name) && List(name).Exists(value => value.Equals(token, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Encoding.Latin1.GetString(Bytes);

    internal Span<byte> Refilled() => _bytes.AsSpan(0, _lengthBytes);

    internal void Refill(ReadOnlySpan<byte> message)
    {
        if (_bytes.Length < message.Length)
        {
            _bytes = new byte[Math.Max(message.Length, _bytes.Length * 2)];
        }

        message.CopyTo(_bytes);
        _lengthBytes = message.Length;
        HeaderCount = 0;
        BodyStart = message.Length;
        BodyBytes = 0;
        Fault = null;

    }

    internal void Add(in HeaderSlice header)
    {
        if (HeaderCount == _headers.Length)
        {
            Array.Resize(ref _headers, _headers.Length * 2);
        }

        _headers[HeaderCount++] = header;
    }

    internal void SetBody(int start, int bodyBytes) => (BodyStart, BodyBytes) = (start, bodyBytes);

    // The first fault stays: it is the cause, later ones may be its consequences.
    internal void Blame(SipRejection fault) => Fault ??= fault;
}

/// <summary>A request as an index over its bytes.</summary>
sealed class SipRequest : SipMessage
{
    int _methodBytes;
    int _uriStart;
    int _uriBytes;

    public SipMethod Method { get; private set; }

    /// <summary>The method's own spelling, for methods we do not know.</summary>
    public string MethodText => Encoding.Latin1.GetString(Bytes[.._methodBytes]);

    public ReadOnlySpan<byte> UriSpan => Bytes.Slice(_uriStart, _uriBytes);

    public string UriText => Encoding.Latin1.GetString(UriSpan);

    internal void SetStart(SipMethod method, int methodBytes, int uriStart, int uriBytes) =>
        (Method, _methodBytes, _uriStart, _uriBytes) = (method, methodBytes, uriStart, uriBytes);
}

/// <summary>A response as an index over its bytes.</summary>
sealed class SipResponse : SipMessage
{
    public int Status { get; private set; }

    internal void SetStart(int status) => Status = status;
}
