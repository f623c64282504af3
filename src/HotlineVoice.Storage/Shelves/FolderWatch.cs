namespace HotlineVoice.Storage.Shelves;

/// <summary>Tells once, after a quiet moment, that something below a folder has changed.</summary>
/// <remarks>Editors write a file in several steps and copying a folder makes hundreds of notices.</remarks>
sealed class FolderWatch : IDisposable
{
    readonly FileSystemWatcher _watcher;
    readonly ITimer _timer;
    readonly TimeSpan _quiet;

    public FolderWatch(string folder, TimeSpan quiet, TimeProvider time, Action changed)
    {
        _quiet = quiet;
        _timer = time.CreateTimer(_ => changed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        _watcher.Changed += (_, _) => Restart();
        _watcher.Created += (_, _) => Restart();
        _watcher.Deleted += (_, _) => Restart();
        _watcher.Renamed += (_, _) => Restart();
        // The kernel's queue ran over: something changed, we cannot say what. Reading anew is the answer to both.
        _watcher.Error += (_, _) => Restart();
        _watcher.EnableRaisingEvents = true;
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    void Restart() => _timer.Change(_quiet, Timeout.InfiniteTimeSpan);
}
