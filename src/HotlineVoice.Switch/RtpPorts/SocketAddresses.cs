using System.Buffers.Binary;
using System.Net.Sockets;
using HotlineVoice.Media;

namespace HotlineVoice.Switch.RtpPorts;

/// <summary>The kernel's socket addresses (sockaddr_in, sockaddr_in6 of Linux) to and from RTP addresses.</summary>
static class SocketAddresses
{
    /// <summary>Room for either family.</summary>
    public const int BytesMax = 28;

    const int BytesV4 = 16;
    const ushort FamilyV4 = 2;
    const ushort FamilyV6 = 10;
    static readonly UInt128 _mappedPrefix = (UInt128)0xFFFF << 32;

    /// <summary>The address of no family, which parts a connected datagram socket from its peer.</summary>
    public static ReadOnlySpan<byte> Nobody => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static RtpAddress Read(ReadOnlySpan<byte> address)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(address[2..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(address) == FamilyV4
            ? new RtpAddress(_mappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(address[4..]), port)
            : new RtpAddress(BinaryPrimitives.ReadUInt128BigEndian(address[8..]), port);
    }

    /// <summary>Writes for a socket of that family; the part of the buffer that was used.</summary>
    public static ReadOnlySpan<byte> Write(RtpAddress address, AddressFamily family, Span<byte> buffer)
    {
        buffer.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], address.Port);
        if (family == AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(buffer, FamilyV4);
            BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], (uint)address.Address);
            return buffer[..BytesV4];
        }

        BinaryPrimitives.WriteUInt16LittleEndian(buffer, FamilyV6);
        BinaryPrimitives.WriteUInt128BigEndian(buffer[8..], address.Address);
        return buffer[..BytesMax];
    }
}
