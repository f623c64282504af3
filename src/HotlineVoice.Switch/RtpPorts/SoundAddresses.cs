using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace HotlineVoice.Switch.RtpPorts;

/// <summary>Finds for each peer a port and the address under which he reaches it.</summary>
sealed class SoundAddresses : IDisposable
{
    readonly List<RtpPortPool> _pools = [];
    readonly IPAddress? _external;

    /// <summary>A pool for each family we listen on; bound to the one address we listen on, or to all of
    /// them.</summary>
    public SoundAddresses(IEnumerable<IPAddress> listening, PortRange range, IPAddress? external)
    {
        _external = external;
        foreach (var family in listening.GroupBy(address => address.AddressFamily))
        {
            var addresses = family.Distinct().ToList();
            var any = family.Key == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any;
            _pools.Add(new RtpPortPool(addresses.Count == 1 ? addresses[0] : any, range));
        }
    }

    public int Lent => _pools.Sum(pool => pool.Lent);

    /// <summary>Lends a port. Shown: our address as the peer shall write to it.</summary>
    public bool TryLend(
        IPAddress? peer, TimeSpan now, [NotNullWhen(true)] out RtpPort? port, [NotNullWhen(true)] out IPEndPoint? shown)
    {
        (port, shown) = (null, null);
        var pool = peer is null
            ? _pools[0]
            : _pools.Find(candidate => candidate.Address.AddressFamily == peer.AddressFamily);
        if (pool is null || !pool.TryLend(now, out port))
            return false;
        shown = new IPEndPoint(AddressFor(pool.Address, peer), port.Local.Port);
        return true;
    }

    public void GiveBack(RtpPort port, TimeSpan now) =>
        _pools.Find(pool => pool.Address.AddressFamily == port.Local.AddressFamily)!.GiveBack(port, now);

    public void Dispose()
    {
        foreach (var pool in _pools)
            pool.Dispose();
    }

    IPAddress AddressFor(IPAddress bound, IPAddress? peer)
    {
        if (_external is not null && _external.AddressFamily == bound.AddressFamily)
            return _external;
        var isAny = bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any);
        return isAny ? RouteTo(peer ?? IPAddress.Loopback, bound) : bound;
    }

    // Connecting a datagram socket sends nothing: it asks the kernel which of our addresses faces the peer.
    static IPAddress RouteTo(IPAddress peer, IPAddress otherwise)
    {
        try
        {
            using var question = new Socket(peer.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            question.Connect(new IPEndPoint(peer, 9));
            return ((IPEndPoint)question.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return otherwise;
        }
    }
}
