using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>Sound as 16-bit samples, 8,000 a second, one channel.</summary>
sealed record Wav(short[] Samples)
{
    public const int SamplesPerSecond = 8000;
    const int HeaderBytes = 44;
    static readonly TimeSpan _piece = TimeSpan.FromMilliseconds(100);

    public TimeSpan Length => TimeSpan.FromSeconds((double)Samples.Length / SamplesPerSecond);

    public static Wav Read(string path) => Parse(File.ReadAllBytes(path));

    /// <summary>Reads the chunks; a size that says more than there is counts as all there is.</summary>
    public static Wav Parse(ReadOnlySpan<byte> bytes) => new(ParseSamples(bytes, channels: 1));

    /// <summary>The same of a file with two channels.</summary>
    public static (Wav Left, Wav Right) ParseBoth(ReadOnlySpan<byte> bytes)
    {
        var both = ParseSamples(bytes, channels: 2);
        return (Every(second: false), Every(second: true));

        Wav Every(bool second) =>
            new([.. both.Where((_, index) => index % 2 == (second ? 1 : 0)).Take(both.Length / 2)]);
    }

    static short[] ParseSamples(ReadOnlySpan<byte> bytes, short channels)
    {
        Assert.True(bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WAVE"u8), "This is no WAV file.");
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]), int.MaxValue);
            var body = bytes[(at + 8)..];
            if (bytes[at..].StartsWith("fmt "u8))
            {
                Assert.Equal(channels, BinaryPrimitives.ReadInt16LittleEndian(body[2..]));
                Assert.Equal(SamplesPerSecond, BinaryPrimitives.ReadInt32LittleEndian(body[4..]));
            }
            else if (bytes[at..].StartsWith("data"u8))
            {
                return MemoryMarshal.Cast<byte, short>(body[..(Math.Min(size, body.Length) & ~1)]).ToArray();
            }

            at += 8 + size + (size & 1);
        }

        throw new InvalidOperationException("A WAV file without sound.");
    }

    public void Write(string path)
    {
        var bytes = new byte[HeaderBytes + (Samples.Length * 2)];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        ReadOnlySpan<int> format = [16, 0x0001_0001, SamplesPerSecond, SamplesPerSecond * 2, 0x0010_0002];
        MemoryMarshal.AsBytes(format).CopyTo(bytes.AsSpan(16));
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), Samples.Length * 2);
        MemoryMarshal.AsBytes(Samples.AsSpan()).CopyTo(bytes.AsSpan(HeaderBytes));
        File.WriteAllBytes(path, bytes);
    }

    public Wav First(TimeSpan length) => new(Samples[..Math.Min(Samples.Length, CountOf(length))]);

    /// <summary>Level of one frequency over the whole sound, in dB below a full-scale sine (Goertzel).</summary>
    public double LevelOf(double hertz)
    {
        double real = 0, imaginary = 0;
        for (var index = 0; index < Samples.Length; index++)
        {
            var angle = 2 * Math.PI * hertz * index / SamplesPerSecond;
            real += Samples[index] * Math.Cos(angle);
            imaginary += Samples[index] * Math.Sin(angle);
        }

        var amplitude = 2 * Math.Sqrt((real * real) + (imaginary * imaginary)) / Samples.Length;
        return 20 * Math.Log10(Math.Max(amplitude, 1e-3) / short.MaxValue);
    }

    /// <summary>
    /// The same piece by piece, as the mean of their powers: a frame more or less in the middle turns a tone's phase,
    /// and the two halves must not cancel each other.
    /// </summary>
    public double LoudnessOf(double hertz)
    {
        var powers = Samples.Chunk(CountOf(_piece)).Where(piece => piece.Length == CountOf(_piece))
            .Select(piece => Math.Pow(10, new Wav(piece).LevelOf(hertz) / 10));
        return 10 * Math.Log10(powers.Average());
    }

    /// <summary>The longest stretch whose samples all lie below this level: a hole in what should be a tone.</summary>
    public TimeSpan LongestGap(short level)
    {
        int longest = 0, now = 0;
        foreach (var sample in Samples)
        {
            now = Math.Abs((int)sample) < level ? now + 1 : 0;
            longest = Math.Max(longest, now);
        }

        return TimeSpan.FromSeconds((double)longest / SamplesPerSecond);
    }

    /// <summary>From the first to the last sample above this level.</summary>
    public Wav Trimmed(short level)
    {
        var first = Array.FindIndex(Samples, sample => Math.Abs((int)sample) >= level);
        var last = Array.FindLastIndex(Samples, sample => Math.Abs((int)sample) >= level);
        return new Wav(first < 0 ? [] : Samples[first..(last + 1)]);
    }

    /// <summary>
    /// How well a piece of this prompt is found in this sound: 1 is the piece itself. The piece is slid over the
    /// sound, each position judged by the cosine between the two.
    /// </summary>
    public double Likeness(Wav prompt, TimeSpan from, TimeSpan length)
    {
        var start = CountOf(from);
        var piece = prompt.Samples.AsSpan(start, Math.Min(CountOf(length), prompt.Samples.Length - start));
        return Correlation.Best(Samples, piece);
    }

    static int CountOf(TimeSpan length) => (int)(length.TotalSeconds * SamplesPerSecond);
}
