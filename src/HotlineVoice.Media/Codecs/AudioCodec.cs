namespace HotlineVoice.Media.Codecs;

/// <summary>Turns samples into the bytes of a payload and back. Stateless and shared:
/// one object serves every leg.</summary>
public abstract class AudioCodec
{
    /// <summary>Everything inside a lane runs at 8,000 samples a second.</summary>
    public const int SampleRateHertz = 8000;

    private protected AudioCodec(string name, byte payloadType, int index)
    {
        Name = name;
        PayloadType = payloadType;
        Index = index;
    }

    /// <summary>The encoding name of RFC 3551 §6.</summary>
    public string Name { get; }

    /// <summary>The static payload type of RFC 3551 §6.</summary>
    public byte PayloadType { get; }

    /// <summary>The byte that decodes to silence.</summary>
    public byte Silence => Encode(0);

    /// <summary>Its place in <see cref="CodecCatalogue.All"/>.</summary>
    internal int Index { get; }

    /// <summary>Encodes one sample.</summary>
    public abstract byte Encode(short sample);

    /// <summary>Decodes one byte.</summary>
    public abstract short Decode(byte code);

    /// <summary>Encodes sample by sample; the payload has one byte for each.</summary>
    public abstract void Encode(ReadOnlySpan<short> samples, Span<byte> payload);

    /// <summary>Decodes byte by byte.</summary>
    public abstract void Decode(ReadOnlySpan<byte> payload, Span<short> samples);
}
