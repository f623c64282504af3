using System.Globalization;
using System.Text;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>Headers inside an address, ?name=value&amp;name=value with escapes (RFC 3261 §19.1.1). They are read where
/// a header is known to be harmless and never put into a request.</summary>
static class UriHeaders
{
    const string Plain = "-_.!~*'()";

    /// <summary>All values of one name, which ignores case, with their escapes undone: wire text, one char a byte.
    /// </summary>
    /// <param name="headerText">Text from the question mark on.</param>
    /// <param name="name">The header.</param>
    public static List<string> Find(string headerText, string name)
    {
        var values = new List<string>();
        foreach (var pair in headerText.TrimStart('?').Split('&'))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0 && Unescape(pair[..equals]).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                values.Add(Unescape(pair[(equals + 1)..]));
            }
        }

        return values;
    }

    public static string Write(string name, string value) => $"?{name}={Escape(value)}";

    static string Escape(string wire)
    {
        var text = new StringBuilder(wire.Length * 2);
        foreach (var letter in Encoding.Latin1.GetBytes(wire))
        {
            var isPlain = char.IsAsciiLetterOrDigit((char)letter) || Plain.Contains((char)letter);
            text.Append(isPlain ? ((char)letter).ToString() : $"%{letter:X2}");
        }

        return text.ToString();
    }

    static string Unescape(string text)
    {
        if (!text.Contains('%'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var letter))
            {
                plain.Append((char)letter);
                i += 2;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
