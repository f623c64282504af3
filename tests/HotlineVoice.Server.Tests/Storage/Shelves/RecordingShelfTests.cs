using System.Buffers.Binary;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage.Shelves;

public sealed class RecordingShelfTests : IAsyncLifetime
{
    const string Id = "01K7ZQ4T9N8M2V5C6B3X1A0SDF";

    readonly Shed _shed = new();
    StorageService _storage = null!;

    public async ValueTask InitializeAsync() => _storage = await _shed.OpenAsync();

    public ValueTask DisposeAsync() => _shed.DisposeAsync();

    [Fact]
    public void The_file_is_a_whole_wav_after_every_block()
    {
        using var sheet = _storage.Recordings.TryBegin(Id, 2, 8000)!;
        for (var block = 0; block <= 3; block++)
        {
            var file = File.ReadAllBytes(_storage.Recordings.Find(Id)!);
            Assert.Equal((uint)(file.Length - 8), Number(file, 4));
            Assert.Equal((uint)(file.Length - 44), Number(file, 40));
            Assert.Equal(44 + block * 6400, file.Length);
            Assert.True(sheet.TryWrite(new short[3200]));
        }
    }

    [Fact]
    public void The_samples_and_the_format_are_as_they_were_given()
    {
        using (var sheet = _storage.Recordings.TryBegin(Id, 2, 8000)!)
        {
            sheet.TryWrite([1, -1, short.MaxValue, short.MinValue]);
            Assert.True(sheet.TryFinish());
        }

        var file = File.ReadAllBytes(_storage.Recordings.Find(Id)!);

        Assert.Equal("RIFF"u8, file.AsSpan(0, 4));
        Assert.Equal("WAVEfmt "u8, file.AsSpan(8, 8));
        Assert.Equal([1, 0, 2, 0], file[20..24]);
        Assert.Equal((8000u, 32000u), (Number(file, 24), Number(file, 28)));
        Assert.Equal([1, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0x80], file[44..]);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a.wav")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("录音")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123x")]
    public void What_is_no_id_finds_and_makes_nothing(string id)
    {
        Assert.Null(_storage.Recordings.TryBegin(id, 1, 8000));
        Assert.Null(_storage.Recordings.Find(id));
        Assert.Null(_storage.Recordings.Repair(id));
        _storage.Recordings.Drop(id);
        Assert.Empty(Directory.GetFiles(Path.Combine(_shed.Folder, "recordings"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_id_is_recorded_once_and_that_is_no_sign_of_a_bad_disk()
    {
        using var sheet = _storage.Recordings.TryBegin(Id, 1, 8000);

        Assert.Null(_storage.Recordings.TryBegin(Id, 1, 8000));
        Assert.True(_storage.Recordings.Writable);
    }

    [Fact]
    public void A_dropped_recording_is_gone()
    {
        _storage.Recordings.TryBegin(Id, 1, 8000)!.Dispose();

        _storage.Recordings.Drop(Id);

        Assert.Null(_storage.Recordings.Find(Id));
        Assert.Null(_storage.Recordings.Repair(Id));
    }

    [Theory]
    [InlineData(40, 0u)]
    [InlineData(40, uint.MaxValue)]
    [InlineData(4, 0u)]
    public void A_head_that_disagrees_with_the_file_is_mended_by_the_files_length(int offset, uint wrong)
    {
        var path = Record(samples: 16_000);
        Overwrite(path, offset, wrong);

        Assert.Equal(TimeSpan.FromSeconds(2), _storage.Recordings.Repair(Id));

        var file = File.ReadAllBytes(path);
        Assert.Equal((uint)(file.Length - 8), Number(file, 4));
        Assert.Equal((uint)(file.Length - 44), Number(file, 40));
    }

    [Fact]
    public void Half_a_sample_at_the_end_is_cut_off()
    {
        var path = Record(samples: 8000);
        File.AppendAllBytes(path, [7]);

        Assert.Equal(TimeSpan.FromSeconds(1), _storage.Recordings.Repair(Id));
        Assert.Equal(44 + 16_000, new FileInfo(path).Length);
    }

    [Fact]
    public void A_head_that_cannot_be_read_is_written_anew()
    {
        var path = Record(samples: 8000);
        Overwrite(path, 0, 0);

        Assert.Equal(TimeSpan.FromSeconds(1), _storage.Recordings.Repair(Id));
        Assert.Equal("RIFF"u8, File.ReadAllBytes(path).AsSpan(0, 4));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_file_cut_off_in_its_head_holds_no_sound(int bytes)
    {
        var path = Record(samples: 8000);
        using (var file = File.OpenWrite(path))
            file.SetLength(bytes);

        Assert.Equal(TimeSpan.Zero, _storage.Recordings.Repair(Id));
        Assert.Equal(44, new FileInfo(path).Length);
    }

    [Fact]
    public void A_recording_in_progress_is_measured_and_not_touched()
    {
        using var sheet = _storage.Recordings.TryBegin(Id, 1, 8000)!;
        sheet.TryWrite(new short[4000]);

        Assert.Equal(TimeSpan.FromSeconds(0.5), _storage.Recordings.Repair(Id));
        Assert.True(sheet.TryWrite(new short[4000]));
        Assert.True(sheet.TryFinish());
    }

    string Record(int samples)
    {
        using var sheet = _storage.Recordings.TryBegin(Id, 1, 8000)!;
        Assert.True(sheet.TryWrite(new short[samples]));
        return _storage.Recordings.Find(Id)!;
    }

    static void Overwrite(string path, int offset, uint value)
    {
        var bytes = File.ReadAllBytes(path);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(offset), value);
        File.WriteAllBytes(path, bytes);
    }

    static uint Number(byte[] file, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset));
}
