namespace HotlineVoice.Hotline.Recordings;

/// <summary>Where a recording's sound goes while it is heard. Used by one writer thread.</summary>
public interface IRecordingSheet : IDisposable
{
    /// <summary>
    /// Adds interleaved 16-bit samples; false when the disk would not take them (the sheet stays readable as it
    /// is).
    /// </summary>
    bool TryWrite(ReadOnlySpan<short> samples);
    /// <summary>Completes the header. False when the disk would not take it.</summary>
    bool TryFinish();
}

/// <summary>
/// Keeps sound on disk as WAV files, one per recording id, playable up to the last second after a crash.
/// </summary>
public interface IRecordingShelf
{
    /// <summary>Opens a new recording; null when the disk refuses (full, gone, read-only).</summary>
    IRecordingSheet? TryBegin(string recordingId, int channels, int samplesPerSecond);
    /// <summary>The file's whole path if it is there; ids that are not ids give null.</summary>
    string? Find(string recordingId);
    /// <summary>Mends the header of a recording that was cut off. Its length, or null when there is none.</summary>
    TimeSpan? Repair(string recordingId);
    /// <summary>Removes a recording that was replaced or was too short to be a message.</summary>
    void Drop(string recordingId);
    /// <summary>True while the disk takes new recordings.</summary>
    bool Writable { get; }
}
