using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Sessions;

/// <summary>The SIP extensions we take part in (RFC 3261 §19.2): session timers (RFC 4028) and provisional answers that
/// arrive (RFC 3262).</summary>
static class Extensions
{
    public const string Timer = "timer";

    public const string Reliable = "100rel";

    /// <summary>What Supported says.</summary>
    public const string Supported = $"{Timer}, {Reliable}";

    /// <summary>Required extensions that we lack; the request that has any gets 420.</summary>
    public static IReadOnlyList<string> Unknown(SipMessage message) =>
        [.. message.List(HeaderName.Require).Where(tag => !Is(tag, Timer) && !Is(tag, Reliable))];

    static bool Is(string tag, string extension) => tag.Equals(extension, StringComparison.OrdinalIgnoreCase);
}
