namespace HotlineVoice.Media.Codecs;

/// <summary>G.711 µ-law (ITU-T G.711 §3.2, table 2) by two tables that are computed once from the law itself.</summary>
public sealed class G711U : AudioCodec
{
    static readonly short[] DecodeTable = MakeDecodeTable();
    static readonly byte[] EncodeTable = MakeEncodeTable();

    internal G711U(int index)
        : base("PCMU", payloadType: 0, index)
    {
    }

    /// <inheritdoc/>
    public override byte Encode(short sample) => EncodeTable[(ushort)sample >> SparedBits];

    /// <inheritdoc/>
    public override short Decode(byte code) => DecodeTable[code];

    /// <inheritdoc/>
    public override void Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        payload = payload[..samples.Length];
        var table = EncodeTable;
        for (var i = 0; i < samples.Length; i++)
            payload[i] = table[(ushort)samples[i] >> SparedBits];
    }

    /// <inheritdoc/>
    public override void Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        samples = samples[..payload.Length];
        var table = DecodeTable;
        for (var i = 0; i < payload.Length; i++)
            samples[i] = table[payload[i]];
    }

    // µ-law reads the upper 14 bits of a sample.
    const int SparedBits = 2;
    const int Bias = 33;
    const int Clip = 8158;

    static byte[] MakeEncodeTable()
    {
        var table = new byte[1 << (16 - SparedBits)];
        for (var i = 0; i < table.Length; i++)
            table[i] = Compress((short)(i << SparedBits) >> SparedBits);
        return table;
    }

    static short[] MakeDecodeTable()
    {
        var table = new short[256];
        for (var code = 0; code < table.Length; code++)
            table[code] = Expand((byte)code);
        return table;
    }

    // Input in 14 bits with sign; all bits are inverted on the line.
    static byte Compress(int sample)
    {
        var sign = sample >= 0 ? 0 : 0x80;
        var magnitude = Math.Min(sample >= 0 ? sample : -sample - 1, Clip) + Bias;
        var segment = 31 - int.LeadingZeroCount(magnitude) - 5;
        var step = (magnitude >> (segment + 1)) & 0x0F;
        return (byte)~(sign | (segment << 4) | step);
    }

    // The middle of the interval, in 16 bits.
    static short Expand(byte code)
    {
        var plain = ~code & 0xFF;
        var segment = (plain >> 4) & 7;
        var step = plain & 0x0F;
        var magnitude = ((((step << 1) + Bias) << segment) - Bias) << 2;
        return (short)((plain & 0x80) == 0 ? magnitude : -magnitude);
    }
}
