using System.Collections.Concurrent;
using HotlineVoice.Hotline.Recordings;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Shelves;

/// <summary>
/// Recordings as WAV files below one folder, in sub-folders named by the first characters of the id. Ids begin with
/// their time, so a sub-folder holds about nine hours and grows no further.
/// </summary>
/// <remarks>Sheets are written by one thread; everything else may be called from any.</remarks>
sealed partial class RecordingShelf : IRecordingShelf
{
    const int SubfolderLetters = 5;

    /// <summary>Our ids have 26 letters; the rest is room for others. Far below any file system's limit.</summary>
    const int IdLettersMax = 64;

    readonly string _folder;
    readonly ILogger _log;
    readonly DiskRoom _room;
    readonly ConcurrentDictionary<string, RecordingSheet> _open = new(StringComparer.Ordinal);

    public RecordingShelf(string folder, long freeBytesMin, ILogger log, TimeProvider time)
    {
        (_folder, _log) = (folder, log);
        Directory.CreateDirectory(folder);
        _room = new DiskRoom(folder, freeBytesMin, log, time);
    }

    public bool Writable => _room.Writable;

    public IRecordingSheet? TryBegin(string recordingId, int channels, int samplesPerSecond)
    {
        if (channels is < 1 or > 2 || !IsId(recordingId) || !_room.Writable)
            return null;
        var file = PathOf(recordingId);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var sheet = new RecordingSheet(file, channels, samplesPerSecond, _room);
            sheet.Closed += () => _open.TryRemove(recordingId, out _);
            _open[recordingId] = sheet;
            return sheet;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StorageLog.RecordingRefused(_log, recordingId, e.Message);
            if (!File.Exists(file))
                _room.Refused();
            return null;
        }
    }

    public string? Find(string recordingId)
    {
        if (!IsId(recordingId))
            return null;
        var file = PathOf(recordingId);
        return File.Exists(file) ? file : null;
    }

    public void Drop(string recordingId)
    {
        if (Find(recordingId) is not { } file)
            return;
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StorageLog.RecordingNotDropped(_log, recordingId, e.Message);
        }
    }

    /// <summary>Ids of all recordings on the shelf.</summary>
    public IEnumerable<string> Ids() =>
        Directory.EnumerateFiles(_folder, "*.wav", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(IsId);

    /// <summary>Letters, digits and dashes: no dot and no slash, so no id leads out of the folder.</summary>
    static bool IsId(string text) =>
        text.Length is > 0 and <= IdLettersMax
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    string PathOf(string id) =>
        Path.Combine(_folder, id[..Math.Min(SubfolderLetters, id.Length)], id + ".wav");
}
