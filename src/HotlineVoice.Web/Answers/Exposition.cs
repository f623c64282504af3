using System.Globalization;
using System.Text;
using HotlineVoice.Hotline.Measures;

namespace HotlineVoice.Web.Answers;

/// <summary>Writes figures in the Prometheus text format, version 0.0.4.</summary>
static class Exposition
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IReadOnlyList<MeterReading> readings)
    {
        var text = new StringBuilder();
        foreach (var meter in readings.GroupBy(reading => reading.Name))
        {
            var first = meter.First();
            text.Append("# HELP ").Append(first.Name).Append(' ').Append(OneLine(first.Help)).Append('\n');
            text.Append("# TYPE ").Append(first.Name).Append(' ')
                .Append(first.Kind.ToString().ToLowerInvariant()).Append('\n');
            foreach (var reading in meter)
                if (reading.Kind == MeterKind.Histogram)
                    AppendHistogram(text, reading);
                else
                    AppendSample(text, reading.Name, Labels(reading), reading.Value);
        }
        return text.ToString();
    }

    static void AppendHistogram(StringBuilder text, MeterReading reading)
    {
        var labels = Labels(reading);
        foreach (var bucket in reading.Buckets)
        {
            var bound = Label("le", Number(bucket.UpperBound));
            AppendSample(text, reading.Name + "_bucket", [.. labels, bound], bucket.Count);
        }
        AppendSample(text, reading.Name + "_sum", labels, reading.Value);
        AppendSample(text, reading.Name + "_count", labels, reading.Buckets.IsEmpty ? 0 : reading.Buckets[^1].Count);
    }

    static void AppendSample(StringBuilder text, string name, string[] labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').AppendJoin(',', labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    static string[] Labels(MeterReading reading) =>
        [.. reading.Labels.Select(label => Label(label.Name, label.Value))];

    static string Label(string name, string value) =>
        $"{name}=\"{OneLine(value).Replace("\"", "\\\"")}\"";

    static string OneLine(string text) => text.Replace("\\", @"\\").Replace("\n", @"\n");

    static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
