using System.Net;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Dialogs;

/// <summary>Where a request of a dialog is sent: the first route or the target when its host is an address, else the
/// way the peer came. A phone behind a router names an address nobody can reach; then the way it came wins
/// too.</summary>
static class NextHop
{
    public static SipPath Of(Dialog dialog, StackContext context)
    {
        var first = dialog.Routes.Count > 0 && NameAddress.TryParse(dialog.Routes[0], out var route) ? route.Uri : null;
        if (first is null && !SipUri.TryParse(dialog.Target, out first))
        {
            return dialog.Peer;
        }

        // A binding's peer and a seat are taken as seen on the wire unless their address agrees with what they wrote.
        return Of(first, dialog.Peer, isTrusted: dialog.Session.Trunk is not null || dialog.Routes.Count > 0, context);
    }

    /// <summary>The way to an address that a peer wrote, when the peer itself was seen at <paramref name="seen"/>.
    /// </summary>
    public static SipPath Of(SipUri uri, SipPath seen, bool isTrusted, StackContext context)
    {
        if (!HostPort.TryAddress(uri.Host, out var address)
            || address.AddressFamily != seen.Remote.AddressFamily
            || seen.Transport is SipTransport.Ws or SipTransport.Wss)
        {
            return seen;
        }

        var isSame = address.Equals(seen.Remote.Address);
        if (!isSame && (!isTrusted || (IsPrivate(address) && !IsPrivate(seen.Remote.Address))))
        {
            return seen;
        }

        var transport = TransportOf(uri, seen.Transport);
        var remote = new IPEndPoint(address, uri.Port ?? (transport == SipTransport.Tls ? 5_061 : 5_060));
        if (transport == seen.Transport && (remote.Equals(seen.Remote) || (isSame && context.Paths.IsOpen(seen))))
        {
            return seen;
        }

        return context.Addresses.PathTo(transport, remote) is { } path
            ? transport == seen.Transport ? path with { Local = seen.Local } : path
            : seen;
    }

    public static SipTransport TransportOf(SipUri uri, SipTransport otherwise) =>
        uri.Parameter("transport")?.ToLowerInvariant() switch
        {
            "udp" => SipTransport.Udp,
            "tcp" => uri.Scheme == "sips" ? SipTransport.Tls : SipTransport.Tcp,
            "tls" => SipTransport.Tls,
            "ws" => SipTransport.Ws,
            "wss" => SipTransport.Wss,
            _ => uri.Scheme == "sips" ? SipTransport.Tls : otherwise,
        };

    // RFC 1918, RFC 6598, RFC 4193: addresses that mean something only behind their own router.
    public static bool IsPrivate(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? bytes[0] == 10 || (bytes[0] == 172 && (bytes[1] & 0xF0) == 16) || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 100 && (bytes[1] & 0xC0) == 64)
            : (bytes[0] & 0xFE) == 0xFC;
    }
}
