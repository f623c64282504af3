using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HotlineVoice.Server.Settings;

/// <summary>
/// Reads settings one by one and collects everything that is wrong with them: bad values, and at the end names that
/// nobody asked for.
/// </summary>
sealed class SettingReader(IConfiguration configuration)
{
    readonly List<string> _problems = [];
    readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public string Text(string key, string fallback) => Text(key) ?? fallback;

    public string? Text(string key)
    {
        _known.Add(key);
        return configuration[key] is { Length: > 0 } text ? text : null;
    }

    public int Number(string key, int fallback, int min, int max)
    {
        if (Text(key) is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
            return number;
        Reject(key, $"«{text}» is not a whole number from {min} to {max}");
        return fallback;
    }

    public int? NumberOrNone(string key, int min, int max) => Text(key) is null ? null : Number(key, min, min, max);

    public TimeSpan Seconds(string key, TimeSpan fallback, int max) =>
        TimeSpan.FromSeconds(Number(key, (int)fallback.TotalSeconds, 0, max));

    public bool Flag(string key, bool fallback)
    {
        if (Text(key) is not { } text)
            return fallback;
        if (bool.TryParse(text, out var flag))
            return flag;
        Reject(key, $"«{text}» is neither true nor false");
        return fallback;
    }

    public DateTimeOffset? Instant(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (text.Length > 11 && text.AsSpan(11).IndexOfAny("+-Z") > 0
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return instant;
        Reject(key, $"«{text}» is not an instant with its offset such as 2026-03-24T21:30:00+08:00");
        return null;
    }

    /// <summary>
    /// A list: Key:0, Key:1 … or one value that may hold several, separated by semicolons. A list that is given stands
    /// in place of the default.
    /// </summary>
    public IReadOnlyList<string> List(string key, IReadOnlyList<string> fallback)
    {
        var entries = Entries(key).Select(entry => Text(entry)).OfType<string>().ToList();
        if (entries.Count > 0)
            return entries;
        const StringSplitOptions clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return Text(key)?.Split(';', clean) ?? fallback;
    }

    /// <summary>The keys of a list's entries, «Trunks:0», in the order of their numbers.</summary>
    public IReadOnlyList<string> Entries(string key) =>
        [.. configuration.GetSection(key).GetChildren()
            .Where(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture)).Select(child => child.Path)];

    public void Reject(string key, string why) => _problems.Add($"{key}: {why}");

    /// <summary>Everything that was wrong. Ask last: what was not read by then is unknown.</summary>
    public IReadOnlyList<string> Problems()
    {
        var unknown = configuration.AsEnumerable()
            .Where(entry => !string.IsNullOrEmpty(entry.Value) && !_known.Contains(entry.Key))
            .Select(entry => $"{entry.Key}: there is no such setting" + Suggestion(entry.Key));
        return [.. _problems, .. unknown.Order(StringComparer.Ordinal)];
    }

    string Suggestion(string key)
    {
        var nearest = _known.MinBy(known => Distance(known, key));
        return nearest is not null && Distance(nearest, key) <= 3 ? $"; did you mean {nearest}?" : "";
    }

    /// <summary>Edits that make one word of the other (Levenshtein).</summary>
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var edits = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = edits;
            }
        }
        return row[^1];
    }
}
