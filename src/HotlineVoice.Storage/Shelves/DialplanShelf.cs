using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Shelves;

/// <summary>The folder of plans: its texts, and word when they change. Their meaning is the hotline's matter.</summary>
public sealed class DialplanShelf : IDisposable
{
    /// <summary>A plan is a few kilobytes; a megabyte is somebody's mistake and must not fill memory.</summary>
    const long FileBytesMax = 1 << 20;

    /// <summary>Five files a hotline and the calendars: a thousand is far beyond any city.</summary>
    const int FilesMax = 1000;

    static readonly string[] _endings = [".yaml", ".yml"];

    readonly StorageOptions _options;
    readonly ILogger _log;
    readonly TimeProvider _time;
    FolderWatch? _watch;

    /// <summary>The folder alone, without a database: for whoever only checks plans.</summary>
    public DialplanShelf(StorageOptions options, ILogger log, TimeProvider time)
    {
        (_options, _log, _time) = (options, log, time);
        Folder = Folders.Locate(options.DialplansDirectory);
    }

    /// <summary>Raised on a pool thread after the folder has been quiet for a moment; read anew then.</summary>
    public event Action? Changed;

    /// <summary>The whole path of the folder in use.</summary>
    public string Folder { get; }

    /// <summary>
    /// Every plan's text by its path below the folder, with forward slashes: «liaoning-12316/flow.yaml».
    /// </summary>
    /// <exception cref="StorageException">There is no such folder, or a file cannot be read or is too big.</exception>
    public IReadOnlyDictionary<string, string> Read()
    {
        if (!Directory.Exists(Folder))
            throw new StorageException($"There is no folder of dialplans at {Folder}.");
        try
        {
            return Files().Take(FilesMax).ToDictionary(file => Folders.Relative(Folder, file), ReadText);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"A dialplan cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Begins to watch; calling it twice is harmless. Without a folder nothing is watched.</summary>
    public void Watch()
    {
        if (_watch is not null || !Directory.Exists(Folder))
            return;
        _watch = new FolderWatch(Folder, _options.WatchQuiet, _time, OnChanged);
    }

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Where(file => _endings.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal);

    static string ReadText(string file) =>
        new FileInfo(file).Length <= FileBytesMax
            ? File.ReadAllText(file)
            : throw new StorageException($"{file} is larger than {FileBytesMax >> 20} MB: that is no dialplan.");

    void OnChanged()
    {
        StorageLog.FolderChanged(_log, Folder);
        Changed?.Invoke();
    }
}
