namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>
/// A disk of two megabytes in memory, which the test can fill. Mounting needs root, as the tests have.
/// </summary>
sealed class SmallDisk : IAsyncDisposable
{
    const int Bytes = 2 * 1024 * 1024;
    string _folder = "";

    string Filling => Path.Combine(_folder, "filling");

    public async Task MountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var ended = await Child.RunAsync(
            "mount", ["-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", folder], Waiting.Long);
        Assert.True(ended.Code == 0, ended.ToString());
        _folder = folder;
    }

    public void FillExcept(int bytes) => File.WriteAllBytes(
        Filling, new byte[new DriveInfo(_folder).AvailableFreeSpace - bytes]);

    public void Empty() => File.Delete(Filling);

    /// <summary>Lazily: the server may still hold a file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_folder.Length > 0)
            await Child.RunAsync("umount", ["-l", _folder], Waiting.Long);
    }
}
