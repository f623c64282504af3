using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Measures;

/// <summary>What a reading is, in the words of the exposition format.</summary>
public enum MeterKind
{
    /// <summary>Only grows, from zero at the start of the process.</summary>
    Counter = 1,
    /// <summary>Goes up and down.</summary>
    Gauge = 2,
    /// <summary>How often values fell below each bound; see <see cref="MeterReading.Buckets"/>.</summary>
    Histogram = 3,
}

/// <summary>One label of a reading, such as end_reason and VoicemailLeft.</summary>
/// <param name="Name">Lower case with underscores.</param>
/// <param name="Value">Any text; the writer of the exposition escapes it.</param>
public readonly record struct MeterLabel(string Name, string Value);

/// <summary>One step of a histogram. The last bucket's bound is positive infinity.</summary>
/// <param name="UpperBound">Values at or below this are in it, in the unit of the meter's name.</param>
/// <param name="Count">How many: cumulative, those of the smaller buckets included.</param>
public readonly record struct MeterBucket(double UpperBound, long Count);

/// <summary>One figure at the moment of reading. Readings of one name stand together and share Help and Kind.</summary>
/// <param name="Name">Whole name with its unit, such as hotline_rtp_lateness_seconds.</param>
/// <param name="Help">One sentence for whoever reads the exposition.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Labels">What tells it from others of the same name.</param>
/// <param name="Value">The figure; of a histogram the sum of all values.</param>
public sealed record MeterReading(
    string Name,
    string Help,
    MeterKind Kind,
    ImmutableArray<MeterLabel> Labels,
    double Value)
{
    /// <summary>Of a histogram its steps, smallest first; empty otherwise. The last one's count is the total.</summary>
    public ImmutableArray<MeterBucket> Buckets { get; init; } = [];
}

/// <summary>The switch's figures, for whoever shows them.</summary>
public interface IMeters
{
    /// <summary>All figures as they stand now; callable from any thread, about a millisecond.</summary>
    IReadOnlyList<MeterReading> Read();
}
