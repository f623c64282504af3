using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>From, To, Contact, Route and their kin: an address with a name and parameters (RFC 3261 §20.10).</summary>
/// <param name="Display">Display name without quotes, wire text; null when absent.</param>
/// <param name="Uri">The address.</param>
/// <param name="Parameters">Header parameters from the first semicolon on; else empty.</param>
sealed record NameAddress(string? Display, SipUri Uri, string Parameters)
{
    public string? Tag => Headers.Parameters.Find(Parameters, "tag") is { Length: > 0 } tag ? tag : null;

    public string? Parameter(string name) => Headers.Parameters.Find(Parameters, name);

    public static bool TryParse(string? text, [NotNullWhen(true)] out NameAddress? address)
    {
        address = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var open = IndexOutsideQuotes(text, '<');
        if (open < 0)
        {
            return TryParseBare(text.Trim(), out address);
        }

        var close = text.IndexOf('>', open);
        var tail = close < 0 ? "" : text[(close + 1)..].Trim();
        if (close < 0 || (tail.Length > 0 && tail[0] != ';') || !TryDisplay(text[..open].Trim(), out var display)
            || !SipUri.TryParse(text[(open + 1)..close], out var uri))
        {
            return false;
        }

        address = new NameAddress(display, uri, tail);
        return true;
    }

    /// <summary>Wire form: always with brackets, so that parameters cannot change sides.</summary>
    public override string ToString() => Display is null
        ? $"<{Uri}>{Parameters}"
        : $"\"{Display.Replace("\\", "\\\\").Replace("\"", "\\\"")}\" <{Uri}>{Parameters}";

    // Without brackets the parameters belong to the header (RFC 3261 §20.10), and a comma, semicolon or question mark
    // in the address demands brackets (RFC 4475 §3.1.2.14).
    static bool TryParseBare(string text, [NotNullWhen(true)] out NameAddress? address)
    {
        address = null;
        var semicolon = text.IndexOf(';');
        var bare = (semicolon < 0 ? text : text[..semicolon]).TrimEnd();
        if (bare.Contains('?') || bare.Contains(',') || !SipUri.TryParse(bare, out var uri))
        {
            return false;
        }

        address = new NameAddress(null, uri, semicolon < 0 ? "" : text[semicolon..]);
        return true;
    }

    static bool TryDisplay(string text, out string? display)
    {
        display = null;
        if (text.Length == 0)
        {
            return true;
        }

        if (text[0] == '"')
        {
            var isWhole = text.Length >= 2 && text[^1] == '"' && IndexOutsideQuotes(text + "\n", '\n') >= 0;
            display = isWhole ? Headers.Parameters.Unquote(text) : null;
            return isWhole;
        }

        display = text;
        return text.AsSpan().IndexOfAny("\":,;@<>") < 0;
    }

    static int IndexOutsideQuotes(string text, char wanted)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] == wanted)
            {
                return i;
            }
        }

        return -1;
    }
}
