using System.Buffers.Binary;
using System.Net;

namespace HotlineVoice.Media;

/// <summary>Where RTP comes from or goes to, as a value:
/// comparing two of them on the packet path allocates nothing.</summary>
/// <param name="Address">The IPv6 address in host order; an IPv4 address is mapped (::ffff:a.b.c.d,
/// RFC 4291 §2.5.5.2).</param>
/// <param name="Port">The UDP port.</param>
public readonly record struct RtpAddress(UInt128 Address, ushort Port)
{
    static readonly UInt128 MappedPrefix = (UInt128)0xFFFF << 32;

    /// <summary>True if nothing can be sent there: no port,
    /// or the unspecified address that old hold uses (RFC 3264 §8.4).</summary>
    public bool IsUnset => Port == 0 || Address == UInt128.Zero || Address == MappedPrefix;

    /// <summary>The address and port of an endpoint of the operating system.</summary>
    public static RtpAddress From(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return From(endPoint.Address, (ushort)endPoint.Port);
    }

    /// <summary>The address and port as a value; an IPv4 address is mapped.</summary>
    public static RtpAddress From(IPAddress address, ushort port)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var written))
            throw new ArgumentException("An address has at most sixteen bytes.", nameof(address));
        return written == 4
            ? new RtpAddress(MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(bytes), port)
            : new RtpAddress(BinaryPrimitives.ReadUInt128BigEndian(bytes), port);
    }

    /// <summary>The endpoint for a socket; a mapped address becomes IPv4 again. Allocates:
    /// not for the packet path.</summary>
    public IPEndPoint ToEndPoint() => new(ToAddress(), Port);

    /// <summary>The address without its port; a mapped address becomes IPv4 again.</summary>
    public IPAddress ToAddress()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Address);
        return Address >> 32 == 0xFFFF ? new IPAddress(bytes[12..]) : new IPAddress(bytes);
    }

    /// <summary>The same host, another port: RTCP beside RTP (RFC 3550 §11).</summary>
    public RtpAddress WithPort(ushort port) => this with { Port = port };

    /// <summary>For logs: 192.0.2.1:4000 or [2001:db8::1]:4000.</summary>
    public override string ToString() => ToEndPoint().ToString();
}
