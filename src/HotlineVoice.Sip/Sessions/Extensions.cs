using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Sessions;

/// <summary>The SIP extensions we take part in (RFC 3261 §19.2): session timers (RFC 4028), provisional answers that
/// arrive (RFC 3262), and transfers without reports (RFC 4488).</summary>
static class Extensions
{
    public const string Timer = "timer";

    public const string Reliable = "100rel";

    public const string WithoutReports = "norefersub";

    /// <summary>What Supported says.</summary>
    public const string Supported = $"{Timer}, {Reliable}, {WithoutReports}";

    /// <summary>What Allow-Events says (RFC 6665 §8.2.2): the reports of a transfer and nothing else.</summary>
    public const string Events = "refer";

    /// <summary>Required extensions that we lack; the request that has any gets 420.</summary>
    public static IReadOnlyList<string> Unknown(SipMessage message) =>
        [.. message.List(HeaderName.Require).Where(
            tag => !Is(tag, Timer) && !Is(tag, Reliable) && !Is(tag, WithoutReports))];

    static bool Is(string tag, string extension) => tag.Equals(extension, StringComparison.OrdinalIgnoreCase);
}
