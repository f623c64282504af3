using System.Globalization;
using System.Text;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Messages;

/// <summary>What an answer repeats of its request (RFC 3261 §8.2.6.2), kept as bytes so that it is echoed as it came.
/// The topmost Via is given the address the request really came from (§18.2.1, RFC 3581).</summary>
sealed class ReplyHead
{
    readonly byte[] _lines;
    readonly string _to;

    ReplyHead(byte[] lines, string to, byte[] recordRoute, string? toTag, string method)
    {
        _lines = lines;
        _to = to;
        RecordRoute = recordRoute;
        ToTag = toTag;
        Method = method;
    }

    /// <summary>Record-Route lines; answers that make a dialog repeat them (§12.1.1).</summary>
    public byte[] RecordRoute { get; }

    /// <summary>The request's own To tag, or the one that we gave.</summary>
    public string? ToTag { get; private set; }

    /// <summary>The request's method, for counting.</summary>
    public string Method { get; }

    public static ReplyHead From(SipRequest request, SipPath path)
    {
        var lines = new StringBuilder(512);
        var isTop = true;
        foreach (var via in request.List(HeaderName.Via))
        {
            lines.Append("Via: ").Append(isTop ? WithSource(via, path) : via).Append("\r\n");
            isTop = false;
        }

        Copy(lines, "From", request.Text(HeaderName.From));
        Copy(lines, "Call-ID", request.Text(HeaderName.CallId));
        Copy(lines, "CSeq", request.Text(HeaderName.CSeq));
        var routes = new StringBuilder();
        foreach (var route in request.Lines(HeaderName.RecordRoute))
        {
            Copy(routes, "Record-Route", route);
        }

        var to = request.Text(HeaderName.To) ?? "";
        return new ReplyHead(
            Encoding.Latin1.GetBytes(lines.ToString()),
            to,
            Encoding.Latin1.GetBytes(routes.ToString()),
            NameAddress.TryParse(to, out var address) ? address.Tag : null,
            request.Method.Name());
    }

    /// <summary>Names our side of the dialog; the request's own tag is never replaced.</summary>
    public void GiveTag(string tag) => ToTag ??= tag;

    public void WriteTo(SipWriter writer)
    {
        writer.Raw(_lines);
        var hasTag = NameAddress.TryParse(_to, out var address) && address.Tag is not null;
        writer.Header("To", hasTag || ToTag is null ? _to : $"{_to};tag={ToTag}");
    }

    static void Copy(StringBuilder lines, string name, string? value)
    {
        if (value is not null)
        {
            lines.Append(name).Append(": ").Append(value).Append("\r\n");
        }
    }

    // received and rport always: phones behind a router learn their outer address from them.
    static string WithSource(string via, SipPath path)
    {
        if (!Via.TryParse(via, out var top))
        {
            return via;
        }

        var text = new StringBuilder(via.Length + 48);
        var semicolon = via.IndexOf(';');
        text.Append((semicolon < 0 ? via : via[..semicolon]).TrimEnd());
        var position = 0;
        while (Parameters.TryNext(top.Parameters, ref position, out var key, out var value))
        {
            if (!key.Equals("rport", StringComparison.OrdinalIgnoreCase)
                && !key.Equals("received", StringComparison.OrdinalIgnoreCase))
            {
                text.Append(';').Append(key).Append(value.IsEmpty ? "" : "=").Append(value);
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $";received={path.Remote.Address}")
            .Append(CultureInfo.InvariantCulture, $";rport={path.Remote.Port}").ToString();
    }
}
