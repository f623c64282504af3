using System.Globalization;

namespace HotlineVoice.Cases.Texts;

/// <summary>Durations as people write them: a whole number and s, m or h.</summary>
public static class Durations
{
    /// <summary>Reads 5s, 3m or 1h; at most a day.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        if (text.Length < 2
            || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > 86_400)
            return false;
        value = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => TimeSpan.MinValue,
        };
        return value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1);
    }

    /// <summary>The shortest way to write it.</summary>
    public static string Write(TimeSpan value) =>
        value.TotalSeconds % 60 != 0 || value == TimeSpan.Zero
            ? $"{value.TotalSeconds:0}s"
            : $"{value.TotalMinutes:0}m";
}
