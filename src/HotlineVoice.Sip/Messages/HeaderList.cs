namespace HotlineVoice.Sip.Messages;

/// <summary>Splits a listed header value at commas outside quotes and angle brackets.</summary>
static class HeaderList
{
    public static void Split(string text, List<string> values)
    {
        var start = 0;
        var quoted = false;
        var angled = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when quoted:
                    i++;
                    break;
                case '"' when !angled:
                    quoted = !quoted;
                    break;
                case '<' when !quoted:
                    angled = true;
                    break;
                case '>' when !quoted:
                    angled = false;
                    break;
                case ',' when !quoted && !angled:
                    Add(text, start, i, values);
                    start = i + 1;
                    break;
            }
        }

        Add(text, start, text.Length, values);
    }

    static void Add(string text, int start, int end, List<string> values)
    {
        var value = text.AsSpan(start, Math.Max(0, Math.Min(end, text.Length) - start)).Trim(" \t");
        if (!value.IsEmpty)
        {
            values.Add(value.ToString());
        }
    }
}
