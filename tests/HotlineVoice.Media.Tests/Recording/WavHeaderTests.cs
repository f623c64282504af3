using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Recording;

public sealed class WavHeaderTests
{
    [Theory]
    [InlineData(1, 16_000)]
    [InlineData(2, 64_000)]
    public void What_is_written_is_read_again(int channels, int dataBytes)
    {
        var file = new byte[WavHeader.Bytes + dataBytes];
        WavHeader.Write(file, channels, dataBytes);
        Assert.True(WavHeader.TryRead(file, out var header));
        Assert.Equal(new WavHeader(WavFormat.Pcm16, channels, 8000, WavHeader.Bytes, dataBytes), header);
        Assert.Equal(dataBytes / (16_000.0 * channels), header.Length.TotalSeconds);
        Assert.False(WavHeader.TryRepair(file, file.Length));
    }

    [Fact]
    public void A_file_that_still_grows_can_be_read_to_where_it_is()
    {
        var file = new byte[WavHeader.Bytes + 3201];
        WavHeader.Write(file, channels: 1, dataBytes: null);
        Assert.True(WavHeader.TryRead(file, out var header));
        Assert.Equal(3200, header.DataBytes);
    }

    /// <summary>The switch was killed: the header says "unknown" and the last sample is half there.</summary>
    [Theory]
    [InlineData(1, 3201, 3200)]
    [InlineData(2, 3203, 3200)]
    [InlineData(1, 0, 0)]
    public void A_file_whose_writer_died_is_repaired_from_its_length(int channels, int written, int dataBytes)
    {
        var file = new byte[WavHeader.Bytes + written];
        WavHeader.Write(file, channels, dataBytes: null);
        Assert.True(WavHeader.TryRepair(file.AsSpan(0, WavHeader.Bytes), file.Length));
        Assert.Equal((uint)dataBytes, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(40)));
        Assert.Equal((uint)dataBytes + 36, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)));
        Assert.False(WavHeader.TryRepair(file.AsSpan(0, WavHeader.Bytes), file.Length));
    }

    [Fact]
    public void What_is_not_ours_is_not_repaired()
    {
        Assert.False(WavHeader.TryRepair(new byte[44], 100));
        Assert.False(WavHeader.TryRepair(new byte[10], 100));
        var file = new byte[WavHeader.Bytes];
        WavHeader.Write(file, channels: 6, dataBytes: null);
        Assert.False(WavHeader.TryRepair(file, 1000));
    }

    [Theory]
    [InlineData(WavFormat.Pcm16, 16, 8000, 1)]
    [InlineData(WavFormat.Pcm16, 16, 16_000, 1)]
    [InlineData(WavFormat.Pcm16, 16, 44_100, 2)]
    [InlineData(WavFormat.Pcm16, 16, 48_000, 2)]
    [InlineData(WavFormat.ALaw, 8, 8000, 1)]
    [InlineData(WavFormat.MuLaw, 8, 8000, 2)]
    public void Files_as_people_bring_them_become_8_kilohertz(WavFormat format, int bits, int rate, int channels)
    {
        var file = MakeFile(format, bits, rate, channels);
        Assert.True(WavHeader.TryRead(file, out var header));
        var samples = header.ToSamples(file);
        Assert.Equal(8000, samples.Length);
        Assert.Equal(-10, ToneDetector.Level(samples.AsSpan(400, 7200), 1000), tolerance: 0.3);
    }

    [Fact]
    public void Chunks_between_the_form_and_the_samples_are_passed_over()
    {
        var plain = MakeFile(WavFormat.Pcm16, 16, 8000, 1);
        byte[] list = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        Assert.True(WavHeader.TryRead([.. plain[..36], .. list, .. plain[36..]], out var header));
        Assert.Equal(WavHeader.Bytes + list.Length, header.DataOffsetBytes);
    }

    [Fact]
    public void The_extensible_form_names_its_format_further_back()
    {
        var plain = MakeFile(WavFormat.Pcm16, 16, 8000, 1);
        var form = new byte[48];
        plain.AsSpan(12, 24).CopyTo(form);
        form[4] = 40;
        (form[8], form[9]) = (0xFE, 0xFF);
        form[32] = 1;
        Assert.True(WavHeader.TryRead([.. plain[..12], .. form, .. plain[36..]], out var header));
        Assert.Equal(WavFormat.Pcm16, header.Format);
    }

    [Theory]
    [InlineData(20, 3)]
    [InlineData(22, 6)]
    [InlineData(34, 24)]
    [InlineData(24, 0)]
    [InlineData(0, 0)]
    public void What_cannot_be_played_is_refused(int at, byte value)
    {
        var file = MakeFile(WavFormat.Pcm16, 16, 8000, 1);
        file[at] = value;
        file[at + 1] = 0;
        Assert.False(WavHeader.TryRead(file, out _));
    }

    [Fact]
    public void A_file_without_samples_or_cut_off_in_its_form_is_refused()
    {
        var file = MakeFile(WavFormat.Pcm16, 16, 8000, 1);
        Assert.False(WavHeader.TryRead(file.AsSpan(0, 36), out _));
        Assert.False(WavHeader.TryRead(file.AsSpan(0, 30), out _));
        Assert.False(WavHeader.TryRead([], out _));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw()
    {
        var file = MakeFile(WavFormat.Pcm16, 16, 8000, 1)[..200];
        var change = from at in Gen.Choose(0, 199) from value in Gen.Choose(0, 255) select (at, (byte)value);
        var changes = change.ArrayOf();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(changes.ToArbitrary(), changed =>
        {
            var copy = file.ToArray();
            foreach (var (at, value) in changed)
                copy[at] = value;
            if (WavHeader.TryRead(copy, out var header))
                header.ToSamples(copy);
        }));
    }

    static byte[] MakeFile(WavFormat format, int bits, int rate, int channels)
    {
        var sampleBytes = bits / 8;
        var file = new byte[WavHeader.Bytes + (rate * channels * sampleBytes)];
        WavHeader.Write(file, channels, file.Length - WavHeader.Bytes);
        file[20] = (byte)format;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), rate);
        file[34] = (byte)bits;
        for (var i = 0; i < rate * channels; i++)
        {
            var angle = 2 * Math.PI * 1000 * (i / channels) / rate;
            var sample = (short)(SoundLevel.Amplitude(-10) * Math.Sin(angle));
            var at = file.AsSpan(WavHeader.Bytes + (i * sampleBytes));
            if (format == WavFormat.Pcm16)
                BinaryPrimitives.WriteInt16LittleEndian(at, sample);
            else
                at[0] = (format == WavFormat.ALaw ? CodecCatalogue.Pcma : CodecCatalogue.Pcmu).Encode(sample);
        }

        return file;
    }
}
