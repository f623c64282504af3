using System.Globalization;
using System.Net;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Wire;

/// <summary>How we name ourselves in Via and Contact, and where messages to an address leave from.</summary>
sealed class LocalAddresses(SipOptions options)
{
    /// <summary>host:port for Via and Contact, as the peer of this path can reach us.</summary>
    public string HostPortFor(SipPath path)
    {
        var address = options.ExternalAddress ?? path.Local.Address;
        var host = IsUnspecified(address) ? options.Domain : HostPort.Write(address);
        return string.Create(CultureInfo.InvariantCulture, $"{host}:{path.Local.Port}");
    }

    public string Contact(SipPath path, string? user)
    {
        var transport = path.Transport switch
        {
            SipTransport.Udp => "",
            SipTransport.Tcp => ";transport=tcp",
            SipTransport.Tls => ";transport=tls",
            _ => ";transport=ws",
        };
        return $"<sip:{(string.IsNullOrEmpty(user) ? "" : user + "@")}{HostPortFor(path)}{transport}>";
    }

    public string Via(SipPath path, string branch)
    {
        var transport = path.Transport.ToString().ToUpperInvariant();
        return $"SIP/2.0/{transport} {HostPortFor(path)};branch={branch};rport";
    }

    /// <summary>A path to an address over one of our listeners; null when none of that transport and family stands.
    /// </summary>
    public SipPath? PathTo(SipTransport transport, IPEndPoint remote)
    {
        SipListen? any = null;
        foreach (var listen in options.Listen)
        {
            if (listen.Transport == transport && listen.Local.AddressFamily == remote.AddressFamily)
            {
                any ??= listen;
                if (IPAddress.IsLoopback(listen.Local.Address) == IPAddress.IsLoopback(remote.Address))
                {
                    return new SipPath(transport, listen.Local, remote);
                }
            }
        }

        return any is null ? null : new SipPath(transport, any.Local, remote);
    }

    static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
