using System.Net;
using IPNetwork = System.Net.IPNetwork;

namespace HotlineVoice.Web.Deliveries;

/// <summary>Which addresses lie outside: what a stranger names must not lead to this machine or its neighbours.
/// </summary>
static class Targets
{
    /// <summary>The special-purpose registries (RFC 6890) and multicast.</summary>
    static readonly IPNetwork[] _special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/3", "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32",
            "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !_special.Any(network => network.Contains(plain));
    }
}
