using System.Collections.Concurrent;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Media;
using HotlineVoice.Switch.Recordings;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Switch;

public sealed class RecordingWriterTests : IDisposable
{
    static readonly RecordingId _recording = new(1);
    readonly Disk _disk = new();
    readonly ConcurrentQueue<Heard> _ended = new();
    readonly ConcurrentQueue<RecordingId> _broke = new();
    readonly ConcurrentQueue<string> _alarms = new();
    readonly RecordingWriter _writer;

    public RecordingWriterTests() => _writer = new RecordingWriter(
        _disk,
        new RecordingEvents(
            _ended.Enqueue,
            _broke.Enqueue,
            (name, _) => _alarms.Enqueue("+" + name),
            name => _alarms.Enqueue("-" + name)),
        NullLogger.Instance);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void The_end_is_told_after_the_file_is_finished()
    {
        _writer.Begin(_recording, "a", 1);
        _writer.Write(_recording, new short[1_600]);
        _writer.TryFinish(Ended(TimeSpan.FromMilliseconds(200)));

        Arrivals.Comes(() => !_ended.IsEmpty);
        Assert.Equal(["begin a", "write 1600", "finish"], _disk.Acts);
        Assert.Equal(RecordingEnd.Stopped, Assert.Single(_ended).Why);
    }

    [Fact]
    public void A_full_disk_stops_this_recording_raises_an_alarm_and_ends_it_as_failed_with_what_was_written()
    {
        _disk.Room = 1_600;
        _writer.Begin(_recording, "a", 1);
        _writer.Write(_recording, new short[1_600]);
        _writer.Write(_recording, new short[1_600]);
        Arrivals.Comes(() => !_broke.IsEmpty);
        _writer.TryFinish(Ended(TimeSpan.FromMilliseconds(400)));

        Arrivals.Comes(() => !_ended.IsEmpty);
        var ended = Assert.Single(_ended);
        Assert.Equal(RecordingEnd.Failed, ended.Why);
        Assert.Equal(TimeSpan.FromMilliseconds(200), ended.Length);
        Assert.Equal(1, _writer.Incomplete);
        Assert.Equal(["+recordings-disk"], _alarms);
    }

    [Fact]
    public void A_disk_that_refuses_the_beginning_fails_the_recording_and_nothing_else()
    {
        _disk.Room = -1;
        _writer.Begin(_recording, "a", 1);
        Arrivals.Comes(() => !_broke.IsEmpty);
        _writer.TryFinish(Ended(TimeSpan.Zero));
        Arrivals.Comes(() => _ended.Count == 1);

        _disk.Room = long.MaxValue;
        _writer.Begin(new RecordingId(2), "b", 1);
        _writer.TryFinish(Ended(TimeSpan.Zero) with { Recording = new RecordingId(2) });
        Arrivals.Comes(() => _ended.Count == 2);
        Assert.Equal([RecordingEnd.Failed, RecordingEnd.Stopped], _ended.Select(heard => heard.Why));
        Assert.Equal(["+recordings-disk", "-recordings-disk"], _alarms);
    }

    [Fact]
    public void A_disk_that_throws_is_a_broken_disk_and_the_writer_lives_on()
    {
        _disk.Throws = true;
        _writer.Begin(_recording, "a", 1);
        Arrivals.Comes(() => !_broke.IsEmpty);
        _disk.Throws = false;
        _writer.Drop("a");

        Arrivals.Comes(() => _disk.Acts.Contains("drop a"));
    }

    static Heard Ended(TimeSpan length) =>
        new(HeardKind.RecordingEnded, new LegId(1), Recording: _recording, Length: length, Why: RecordingEnd.Stopped);

    sealed class Disk : IRecordingShelf, IRecordingSheet
    {
        readonly ConcurrentQueue<string> _acts = new();

        public long Room { get; set; } = long.MaxValue;

        public volatile bool Throws;

        public IEnumerable<string> Acts => _acts;

        public bool Writable => Room > 0;

        public IRecordingSheet? TryBegin(string recordingId, int channels, int samplesPerSecond)
        {
            if (Throws)
                throw new IOException("the disk is gone");
            _acts.Enqueue($"begin {recordingId}");
            return Room >= 0 ? this : null;
        }

        public bool TryWrite(ReadOnlySpan<short> samples)
        {
            Room -= samples.Length;
            _acts.Enqueue($"write {samples.Length}");
            return Room >= 0;
        }

        public bool TryFinish()
        {
            _acts.Enqueue("finish");
            return true;
        }

        public string? Find(string recordingId) => null;

        public TimeSpan? Repair(string recordingId) => null;

        public void Drop(string recordingId) => _acts.Enqueue($"drop {recordingId}");

        public void Dispose()
        {
        }
    }
}
