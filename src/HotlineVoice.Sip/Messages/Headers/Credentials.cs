namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>Digest challenges and credentials: a scheme and name=value pairs (RFC 3261 §20.7, RFC 7616 §3.3).</summary>
sealed class Credentials
{
    readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Value without quotes; null when absent.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>Null when it is another scheme than Digest, or a field stands there twice.</summary>
    public static Credentials? Parse(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var space = trimmed.AsSpan().IndexOfAny(' ', '\t');
        if (space < 0 || !trimmed[..space].Equals("Digest", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var credentials = new Credentials();
        var parts = new List<string>();
        HeaderList.Split(trimmed[space..], parts);
        foreach (var part in parts)
        {
            var equals = part.IndexOf('=');
            if (equals <= 0 || !credentials._fields.TryAdd(
                part[..equals].Trim(), Headers.Parameters.Unquote(part.AsSpan(equals + 1).Trim(" \t"))))
            {
                return null;
            }
        }

        return credentials;
    }
}
