using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HotlineVoice.Hotline.Recordings;
using Microsoft.Win32.SafeHandles;

namespace HotlineVoice.Storage.Shelves;

/// <summary>
/// One recording in the making. After every block the head of the file says exactly what has been written, so that the
/// file plays at any moment, also when the process is killed between two blocks.
/// </summary>
sealed class RecordingSheet : IRecordingSheet
{
    /// <summary>Sizes in a WAV file are 32 bits; at 8 kHz in two channels that is a day and a half.</summary>
    const long SoundBytesMax = uint.MaxValue - WavFormat.HeaderBytes;
    const int RiffSizeOffset = 4, DataSizeOffset = 40;

    readonly SafeFileHandle _file;
    readonly DiskRoom _room;
    readonly WavFormat _format;
    long _soundBytes;
    bool _refused;

    public RecordingSheet(string path, int channels, int samplesPerSecond, DiskRoom room)
    {
        _room = room;
        _format = new WavFormat(channels, samplesPerSecond, WavFormat.HeaderBytes, 0);
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            Span<byte> header = stackalloc byte[WavFormat.HeaderBytes];
            WavFormat.WriteHeader(header, channels, samplesPerSecond, 0);
            RandomAccess.Write(_file, header, 0);
        }
        catch (IOException)
        {
            // A file of no bytes would be found at every start and mean nothing.
            _file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The file has been closed.</summary>
    public event Action? Closed;

    /// <summary>How much sound is in the file.</summary>
    public TimeSpan Length => _format.LengthOf(Interlocked.Read(ref _soundBytes));

    public bool TryWrite(ReadOnlySpan<short> samples)
    {
        var bytes = MemoryMarshal.AsBytes(samples);
        if (_refused || !_room.Writable || _soundBytes + bytes.Length > SoundBytesMax)
            return false;
        try
        {
            RandomAccess.Write(_file, bytes, WavFormat.HeaderBytes + _soundBytes);
            Interlocked.Add(ref _soundBytes, bytes.Length);
            WriteSizes();
            return true;
        }
        catch (IOException)
        {
            Refuse();
            return false;
        }
    }

    public bool TryFinish()
    {
        try
        {
            WriteSizes();
            // The row that names this recording will be on the disk; so must the sound be.
            RandomAccess.FlushToDisk(_file);
            return !_refused;
        }
        catch (IOException)
        {
            Refuse();
            return false;
        }
    }

    public void Dispose()
    {
        if (_file.IsClosed)
            return;
        _file.Dispose();
        Closed?.Invoke();
    }

    void WriteSizes()
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)_soundBytes);
        RandomAccess.Write(_file, size, DataSizeOffset);
        BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)_soundBytes + WavFormat.HeaderBytes - 8);
        RandomAccess.Write(_file, size, RiffSizeOffset);
    }

    /// <summary>Takes off the part of a block that got through, so that the file ends where its head says.</summary>
    void Refuse()
    {
        _refused = true;
        _room.Refused();
        try
        {
            RandomAccess.SetLength(_file, WavFormat.HeaderBytes + _soundBytes);
        }
        catch (IOException)
        {
            // A disk that is gone can not even be shortened; the next start repairs the file if it comes back.
        }
    }
}
