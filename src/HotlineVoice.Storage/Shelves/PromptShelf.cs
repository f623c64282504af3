using HotlineVoice.Cases.Texts;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Shelves;

/// <summary>The folder of spoken texts: what the hotline can say, how long each reading is, and its sound.</summary>
public sealed class PromptShelf : IDisposable
{
    /// <summary>Ten minutes at 8 kHz: longer is no prompt, and prompts are held in memory.</summary>
    const long FileBytesMax = 10L << 20;

    /// <summary>Of the telephone network (G.711).</summary>
    const int SamplesPerSecond = 8000;

    /// <summary>A hotline has a hundred readings; a hundred hotlines are far beyond any city.</summary>
    const int FilesMax = 10_000;

    readonly StorageOptions _options;
    readonly ILogger _log;
    readonly TimeProvider _time;
    FolderWatch? _watch;

    /// <summary>The folder alone, without a database: for whoever only checks plans.</summary>
    public PromptShelf(StorageOptions options, ILogger log, TimeProvider time)
    {
        (_options, _log, _time) = (options, log, time);
        Folder = Path.Combine(Folders.Locate(options.PromptsDirectory), options.Language);
    }

    /// <summary>Raised on a pool thread after the folder has been quiet for a moment; read anew then.</summary>
    public event Action? Changed;

    /// <summary>The whole path of the language's folder.</summary>
    public string Folder { get; }

    /// <summary>The words of the prompts (prompts.yaml), or null when the file is not there.</summary>
    /// <exception cref="StorageException">It is there and cannot be read.</exception>
    public string? ReadWords()
    {
        var file = Path.Combine(Folder, "prompts.yaml");
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The words of the prompts cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// Every readable reading by its name. A file that is no WAV is logged and left out: the plan that needs it says
    /// then that it is missing.
    /// </summary>
    public IReadOnlyDictionary<string, PromptFile> Read()
    {
        var found = new Dictionary<string, PromptFile>(StringComparer.Ordinal);
        if (!Directory.Exists(Folder))
            return found;
        foreach (var file in Directory.EnumerateFiles(Folder, "*.wav", SearchOption.AllDirectories).Take(FilesMax))
        {
            if (TryRead(file) is { } prompt)
                found.Add(prompt.Name, prompt);
        }
        return found;
    }

    /// <summary>
    /// Every reading that is not 8 kHz, 16 bit, mono, which is what the telephone network carries. The server plays
    /// others too, converted simply; a person's ear deserves a converter's care.
    /// </summary>
    public IReadOnlyList<Problem> Check() =>
        !Directory.Exists(Folder) ? [] :
        [
            .. Directory.EnumerateFiles(Folder, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Take(FilesMax).Select(Check).OfType<Problem>(),
        ];

    /// <summary>Begins to watch; calling it twice is harmless. Without a folder nothing is watched.</summary>
    public void Watch()
    {
        if (_watch is not null || !Directory.Exists(Folder))
            return;
        _watch = new FolderWatch(Folder, _options.WatchQuiet, _time, OnChanged);
    }

    /// <inheritdoc/>
    public void Dispose() => _watch?.Dispose();

    PromptFile? TryRead(string file)
    {
        var (bytes, format, fault) = Read(file);
        if (format is not null)
            return new PromptFile(Path.ChangeExtension(Folders.Relative(Folder, file), null), format.Length, bytes);
        StorageLog.PromptUnreadable(_log, file, fault);
        return null;
    }

    Problem? Check(string file)
    {
        var (_, format, fault) = Read(file);
        if (format is { Channels: 1, SamplesPerSecond: SamplesPerSecond })
            return null;
        if (format is not null)
            fault = $"it has {format.SamplesPerSecond} samples a second and {format.Channels} channels";
        return new Problem(
            $"prompts/{_options.Language}/{Folders.Relative(Folder, file)}", 0, 0, $"not usable as a prompt: {fault}",
            "convert it to a WAV file of 8000 Hz, 16 bit, one channel");
    }

    static (byte[] Bytes, WavFormat? Format, string Fault) Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > FileBytesMax)
                return ([], null, "it is longer than a prompt can be");
            var bytes = File.ReadAllBytes(file);
            return WavFormat.TryParse(bytes, out var format)
                ? (bytes, format, "")
                : ([], null, "it is not a WAV file of plain 16-bit samples");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], null, e.Message);
        }
    }

    void OnChanged()
    {
        StorageLog.FolderChanged(_log, Folder);
        Changed?.Invoke();
    }
}
