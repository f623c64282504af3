using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Storage.Shelves;

/// <summary>
/// What the head of a WAV file says: plain 16-bit samples, as RIFF of 1991 lays them out, and where the samples lie.
/// </summary>
sealed record WavFormat(int Channels, int SamplesPerSecond, int SoundOffsetBytes, int SoundBytes)
{
    /// <summary>Ours is always so long: RIFF, one fmt chunk of 16 bytes, the head of the data chunk.</summary>
    public const int HeaderBytes = 44;

    const ushort Plain = 1;
    const int BytesPerSample = 2;
    const int ChunkHeadBytes = 8;

    public int FrameBytes => Channels * BytesPerSample;

    public TimeSpan Length => LengthOf(SoundBytes);

    public TimeSpan LengthOf(long soundBytes) =>
        TimeSpan.FromSeconds((double)(soundBytes / FrameBytes) / SamplesPerSecond);

    /// <summary>Reads the head; sizes that promise more than the file holds are cut to what is there.</summary>
    public static bool TryParse(ReadOnlySpan<byte> file, [NotNullWhen(true)] out WavFormat? format)
    {
        format = null;
        if (file.Length < HeaderBytes || !file[..4].SequenceEqual("RIFF"u8) || !file[8..12].SequenceEqual("WAVE"u8))
            return false;
        int channels = 0, samplesPerSecond = 0;
        for (var at = 12; at + ChunkHeadBytes <= file.Length;)
        {
            var body = file[(at + ChunkHeadBytes)..];
            var claimed = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var bytes = (int)Math.Min(claimed, (uint)body.Length);
            var name = file.Slice(at, 4);
            if (name.SequenceEqual("fmt "u8) && !TryParseFormat(body[..bytes], ref channels, ref samplesPerSecond))
                return false;
            if (name.SequenceEqual("data"u8) && channels > 0)
            {
                format = new WavFormat(channels, samplesPerSecond, at + ChunkHeadBytes, bytes);
                return true;
            }
            at += ChunkHeadBytes + bytes + (bytes & 1);
        }
        return false;
    }

    /// <summary>Writes the 44 bytes that stand before the samples.</summary>
    public static void WriteHeader(Span<byte> header, int channels, int samplesPerSecond, uint soundBytes)
    {
        var frameBytes = channels * BytesPerSample;
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], soundBytes + HeaderBytes - ChunkHeadBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], Plain);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)channels);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], (uint)samplesPerSecond);
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], (uint)(samplesPerSecond * frameBytes));
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)frameBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], soundBytes);
    }

    static bool TryParseFormat(ReadOnlySpan<byte> body, ref int channels, ref int samplesPerSecond)
    {
        if (body.Length < 16
            || BinaryPrimitives.ReadUInt16LittleEndian(body) != Plain
            || BinaryPrimitives.ReadUInt16LittleEndian(body[14..]) != 8 * BytesPerSample)
        {
            return false;
        }
        channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        samplesPerSecond = (int)BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        return channels is 1 or 2 && samplesPerSecond is >= 8000 and <= 48000;
    }
}
