using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Playing;

namespace HotlineVoice.Journeys.Backstage;

/// <summary>The town's disk for recordings: what was written, and how much still fits.</summary>
sealed class Shelf
{
    readonly Dictionary<string, List<short>> _recordings = [];

    /// <summary>Samples that still fit; writing beyond it fails, as on a full disk.</summary>
    public long Room { get; set; } = long.MaxValue;

    public IReadOnlyCollection<string> Names => _recordings.Keys;

    public bool TryBegin(string name) => Room > 0 && _recordings.TryAdd(name, []);

    public bool TryWrite(string name, ReadOnlySpan<short> samples)
    {
        if (samples.Length > Room)
            return false;
        Room -= samples.Length;
        _recordings[name].AddRange(samples);
        return true;
    }

    public short[] Read(string name) => [.. _recordings[name]];

    public Prompt? Load(string name) =>
        _recordings.TryGetValue(name, out var samples) && samples.Count > 0
            ? Prompt.FromSamples(name, samples.ToArray())
            : null;

    public void Drop(string name) => _recordings.Remove(name);

    public TimeSpan LengthOf(string name) =>
        TimeSpan.FromSeconds(_recordings.GetValueOrDefault(name, []).Count / (double)AudioCodec.SampleRateHertz);
}
