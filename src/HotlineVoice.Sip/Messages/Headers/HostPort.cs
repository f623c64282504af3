using System.Globalization;
using System.Net;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>host[:port] of URIs and Via (RFC 3261 §25.1), IPv6 in brackets (RFC 5118).</summary>
static class HostPort
{
    public static bool TryParse(ReadOnlySpan<char> text, out string host, out int? port)
    {
        host = "";
        port = null;
        text = text.Trim(" \t");
        var end = text.IndexOf(']');
        var colon = text.Length > 0 && text[0] == '['
            ? end < 0 ? -2 : end + 1 < text.Length ? end + 1 : -1
            : text.IndexOf(':');
        if (colon == -2 || (colon >= 0 && text[colon] != ':'))
        {
            return false;
        }

        var name = (colon < 0 ? text : text[..colon]).TrimEnd(" \t");
        if (!IsHost(name))
        {
            return false;
        }

        host = name.ToString();
        if (colon < 0)
        {
            return true;
        }

        if (!int.TryParse(text[(colon + 1)..].TrimStart(" \t"), NumberStyles.None, null, out var number)
            || number is < 1 or > 65_535)
        {
            return false;
        }

        port = number;
        return true;
    }

    /// <summary>The address that a host spells, if it spells one: the stack resolves no names.</summary>
    public static bool TryAddress(string host, out IPAddress address)
    {
        var bare = host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        var looksNumeric = bare.Contains(':') || (bare.Length > 0 && char.IsAsciiDigit(bare[^1]) && bare.Contains('.'));
        if (looksNumeric && IPAddress.TryParse(bare, out var parsed))
        {
            address = parsed;
            return true;
        }

        address = IPAddress.None;
        return false;
    }

    public static string Write(IPAddress address) =>
        address.ToString() is var text && text.Contains(':') ? $"[{text}]" : text;

    static bool IsHost(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 255)
        {
            return false;
        }

        if (name[0] == '[')
        {
            return name.Length > 3 && name[^1] == ']' && IPAddress.TryParse(name[1..^1], out _);
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
