namespace HotlineVoice.Storage.Shelves;

/// <summary>Mending what a crash has left.</summary>
sealed partial class RecordingShelf
{
    /// <summary>What a head that cannot be read is taken for where nothing else is known: a voicemail, which is where a
    /// loss would hurt.</summary>
    const int ChannelsAssumed = 1, SamplesPerSecondAssumed = 8000;

    public TimeSpan? Repair(string recordingId) => Repair(recordingId, ChannelsAssumed);

    /// <summary>Mends it; a head that cannot be read is written anew for so many channels.</summary>
    public TimeSpan? Repair(string recordingId, int channelsAssumed)
    {
        if (_open.TryGetValue(recordingId, out var sheet))
            return sheet.Length;
        if (Find(recordingId) is not { } file)
            return null;
        try
        {
            return RepairFile(file, recordingId, channelsAssumed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StorageLog.RecordingNotRepaired(_log, recordingId, e.Message);
            return null;
        }
    }

    /// <summary>
    /// The file's own length is the truth: samples are written before the head says so. Half a frame at the end is
    /// cut off.
    /// </summary>
    TimeSpan RepairFile(string path, string recordingId, int channelsAssumed)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        Span<byte> header = stackalloc byte[WavFormat.HeaderBytes];
        var readBytes = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (readBytes < header.Length || !WavFormat.TryParse(header, out var format))
        {
            StorageLog.HeaderRewritten(_log, recordingId, channelsAssumed);
            format = new WavFormat(channelsAssumed, SamplesPerSecondAssumed, WavFormat.HeaderBytes, 0);
        }
        var soundBytes = Math.Max(0, file.Length - WavFormat.HeaderBytes);
        soundBytes -= soundBytes % format.FrameBytes;
        WavFormat.WriteHeader(header, format.Channels, format.SamplesPerSecond, (uint)soundBytes);
        file.Position = 0;
        file.Write(header);
        file.SetLength(WavFormat.HeaderBytes + soundBytes);
        file.Flush(flushToDisk: true);
        return format.LengthOf(soundBytes);
    }
}
