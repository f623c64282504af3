using System.Buffers;
using System.Collections.Concurrent;
using System.Threading.Channels;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Media;
using HotlineVoice.Media.Codecs;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Recordings;

/// <summary>
/// Writes sound to disk while it is heard, on a thread of its own: a slow or full disk costs recordings, never a
/// call. A
/// recording that lost anything is stopped and ends as failed; what came before stays readable.
/// </summary>
sealed class RecordingWriter : IDisposable
{
    /// <summary>Blocks of 200 ms that may wait: 200 recordings while the disk is away for four seconds (6.5
    /// MB).</summary>
    public const int WaitingMax = 4_096;

    const string Alarm = "recordings-disk";

    readonly IRecordingShelf _shelf;
    readonly RecordingEvents _events;
    readonly ILogger _log;
    readonly Channel<RecordingWork> _work = Channel.CreateBounded<RecordingWork>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    readonly ConcurrentDictionary<RecordingId, bool> _broken = new();
    readonly Dictionary<RecordingId, Sheet> _sheets = [];
    readonly Thread _thread;
    long _incomplete;

    public RecordingWriter(IRecordingShelf shelf, RecordingEvents events, ILogger log)
    {
        (_shelf, _events, _log) = (shelf, events, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "recordings" };
        _thread.Start();
    }

    /// <summary>Recordings that broke off since the start.</summary>
    public long Incomplete => Interlocked.Read(ref _incomplete);

    public void Begin(RecordingId recording, string name, int channels)
    {
        if (!_work.Writer.TryWrite(new RecordingWork(RecordingVerb.Begin, recording, name, Count: channels)))
            Break(recording);
    }

    /// <summary>Takes a block; it is copied. From any lane's thread.</summary>
    public void Write(RecordingId recording, ReadOnlySpan<short> samples)
    {
        if (_broken.ContainsKey(recording))
            return;
        var block = ArrayPool<short>.Shared.Rent(samples.Length);
        samples.CopyTo(block);
        var work = new RecordingWork(RecordingVerb.Write, recording, Samples: block, Count: samples.Length);
        if (_work.Writer.TryWrite(work))
            return;
        ArrayPool<short>.Shared.Return(block);
        Break(recording);
    }

    /// <summary>The lane has given its last block. False when there is no room just now: ask again.</summary>
    public bool TryFinish(in Heard ended) =>
        _work.Writer.TryWrite(new RecordingWork(RecordingVerb.Finish, ended.Recording) { Ended = ended });

    /// <summary>Removes a recording, after everything that was asked before.</summary>
    public void Drop(string name)
    {
        if (!_work.Writer.TryWrite(new RecordingWork(RecordingVerb.Drop, default, name)))
            SwitchLog.RecordingNotDropped(_log, name);
    }

    /// <summary>Finishes what waits.</summary>
    public void Dispose()
    {
        _work.Writer.TryComplete();
        _thread.Join();
    }

    void Run()
    {
        while (_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_work.Reader.TryRead(out var work))
                Do(work);
        }

        foreach (var sheet in _sheets.Values)
            sheet.File.Dispose();
    }

    void Do(in RecordingWork work)
    {
        try
        {
            switch (work.Verb)
            {
                case RecordingVerb.Begin: Open(work); break;
                case RecordingVerb.Write: Add(work); break;
                case RecordingVerb.Finish: Finish(work); break;
                case RecordingVerb.Drop: _shelf.Drop(work.Name!); break;
            }
        }
        catch (Exception fault)
        {
            SwitchLog.RecordingFailed(_log, work.Name ?? work.Recording.ToString(), fault);
            if (work.Verb == RecordingVerb.Finish)
                _events.Ended(work.Ended with { Why = RecordingEnd.Failed });
            else if (work.Verb != RecordingVerb.Drop)
                Break(work.Recording);
        }
    }

    void Open(in RecordingWork work)
    {
        if (_shelf.TryBegin(work.Name!, work.Count, AudioCodec.SampleRateHertz) is { } file)
            _sheets[work.Recording] = new Sheet(file, work.Count);
        else
            Break(work.Recording);
    }

    void Add(in RecordingWork work)
    {
        var samples = work.Samples!;
        try
        {
            if (_broken.ContainsKey(work.Recording) || !_sheets.TryGetValue(work.Recording, out var sheet))
                return;
            if (sheet.File.TryWrite(samples.AsSpan(0, work.Count)))
                sheet.Samples += work.Count;
            else
                Break(work.Recording);
        }
        finally
        {
            ArrayPool<short>.Shared.Return(samples);
        }
    }

    void Finish(in RecordingWork work)
    {
        var isBroken = _broken.TryRemove(work.Recording, out _);
        if (!_sheets.Remove(work.Recording, out var sheet))
        {
            _events.Ended(work.Ended with { Why = RecordingEnd.Failed, Length = TimeSpan.Zero });
            return;
        }

        using (sheet.File)
            isBroken |= !sheet.File.TryFinish();
        if (!isBroken)
            _events.AlarmOver(Alarm);
        _events.Ended(isBroken
            ? work.Ended with { Why = RecordingEnd.Failed, Length = sheet.Length }
            : work.Ended);
    }

    void Break(RecordingId recording)
    {
        if (!_broken.TryAdd(recording, true))
            return;
        Interlocked.Increment(ref _incomplete);
        _events.Broke(recording);
        _events.Alarm(Alarm, "录音磁盘写入失败,录音不完整;通话继续。");
    }

    sealed class Sheet(IRecordingSheet file, int channels)
    {
        public IRecordingSheet File => file;

        public long Samples { get; set; }

        public TimeSpan Length => TimeSpan.FromSeconds(Samples / (double)channels / AudioCodec.SampleRateHertz);
    }
}
