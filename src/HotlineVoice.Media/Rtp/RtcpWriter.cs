using System.Buffers.Binary;
using System.Text;

namespace HotlineVoice.Media.Rtp;

/// <summary>What one leg reports of its own stream.</summary>
readonly record struct RtcpSending(uint Source, ulong NtpTime, uint Timestamp, uint Packets, uint Bytes);

/// <summary>Writes compound RTCP packets: a report, our canonical name,
/// and at the end a goodbye (RFC 3550 §6.1).</summary>
static class RtcpWriter
{
    /// <summary>SR with one block (52), SDES with a name of at most 64 (76), BYE (8).</summary>
    public const int PacketBytesMax = 160;

    const int NameBytesMax = 64;
    const byte CanonicalName = 1;

    public static int WriteReport(Span<byte> bytes, in RtcpSending sending, RtcpReception? reception, string name)
    {
        var isSender = sending.Packets > 0;
        var written = 8;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], sending.Source);
        if (isSender)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], sending.NtpTime);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], sending.Timestamp);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[20..], sending.Packets);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[24..], sending.Bytes);
            written = 28;
        }

        if (reception is { } block)
        {
            WriteBlock(bytes[written..], block);
            written += 24;
        }

        WriteHead(bytes, count: reception is null ? 0 : 1, type: isSender ? (byte)200 : (byte)201, written);
        return written + WriteName(bytes[written..], sending.Source, name);
    }

    public static int WriteGoodbye(Span<byte> bytes, uint source)
    {
        WriteHead(bytes, count: 1, type: 203, packetBytes: 8);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], source);
        return 8;
    }

    static void WriteBlock(Span<byte> bytes, in RtcpReception block)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, block.Source);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], block.PacketsLost);
        bytes[4] = block.FractionLost;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], block.HighestSequence);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], block.Timing.JitterSamples);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], block.Timing.LastReport);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[20..], block.Timing.SinceLastReport);
    }

    // One chunk, one item; it ends with at least one zero byte and fills a whole word (RFC 3550 §6.5).
    static int WriteName(Span<byte> bytes, uint source, string name)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], source);
        bytes[8] = CanonicalName;
        _ = Encoding.UTF8.TryGetBytes(name, bytes.Slice(10, NameBytesMax), out var nameBytes);
        bytes[9] = (byte)nameBytes;
        var end = (10 + nameBytes + 4) & ~3;
        bytes[(10 + nameBytes)..end].Clear();
        WriteHead(bytes, count: 1, type: 202, end);
        return end;
    }

    static void WriteHead(Span<byte> bytes, int count, byte type, int packetBytes)
    {
        bytes[0] = (byte)(0x80 | count);
        bytes[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)((packetBytes / 4) - 1));
    }
}
