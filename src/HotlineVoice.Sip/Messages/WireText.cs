using System.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>Text of the wire is held as Latin-1, one char a byte, so that nothing is lost in echoing it; only what
/// people read is turned into Unicode.</summary>
static class WireText
{
    public static string FromBytes(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    /// <summary>UTF-8 read from wire text; text that already holds wider characters is ours and returned as
    /// is.</summary>
    public static string ToUnicode(string wire)
    {
        var needed = false;
        foreach (var c in wire)
        {
            if (c > '\u00FF')
            {
                return wire;
            }

            needed |= c > '\u007F';
        }

        return needed ? Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(wire)) : wire;
    }

    /// <summary>Wire form of a text of ours: UTF-8, one char a byte.</summary>
    public static string FromUnicode(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Unicode without control characters, at most <paramref name="charsMost"/> long: fit for a screen and a
    /// log line.</summary>
    public static string Clean(string wire, int charsMost)
    {
        var text = new StringBuilder(Math.Min(wire.Length, charsMost));
        foreach (var c in ToUnicode(wire))
        {
            if (text.Length >= charsMost)
            {
                break;
            }

            if (!char.IsControl(c) && c is not ('\u2028' or '\u2029') && !IsDirectionMark(c))
            {
                text.Append(c);
            }
        }

        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            text.Length--;
        }

        return text.ToString();
    }

    // Bidirectional overrides turn a shown number round.
    static bool IsDirectionMark(char c) => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';
}
