using System.Globalization;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// What the histogram <c>hotline_rtp_lateness_seconds</c> of /metrics says of frames after their own sub-tick.
/// </summary>
/// <param name="Count">All frames so far.</param>
/// <param name="InTime">Frames less than five milliseconds late.</param>
sealed record Lateness(double Count, double InTime)
{
    const string Name = "hotline_rtp_lateness_seconds";

    public static Lateness Read(string metrics)
    {
        double count = 0, inTime = 0;
        foreach (var line in metrics.Split('\n').Where(line => line.StartsWith(Name, StringComparison.Ordinal)))
        {
            var value = double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
            if (line.StartsWith(Name + "_count", StringComparison.Ordinal))
                count += value;
            else if (line.Contains("le=\"0.005\"", StringComparison.Ordinal))
                inTime += value;
        }

        return new Lateness(count, inTime);
    }

    public double ShareOfLate(Lateness before)
    {
        var count = Count - before.Count;
        return count > 0 ? 1 - ((InTime - before.InTime) / count) : 1;
    }
}
