using System.Collections.Immutable;
using HotlineVoice.Hotline.Measures;

namespace HotlineVoice.Switch.Figures;

/// <summary>Counts durations by bounds. One thread writes; readers elsewhere see each number whole.</summary>
sealed class Histogram(params double[] boundsSeconds)
{
    readonly long[] _counts = new long[boundsSeconds.Length + 1];
    long _sumTicks;

    public void Add(TimeSpan value)
    {
        var seconds = value.TotalSeconds;
        var bucket = 0;
        while (bucket < boundsSeconds.Length && seconds > boundsSeconds[bucket])
            bucket++;
        Volatile.Write(ref _counts[bucket], _counts[bucket] + 1);
        Volatile.Write(ref _sumTicks, _sumTicks + value.Ticks);
    }

    /// <summary>Several writers' counts as one reading; all must have the same bounds.</summary>
    public static MeterReading Read(string name, string help, IReadOnlyList<Histogram> histograms)
    {
        var bounds = histograms.Count > 0 ? histograms[0].Bounds : [];
        var buckets = ImmutableArray.CreateBuilder<MeterBucket>(bounds.Length + 1);
        var count = 0L;
        for (var i = 0; i <= bounds.Length; i++)
        {
            count += histograms.Sum(histogram => histogram.CountIn(i));
            buckets.Add(new MeterBucket(i < bounds.Length ? bounds[i] : double.PositiveInfinity, count));
        }

        var sum = histograms.Sum(histogram => histogram.Sum.TotalSeconds);
        return new MeterReading(name, help, MeterKind.Histogram, [], sum) { Buckets = buckets.DrainToImmutable() };
    }

    double[] Bounds => boundsSeconds;

    TimeSpan Sum => new(Volatile.Read(ref _sumTicks));

    long CountIn(int bucket) => Volatile.Read(ref _counts[bucket]);
}
