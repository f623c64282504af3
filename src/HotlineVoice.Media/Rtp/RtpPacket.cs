using System.Buffers.Binary;

namespace HotlineVoice.Media.Rtp;

/// <summary>A view of one RTP packet (RFC 3550 §5.1). Lives as long as the bytes it looks at.</summary>
public readonly ref struct RtpPacket
{
    /// <summary>The fixed header.</summary>
    public const int HeaderBytes = 12;

    const byte VersionBits = 2 << 6;

    RtpPacket(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> payload)
    {
        PayloadType = (byte)(bytes[1] & 0x7F);
        Marker = (bytes[1] & 0x80) != 0;
        Sequence = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        Source = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
        Payload = payload;
    }

    /// <summary>What the payload is, as the session description numbered it.</summary>
    public byte PayloadType { get; }

    /// <summary>The first packet of a talk-spurt or of an event.</summary>
    public bool Marker { get; }

    /// <summary>Counts packets, modulo 2^16.</summary>
    public ushort Sequence { get; }

    /// <summary>The time of the first sample in samples, modulo 2^32.</summary>
    public uint Timestamp { get; }

    /// <summary>The synchronization source.</summary>
    public uint Source { get; }

    /// <summary>The audio or the event, without padding.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a packet; says why not if it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out RtpPacket packet, out RtpDiscard discard)
    {
        packet = default;
        discard = RtpDiscard.TooShort;
        if (bytes.Length <= HeaderBytes)
            return false;
        discard = RtpDiscard.TooLong;
        if (bytes.Length > MediaLimits.PacketBytesMax)
            return false;
        discard = RtpDiscard.Version;
        if ((bytes[0] & 0xC0) != VersionBits)
            return false;
        discard = RtpDiscard.Malformed;
        if (!TryFindPayload(bytes, out var payload))
            return false;
        discard = RtpDiscard.TooShort;
        if (payload.IsEmpty)
            return false;
        packet = new RtpPacket(bytes, payload);
        return true;
    }

    /// <summary>Writes the fixed header: no padding, no extension, no contributing sources.</summary>
    public static void WriteHeader(Span<byte> bytes, byte markerAndType, ushort sequence, uint timestamp, uint source)
    {
        bytes[0] = VersionBits;
        bytes[1] = markerAndType;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], source);
    }

    static bool TryFindPayload(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        var start = HeaderBytes + (4 * (bytes[0] & 0x0F));
        if ((bytes[0] & 0x10) != 0)
        {
            if (start + 4 > bytes.Length)
                return false;
            start += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(bytes[(start + 2)..]));
        }

        var padding = (bytes[0] & 0x20) != 0 ? bytes[^1] : 0;
        var paddingIsWrong = (bytes[0] & 0x20) != 0 && padding == 0;
        if (paddingIsWrong || start + padding > bytes.Length)
            return false;
        payload = bytes[start..^padding];
        return true;
    }
}
