using HotlineVoice.Media.Recording;

namespace HotlineVoice.Media.Legs;

/// <summary>What was noticed since the last tick, in order; a recorder that ended travels with its last word.</summary>
sealed class HeardQueue
{
    readonly List<Entry> _entries = new(64);

    public void Add(in Heard heard) => _entries.Add(new Entry(heard, null));

    /// <summary>The recorder gives out what it still holds, then this is heard with the true length.</summary>
    public void AddEnd(in Heard heard, Recorder recorder) => _entries.Add(new Entry(heard, recorder));

    public void Drain<TSink>(ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        if (_entries.Count == 0)
            return;
        foreach (var (heard, recorder) in _entries)
        {
            if (recorder is null)
            {
                sink.Hear(heard);
                continue;
            }

            recorder.Give(isEnd: true, ref sink);
            sink.Hear(heard with { Length = recorder.Length });
        }

        _entries.Clear();
    }

    readonly record struct Entry(Heard Heard, Recorder? Recorder);
}
