using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>A sip:, sips: or tel: address (RFC 3261 §19.1, RFC 3966). Texts are kept as written, so that what is read
/// can be written again byte for byte.</summary>
public sealed record SipUri
{
    /// <summary>Scheme in lower case: sip, sips, tel or something we do not call.</summary>
    public required string Scheme { get; init; }

    /// <summary>User part as written, escapes and all; the number of a tel: URI; null when there is none.</summary>
    public string? User { get; init; }

    /// <summary>Password of the user part; never used, only kept.</summary>
    public string? Password { get; init; }

    /// <summary>Host name or address, IPv6 in brackets; empty in a tel: URI.</summary>
    public string Host { get; init; } = "";

    /// <summary>Port, when written.</summary>
    public int? Port { get; init; }

    /// <summary>Parameters as written, from the first semicolon on; else empty.</summary>
    public string ParameterText { get; init; } = "";

    /// <summary>Headers as written, from the question mark on; else empty. They are never put into a request.</summary>
    public string HeaderText { get; init; } = "";

    /// <summary>User part with its escapes undone; empty when there is none.</summary>
    public string UserText => User is null ? "" : Unescape(User);

    /// <summary>True for the schemes the stack can send to.</summary>
    public bool IsSip => Scheme is "sip" or "sips";

    /// <summary>True when the parameter lr marks a loose router (RFC 3261 §16.12).</summary>
    public bool IsLooseRouter => Parameter("lr") is not null;

    /// <summary>Reads an address without angle brackets.</summary>
    /// <param name="text">As on the wire.</param>
    /// <param name="uri">The address.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SipUri? uri)
    {
        uri = null;
        if (string.IsNullOrEmpty(text) || text.AsSpan().IndexOfAny(" \t\r\n<>\"") >= 0)
        {
            return false;
        }

        var colon = text.IndexOf(':');
        if (colon <= 0 || !IsScheme(text.AsSpan(0, colon)))
        {
            return false;
        }

        var scheme = text[..colon].ToLowerInvariant();
        var rest = text[(colon + 1)..];
        uri = scheme switch
        {
            "sip" or "sips" => ParseSip(scheme, rest),
            "tel" => ParseTel(rest),
            _ => rest.Length > 0 ? new SipUri { Scheme = scheme, User = rest } : null,
        };
        return uri is not null;
    }

    /// <summary>The value of a parameter, empty for a flag, null when it is not there. Names ignore case.</summary>
    /// <param name="name">The parameter.</param>
    public string? Parameter(string name) => Headers.Parameters.Find(ParameterText, name);

    /// <summary>The same address without parameters and headers.</summary>
    public SipUri Bare() => this with { ParameterText = "", HeaderText = "" };

    /// <summary>The address as on the wire.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Scheme).Append(':');
        if (!IsSip)
        {
            return text.Append(User).Append(ParameterText).ToString();
        }

        if (User is not null)
        {
            text.Append(User);
            if (Password is not null)
            {
                text.Append(':').Append(Password);
            }

            text.Append('@');
        }

        text.Append(Host);
        if (Port is { } port)
        {
            text.Append(CultureInfo.InvariantCulture, $":{port}");
        }

        return text.Append(ParameterText).Append(HeaderText).ToString();
    }

    static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(text[0]);
    }

    static SipUri? ParseTel(string rest)
    {
        var semicolon = rest.IndexOf(';');
        var number = semicolon < 0 ? rest : rest[..semicolon];
        return number.Length == 0
            ? null
            : new SipUri { Scheme = "tel", User = number, ParameterText = semicolon < 0 ? "" : rest[semicolon..] };
    }

    // The user part may hold ; and ? (RFC 3261 §25.1 user-unreserved), so the @ is looked for first.
    static SipUri? ParseSip(string scheme, string rest)
    {
        string? user = null;
        string? password = null;
        var at = rest.IndexOf('@');
        if (at >= 0)
        {
            // A second @ is tolerated in the headers only, where RFC 3515 §2.1 itself leaves one without its escape.
            user = rest[..at];
            rest = rest[(at + 1)..];
            var second = rest.IndexOf('@');
            if (user.Length == 0 || (second >= 0 && rest.IndexOf('?') is var head && (head < 0 || head > second)))
            {
                return null;
            }

            var colon = user.IndexOf(':');
            if (colon >= 0)
            {
                password = user[(colon + 1)..];
                user = user[..colon];
            }
        }

        var question = rest.IndexOf('?');
        var headers = question < 0 ? "" : rest[question..];
        rest = question < 0 ? rest : rest[..question];
        var semicolon = rest.IndexOf(';');
        var parameters = semicolon < 0 ? "" : rest[semicolon..];
        rest = semicolon < 0 ? rest : rest[..semicolon];
        return Headers.HostPort.TryParse(rest, out var host, out var port)
            ? new SipUri
            {
                Scheme = scheme,
                User = user,
                Password = password,
                Host = host,
                Port = port,
                ParameterText = parameters,
                HeaderText = headers,
            }
            : null;
    }

    static string Unescape(string text)
    {
        if (!text.Contains('%'))
        {
            return WireText.ToUnicode(text);
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
