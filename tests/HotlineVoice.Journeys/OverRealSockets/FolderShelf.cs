using HotlineVoice.Journeys.Backstage;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Journeys.OverRealSockets;

/// <summary>Recordings in a folder of their own, written whole at their end.</summary>
sealed class FolderShelf : IRecordingShelf, IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("hotline-journey-").FullName;
    readonly ConcurrentDictionary<string, string> _finished = new();

    public bool Writable => true;

    public IRecordingSheet? TryBegin(string recordingId, int channels, int samplesPerSecond) =>
        new Sheet(this, recordingId, channels);

    public string? Find(string recordingId) => _finished.GetValueOrDefault(recordingId);

    public TimeSpan? Repair(string recordingId) => null;

    public void Drop(string recordingId) => _finished.TryRemove(recordingId, out _);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    sealed class Sheet(FolderShelf shelf, string id, int channels) : IRecordingSheet
    {
        readonly MemoryStream _samples = new();

        public bool TryWrite(ReadOnlySpan<short> samples)
        {
            _samples.Write(MemoryMarshal.AsBytes(samples));
            return true;
        }

        public bool TryFinish()
        {
            var head = new byte[WavHeader.Bytes];
            WavHeader.Write(head, channels, _samples.Length);
            var path = Path.Combine(shelf._folder, id + ".wav");
            File.WriteAllBytes(path, [.. head, .. _samples.ToArray()]);
            shelf._finished[id] = path;
            return true;
        }

        public void Dispose() => _samples.Dispose();
    }
}
