using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>One hop of the way back (RFC 3261 §20.42, RFC 3581).</summary>
/// <param name="Transport">Transport as written, upper case.</param>
/// <param name="Host">sent-by host.</param>
/// <param name="Port">sent-by port, when written.</param>
/// <param name="Parameters">Parameters from the first semicolon on.</param>
sealed record Via(string Transport, string Host, int? Port, string Parameters)
{
    /// <summary>What every branch of RFC 3261 begins with (§8.1.1.7); others come from RFC 2543.</summary>
    public const string Cookie = "z9hG4bK";

    public string? Branch => Headers.Parameters.Find(Parameters, "branch") is { Length: > 0 } branch ? branch : null;

    public bool WantsPort => Headers.Parameters.Find(Parameters, "rport") is not null;

    /// <summary>sent-by in a form to compare; the default port is written out.</summary>
    public string SentBy => $"{Host.ToLowerInvariant()}:{Port ?? (Transport is "TLS" or "WSS" ? 5_061 : 5_060)}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out Via? via)
    {
        via = null;
        if (text is null)
        {
            return false;
        }

        var semicolon = text.IndexOf(';');
        var head = (semicolon < 0 ? text : text[..semicolon]).Trim();
        var first = head.IndexOf('/');
        var second = first < 0 ? -1 : head.IndexOf('/', first + 1);
        if (second < 0 || !head[..first].TrimEnd().Equals("SIP", StringComparison.OrdinalIgnoreCase)
            || head[(first + 1)..second].Trim() != "2.0")
        {
            return false;
        }

        var rest = head[(second + 1)..].TrimStart();
        var space = rest.AsSpan().IndexOfAny(' ', '\t');
        if (space <= 0 || !HostPort.TryParse(rest[space..].Trim(), out var host, out var port))
        {
            return false;
        }

        via = new Via(rest[..space].ToUpperInvariant(), host, port, semicolon < 0 ? "" : text[semicolon..]);
        return true;
    }
}
