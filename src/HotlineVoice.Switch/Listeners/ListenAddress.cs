using System.Net;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Listeners;

/// <summary>An address to listen on, as people write it: «udp:127.0.0.1:5060», «tcp:[::1]:5060».</summary>
static class ListenAddress
{
    public static bool TryParse(string text, out SipListen listen)
    {
        listen = null!;
        var colon = text.IndexOf(':');
        if (colon <= 0 || !TryTransport(text[..colon], out var transport)
            || !IPEndPoint.TryParse(text.AsSpan(colon + 1), out var local))
            return false;
        listen = new SipListen(transport, local);
        return true;
    }

    public static string Write(SipListen listen) => $"{listen.Transport.ToString().ToLowerInvariant()}:{listen.Local}";

    static bool TryTransport(string text, out SipTransport transport)
    {
        transport = text == "tcp" ? SipTransport.Tcp : SipTransport.Udp;
        return text is "udp" or "tcp";
    }
}
