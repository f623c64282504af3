using System.Globalization;

namespace HotlineVoice.Sip.Messages.Headers;

/// <summary>The Reason header (RFC 3326): why somebody hung up, in the words of Q.850 or of SIP.</summary>
static class ReasonHeader
{
    public static int? Q850(SipMessage message)
    {
        foreach (var value in message.List(HeaderName.Reason))
        {
            var semicolon = value.IndexOf(';');
            if (semicolon > 0 && value[..semicolon].Trim().Equals("Q.850", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(Parameters.Find(value[semicolon..], "cause"), NumberStyles.None, null, out var cause)
                && cause is >= 0 and <= 127)
            {
                return cause;
            }
        }

        return null;
    }

    public static IReadOnlyList<(string Name, string Value)> Write(SipCause? cause)
    {
        var text = cause?.Text is { } words ? $";text=\"{WireText.FromUnicode(words).Replace("\"", "'")}\"" : "";
        return cause switch
        {
            { Q850: { } q850 } => [("Reason", $"Q.850;cause={q850}{text}")],
            { Status: { } status } => [("Reason", $"SIP;cause={status}{text}")],
            _ => [],
        };
    }
}
