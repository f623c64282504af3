using System.Diagnostics;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage.Shelves;

/// <summary>A file system of one megabyte, mounted for the test. That takes root; without, these say nothing.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    readonly Shed _shed = new();
    StorageService? _storage;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    IRecordingShelf Shelf => _storage!.Recordings;

    public async ValueTask InitializeAsync()
    {
        var disk = Path.Combine(_shed.Folder, "recordings");
        Directory.CreateDirectory(disk);
        if (Environment.IsPrivilegedProcess)
            Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk);
        var options = _shed.Options with { FreeBytesMin = 0 };
        _storage = await StorageService.OpenAsync(options, NullLoggerFactory.Instance, _shed.Time, cancel: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _storage!.DisposeAsync();
        if (Environment.IsPrivilegedProcess)
            Run("umount", Path.Combine(_shed.Folder, "recordings"));
        await _shed.DisposeAsync();
    }

    [Fact]
    public void A_recording_that_fills_the_disk_stops_and_what_was_heard_before_is_whole()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using var sheet = Shelf.TryBegin("filler", 1, 8000)!;
        var blocks = Fill(sheet);

        Assert.InRange(blocks, 50, 104);
        Assert.False(sheet.TryWrite(new short[1]));
        Assert.False(sheet.TryFinish());
        Assert.False(Shelf.Writable);
        Assert.Null(Shelf.TryBegin("another", 1, 8000));
        sheet.Dispose();
        Assert.Equal(44 + blocks * 10_000, new FileInfo(Shelf.Find("filler")!).Length);
        Assert.Equal(TimeSpan.FromSeconds(blocks * 0.625), Shelf.Repair("filler"));
    }

    [Fact]
    public void A_disk_that_has_room_again_is_used_again_after_a_look()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using (var sheet = Shelf.TryBegin("filler", 1, 8000)!)
            Fill(sheet);
        Shelf.Drop("filler");

        Assert.False(Shelf.Writable);
        _shed.Time.Pass(TimeSpan.FromSeconds(2));

        Assert.True(Shelf.Writable);
        using var next = Shelf.TryBegin("next", 1, 8000);
        Assert.True(next!.TryWrite(new short[800]));
    }

    [Fact]
    public void A_full_disk_does_not_pass_for_one_with_room_however_often_it_is_looked_at()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        using var sheet = Shelf.TryBegin("filler", 1, 8000)!;
        Fill(sheet);

        for (var look = 0; look < 3; look++)
        {
            _shed.Time.Pass(TimeSpan.FromSeconds(2));
            Assert.False(Shelf.Writable);
        }
    }

    [Fact]
    public async Task The_databases_room_is_not_recorded_away()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        var careful = _shed.Options with { FreeBytesMin = 512 << 10 };
        await using var storage = await StorageService.OpenAsync(
            careful, NullLoggerFactory.Instance, _shed.Time, cancel: Cancel);
        using var sheet = storage.Recordings.TryBegin("filler", 1, 8000)!;

        var blocks = 0;
        while (blocks < 200 && sheet.TryWrite(new short[5000]))
        {
            blocks++;
            _shed.Time.Pass(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(blocks, 40, 54);
        Assert.False(storage.Recordings.Writable);
        Assert.True(new DriveInfo(Path.Combine(_shed.Folder, "recordings")).AvailableFreeSpace > 400 << 10);
    }

    static int Fill(IRecordingSheet sheet)
    {
        var blocks = 0;
        while (sheet.TryWrite(new short[5000]))
            blocks++;
        return blocks;
    }

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
