namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>
/// A small disk in memory, which the test can fill. Mounting needs root, as the tests have.
/// </summary>
sealed class SmallDisk : IAsyncDisposable
{
    /// <summary>A little more than what the server wants to stay free.</summary>
    const long Bytes = 72L * 1024 * 1024;

    readonly string _folder = Directory.CreateTempSubdirectory("hotline-disk-").FullName;

    string Filling => Path.Combine(_folder, "filling");

    /// <summary>Mounts it where this link will lead.</summary>
    public async Task MountAsync(string link)
    {
        var ended = await Child.RunAsync(
            "mount", ["-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", _folder], Waiting.Long);
        Assert.True(ended.Code == 0, ended.ToString());
        Directory.CreateSymbolicLink(link, _folder);
    }

    /// <summary>Until it takes no byte more.</summary>
    public void Fill()
    {
        using var file = File.Create(Filling);
        var block = new byte[64 * 1024];
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // Full, as intended.
        }
    }

    public void Empty() => File.Delete(Filling);

    /// <summary>Lazily: the server may still hold a file.</summary>
    public async ValueTask DisposeAsync()
    {
        await Child.RunAsync("umount", ["-l", _folder], Waiting.Long);
        Directory.Delete(_folder);
    }
}
