namespace HotlineVoice.Media.Codecs;

/// <summary>G.711 A-law (ITU-T G.711 §3.1, table 1) by two tables that are computed once from the law itself.</summary>
public sealed class G711A : AudioCodec
{
    static readonly short[] DecodeTable = MakeDecodeTable();
    static readonly byte[] EncodeTable = MakeEncodeTable();

    internal G711A(int index)
        : base("PCMA", payloadType: 8, index)
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

    // A-law reads the upper 13 bits of a sample: 8,192 table entries instead of 65,536 stay in the first-level cache.
    const int SparedBits = 3;

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

    // Input in 13 bits with sign. The sign is 1 for positive; every second bit is inverted on the line (0x55).
    static byte Compress(int sample)
    {
        var sign = sample >= 0 ? 0x80 : 0;
        var magnitude = sample >= 0 ? sample : -sample - 1;
        var segment = Math.Max(0, 32 - int.LeadingZeroCount(magnitude >> 5));
        var step = segment < 2 ? magnitude >> 1 : magnitude >> segment;
        return (byte)((sign | (segment << 4) | (step & 0x0F)) ^ 0x55);
    }

    // The middle of the interval, in 16 bits.
    static short Expand(byte code)
    {
        var plain = code ^ 0x55;
        var segment = (plain >> 4) & 7;
        var step = plain & 0x0F;
        var magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 0x108) << (segment - 1);
        return (short)((plain & 0x80) != 0 ? magnitude : -magnitude);
    }
}
