using System.Globalization;
using System.Text;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Keys told by INFO, in the two forms that phones use (both older than any RFC): application/dtmf-relay with
/// Signal= and Duration=, application/dtmf with the key alone.</summary>
static class DigitBody
{
    public const string Accepted = "application/dtmf-relay, application/dtmf";

    static readonly TimeSpan UsualDuration = TimeSpan.FromMilliseconds(160);

    /// <summary>True when the body is one of the two; <paramref name="digit"/> is null for what is no key (a hook
    /// flash). </summary>
    public static bool TryRead(SipMessage message, out char? digit, out TimeSpan duration)
    {
        digit = null;
        duration = UsualDuration;
        var type = message.Text(HeaderName.ContentType) ?? "";
        var text = Encoding.Latin1.GetString(message.Body);
        if (SessionBody.Is(type, "application/dtmf"))
        {
            digit = KeyOf(text.Trim());
            return true;
        }

        if (!SessionBody.Is(type, "application/dtmf-relay"))
        {
            return false;
        }

        foreach (var line in text.Split('\n'))
        {
            var equals = line.IndexOf('=');
            var name = equals < 0 ? "" : line[..equals].Trim();
            var value = equals < 0 ? "" : line[(equals + 1)..].Trim();
            if (name.Equals("Signal", StringComparison.OrdinalIgnoreCase))
            {
                digit = KeyOf(value);
            }
            else if (name.Equals("Duration", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(value, NumberStyles.None, null, out var milliseconds)
                && milliseconds is > 0 and <= 60_000)
            {
                duration = TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        return true;
    }

    // Numbers above nine are the event codes of RFC 4733, which some phones write instead of the key.
    static char? KeyOf(string text) => text.ToUpperInvariant() switch
    {
        "10" => '*',
        "11" => '#',
        "12" or "13" or "14" or "15" => "ABCD"[text[1] - '2'],
        [var key] when char.IsAsciiDigit(key) || key is '*' or '#' or >= 'A' and <= 'D' => key,
        _ => null,
    };
}
