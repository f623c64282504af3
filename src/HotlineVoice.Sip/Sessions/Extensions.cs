using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Sessions;

/// <summary>The SIP extensions we take part in (RFC 3261 §19.2). 100rel is not among them, so a request that requires
/// it gets 420 and the caller tries without.</summary>
static class Extensions
{
    public const string Supported = "timer";

    public static IReadOnlyList<string> Unknown(SipMessage message) =>
        [.. message.List(HeaderName.Require).Where(tag => !tag.Equals(Supported, StringComparison.OrdinalIgnoreCase))];
}
