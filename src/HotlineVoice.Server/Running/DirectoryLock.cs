namespace HotlineVoice.Server.Running;

/// <summary>
/// Keeps a second server off the same data: two would both answer for the same calls and close each other's records.
/// Held by the kernel for as long as the process lives, so kill -9 leaves nothing behind.
/// </summary>
sealed class DirectoryLock : IDisposable
{
    const string FileName = "server.lock";

    readonly FileStream _file;

    DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock. Throws NotDone with the sentence for the operator.</summary>
    public static DirectoryLock Take(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new DirectoryLock(new FileStream(
                Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new NotDone($"Data:Directory: {folder} cannot be written: {error.Message}");
        }
        catch (IOException error) when (File.Exists(Path.Combine(folder, FileName)))
        {
            throw new NotDone($"Data:Directory: another server is using {folder}: {error.Message}");
        }
        catch (IOException error)
        {
            throw new NotDone($"Data:Directory: {folder} cannot be used: {error.Message}");
        }
    }

    public void Dispose() => _file.Dispose();
}
