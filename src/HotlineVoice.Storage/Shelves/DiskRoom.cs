using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Shelves;

/// <summary>
/// Whether the disk takes recordings: false when less is free than must stay free, and after a refused write until a
/// small file could be written again. Asked for every block, looked up once a second.
/// </summary>
sealed class DiskRoom(string folder, long freeBytesMin, ILogger log, TimeProvider time)
{
    const int ProbeBytes = 64 * 1024;

    /// <summary>A second of 500 recordings is 16 MB at most: well below what must stay free.</summary>
    static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    long? _lookedAt;
    bool _writable = true;
    bool _refused;

    public bool Writable
    {
        get
        {
            lock (_lock)
            {
                if (_lookedAt is { } lookedAt && time.GetElapsedTime(lookedAt) < _lookEvery)
                    return _writable;
                _lookedAt = time.GetTimestamp();
                Become(Look());
                return _writable;
            }
        }
    }

    /// <summary>The disk has just refused a write.</summary>
    public void Refused()
    {
        lock (_lock)
        {
            _refused = true;
            _lookedAt = time.GetTimestamp();
            Become(false);
        }
    }

    void Become(bool writable)
    {
        if (writable == _writable)
            return;
        _writable = writable;
        if (writable)
            StorageLog.DiskTakesRecordings(log, folder);
        else
            StorageLog.DiskRefusesRecordings(log, folder);
    }

    bool Look()
    {
        try
        {
            if (new DriveInfo(folder).AvailableFreeSpace < freeBytesMin)
                return false;
            if (_refused)
                Probe();
            _refused = false;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    void Probe()
    {
        var path = Path.Combine(folder, ".probe");
        using var file = File.OpenHandle(
            path, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, new byte[ProbeBytes], 0);
        RandomAccess.FlushToDisk(file);
    }
}
