using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Media.Codecs;

namespace HotlineVoice.Media.Recording;

/// <summary>How the samples of a WAV file are written.</summary>
public enum WavFormat
{
    /// <summary>Format 1, 16 bits.</summary>
    Pcm16 = 1,

    /// <summary>Format 6, 8 bits.</summary>
    ALaw = 6,

    /// <summary>Format 7, 8 bits.</summary>
    MuLaw = 7,
}

/// <summary>The head of a RIFF WAVE file, read from and written to bytes; files themselves are the shelf's.</summary>
/// <param name="Format">How samples are written.</param>
/// <param name="Channels">1 or 2, interleaved.</param>
/// <param name="SampleRateHertz">Samples a second and channel.</param>
/// <param name="DataOffsetBytes">Where the samples begin.</param>
/// <param name="DataBytes">How long they are, as far as the file has them.</param>
public sealed record WavHeader(
    WavFormat Format, int Channels, int SampleRateHertz, int DataOffsetBytes, int DataBytes)
{
    /// <summary>The length of the header that <see cref="Write"/> writes.</summary>
    public const int Bytes = 44;

    // What a header says while the file still grows: read on to the end.
    const uint UnknownBytes = uint.MaxValue;
    const int ChunkHeadBytes = 8;
    const ushort Extensible = 0xFFFE;

    /// <summary>The bytes of one sample of one channel.</summary>
    public int SampleBytes => Format == WavFormat.Pcm16 ? 2 : 1;

    /// <summary>How long it takes to hear.</summary>
    public TimeSpan Length => TimeSpan.FromTicks(
        DataBytes / (SampleBytes * Channels) * TimeSpan.TicksPerSecond / SampleRateHertz);

    /// <summary>Reads the chunks of a whole file; false if it is not PCM16,
    /// A-law or µ-law in one or two channels.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, [NotNullWhen(true)] out WavHeader? header)
    {
        header = null;
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            return false;
        WavHeader? form = null;
        var at = 12;
        while (at + ChunkHeadBytes <= file.Length)
        {
            var name = file.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var body = file[(at + ChunkHeadBytes)..];
            if (name.SequenceEqual("data"u8))
                return TryFinish(form, at + ChunkHeadBytes, (int)Math.Min(length, (uint)body.Length), out header);
            if (length > body.Length)
                return false;
            if (name.SequenceEqual("fmt "u8) && !TryReadForm(body[..(int)length], out form))
                return false;

            // Chunks begin at even places.
            at += ChunkHeadBytes + (int)length + ((int)length & 1);
        }

        return false;
    }

    /// <summary>Writes the header of a PCM16 file of 8 kHz.</summary>
    /// <param name="bytes">At least <see cref="Bytes"/> bytes.</param>
    /// <param name="channels">1 or 2.</param>
    /// <param name="dataBytes">The length of the samples; null while the file still grows.</param>
    public static void Write(Span<byte> bytes, int channels, long? dataBytes)
    {
        const int sampleBytes = 2;
        var data = dataBytes is { } known && known <= UnknownBytes - Bytes ? (uint)known : UnknownBytes;
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], data == UnknownBytes ? data : data + Bytes - 8);
        "WAVEfmt "u8.CopyTo(bytes[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[20..], (ushort)WavFormat.Pcm16);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[22..], (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], AudioCodec.SampleRateHertz);
        var secondBytes = (uint)(AudioCodec.SampleRateHertz * channels * sampleBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[28..], secondBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[32..], (ushort)(channels * sampleBytes));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[34..], 8 * sampleBytes);
        "data"u8.CopyTo(bytes[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[40..], data);
    }

    /// <summary>Gives the header that a file of ours should have had if the switch died while it was written.</summary>
    /// <param name="bytes">The first <see cref="Bytes"/> bytes of the file; made right in place.</param>
    /// <param name="fileBytes">How long the file is.</param>
    /// <returns>False if it is no file of ours, or right as it is. A half-written last sample is not counted.</returns>
    public static bool TryRepair(Span<byte> bytes, long fileBytes)
    {
        if (bytes.Length < Bytes || fileBytes < Bytes || !bytes.StartsWith("RIFF"u8)
            || !bytes[36..40].SequenceEqual("data"u8))
            return false;
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(bytes[22..]);
        if (channels is not (1 or 2))
            return false;
        var dataBytes = (fileBytes - Bytes) / (2 * channels) * (2 * channels);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[40..]) == dataBytes)
            return false;
        Write(bytes, channels, dataBytes);
        return true;
    }

    /// <summary>Decodes a file's samples to what a lane plays: 8 kHz, one channel (two are averaged).</summary>
    public short[] ToSamples(ReadOnlySpan<byte> file)
    {
        var data = file.Slice(DataOffsetBytes, DataBytes);
        var samples = new short[data.Length / (SampleBytes * Channels)];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0;
            for (var channel = 0; channel < Channels; channel++)
                sum += Sample(data[(((i * Channels) + channel) * SampleBytes)..]);
            samples[i] = (short)(sum / Channels);
        }

        return Sound.Resampler.To8Kilohertz(samples, SampleRateHertz);
    }

    short Sample(ReadOnlySpan<byte> data) => Format switch
    {
        WavFormat.ALaw => CodecCatalogue.Pcma.Decode(data[0]),
        WavFormat.MuLaw => CodecCatalogue.Pcmu.Decode(data[0]),
        _ => BinaryPrimitives.ReadInt16LittleEndian(data),
    };

    static bool TryReadForm(ReadOnlySpan<byte> body, out WavHeader? form)
    {
        form = null;
        if (body.Length < 16)
            return false;
        var format = BinaryPrimitives.ReadUInt16LittleEndian(body);
        if (format == Extensible && body.Length >= 26)
            format = BinaryPrimitives.ReadUInt16LittleEndian(body[24..]);
        var channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
        var isKnown = (format, bits) is (1, 16) or (6, 8) or (7, 8);
        if (!isKnown || channels is not (1 or 2) || rate is < 4000 or > 192_000)
            return false;
        form = new WavHeader((WavFormat)format, channels, (int)rate, 0, 0);
        return true;
    }

    static bool TryFinish(WavHeader? form, int offsetBytes, int dataBytes, [NotNullWhen(true)] out WavHeader? header)
    {
        header = null;
        if (form is null)
            return false;
        var step = form.SampleBytes * form.Channels;
        header = form with { DataOffsetBytes = offsetBytes, DataBytes = dataBytes / step * step };
        return true;
    }
}
