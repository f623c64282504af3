namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>Semicolon parameters of a header value or URI: ;name=value;flag;quoted="a;b" (RFC 3261 §7.3.1).</summary>
static class Parameters
{
    /// <summary>Value of the first parameter of that name (unquoted), empty for a flag, null when absent.</summary>
    /// <param name="text">Text from the first semicolon on.</param>
    /// <param name="name">Name, in any case.</param>
    public static string? Find(string text, string name)
    {
        var position = 0;
        while (TryNext(text, ref position, out var key, out var value))
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return Unquote(value);
            }
        }

        return null;
    }

    /// <summary>True when a parameter of that name stands there twice, which makes tags and branches
    /// ambiguous.</summary>
    public static bool IsRepeated(string text, string name)
    {
        var position = 0;
        var count = 0;
        while (TryNext(text, ref position, out var key, out _))
        {
            count += key.Equals(name, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return count > 1;
    }

    /// <summary>Walks from one semicolon to the next outside quotes.</summary>
    public static bool TryNext(
        string text, ref int position, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        key = default;
        value = default;
        while (position < text.Length && text[position] is ';' or ' ' or '\t')
        {
            position++;
        }

        if (position >= text.Length)
        {
            return false;
        }

        var end = EndOfItem(text, position);
        var item = text.AsSpan(position, end - position);
        position = end;
        var equals = item.IndexOf('=');
        key = (equals < 0 ? item : item[..equals]).Trim(" \t");
        value = equals < 0 ? default : item[(equals + 1)..].Trim(" \t");
        return true;
    }

    public static string Unquote(ReadOnlySpan<char> value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
        {
            return value.ToString();
        }

        var inner = value[1..^1];
        if (!inner.Contains('\\'))
        {
            return inner.ToString();
        }

        var plain = new System.Text.StringBuilder(inner.Length);
        for (var i = 0; i < inner.Length; i++)
        {
            i += inner[i] == '\\' && i + 1 < inner.Length ? 1 : 0;
            plain.Append(inner[i]);
        }

        return plain.ToString();
    }

    static int EndOfItem(string text, int position)
    {
        var quoted = false;
        for (var i = position; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ';' when !quoted:
                    return i;
            }
        }

        return text.Length;
    }
}
