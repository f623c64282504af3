using System.Buffers.Binary;

namespace HotlineVoice.Media.Rtp;

/// <summary>What a peer's compound RTCP packet told us (RFC 3550 §6.4).</summary>
/// <param name="Source">The SSRC that sent it.</param>
/// <param name="SenderTime">The middle 32 bits of a sender report's NTP time; null if it was no sender report.</param>
/// <param name="About">What it says of our stream; null if nothing.</param>
/// <param name="Goodbye">It leaves (BYE). Only signalling ends a call.</param>
readonly record struct RtcpNews(uint Source, uint? SenderTime, RtcpReception? About, bool Goodbye);

/// <summary>One reception report block (RFC 3550 §6.4.1).</summary>
readonly record struct RtcpReception(
    uint Source, byte FractionLost, int PacketsLost, uint HighestSequence, RtcpTiming Timing);

/// <summary>The last three words of a block: jitter in samples, the last sender report and the delay since,
/// in 1/65536 s.</summary>
readonly record struct RtcpTiming(uint JitterSamples, uint LastReport, uint SinceLastReport);

/// <summary>Reads compound RTCP packets and believes none that is not whole (RFC 3550 appendix A.2).</summary>
static class RtcpReader
{
    const int SenderReport = 200;
    const int ReceiverReport = 201;
    const int Goodbye = 203;
    const int BlockBytes = 24;

    public static bool TryRead(ReadOnlySpan<byte> bytes, uint ourSource, out RtcpNews news)
    {
        news = default;
        if (bytes.Length is < 8 or > MediaLimits.PacketBytesMax || bytes[1] is not (SenderReport or ReceiverReport))
            return false;
        while (!bytes.IsEmpty)
        {
            if (!TryTakePacket(ref bytes, out var type, out var count, out var body))
                return false;
            var isRead = type switch
            {
                SenderReport => TryReadReport(body, count, senderBytes: 24, ourSource, ref news),
                ReceiverReport => TryReadReport(body, count, senderBytes: 4, ourSource, ref news),
                Goodbye => TryReadGoodbye(body, count, ref news),
                _ => true,
            };
            if (!isRead)
                return false;
        }

        return true;
    }

    // Padding is allowed in the last packet of the compound only.
    static bool TryTakePacket(ref ReadOnlySpan<byte> bytes, out int type, out int count, out ReadOnlySpan<byte> body)
    {
        type = count = 0;
        body = default;
        if (bytes.Length < 4 || (bytes[0] & 0xC0) != 0x80)
            return false;
        var packetBytes = 4 * (1 + BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]));
        var isPadded = (bytes[0] & 0x20) != 0;
        if (packetBytes > bytes.Length || (isPadded && packetBytes != bytes.Length))
            return false;
        var padding = isPadded ? bytes[packetBytes - 1] : 0;
        if (4 + padding > packetBytes || (isPadded && padding == 0))
            return false;
        type = bytes[1];
        count = bytes[0] & 0x1F;
        body = bytes[4..(packetBytes - padding)];
        bytes = bytes[packetBytes..];
        return true;
    }

    static bool TryReadReport(ReadOnlySpan<byte> body, int count, int senderBytes, uint ourSource, ref RtcpNews news)
    {
        if (body.Length < senderBytes + (count * BlockBytes))
            return false;
        news = news with { Source = BinaryPrimitives.ReadUInt32BigEndian(body) };
        if (senderBytes > 4)
            news = news with { SenderTime = BinaryPrimitives.ReadUInt32BigEndian(body[6..]) };
        for (var i = 0; i < count; i++)
        {
            var block = ReadBlock(body[(senderBytes + (i * BlockBytes))..]);
            if (block.Source == ourSource)
                news = news with { About = block };
        }

        return true;
    }

    static RtcpReception ReadBlock(ReadOnlySpan<byte> block) => new(
        BinaryPrimitives.ReadUInt32BigEndian(block),
        block[4],
        BinaryPrimitives.ReadInt32BigEndian(block[4..]) << 8 >> 8,
        BinaryPrimitives.ReadUInt32BigEndian(block[8..]),
        new RtcpTiming(
            BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(block[20..])));

    static bool TryReadGoodbye(ReadOnlySpan<byte> body, int count, ref RtcpNews news)
    {
        if (body.Length < 4 * count)
            return false;
        news = news with { Goodbye = true };
        return true;
    }
}
