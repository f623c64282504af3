using System.Globalization;

namespace HotlineVoice.Cases.Texts;

/// <summary>Reads the words of one map. Unknown, written twice, missing, of a wrong form: each is a problem.</summary>
public sealed class Fields
{
    readonly Dictionary<string, TextNode> _values = [];
    readonly ProblemList _problems;

    Fields(TextNode.Map map, ProblemList problems)
    {
        Map = map;
        _problems = problems;
    }

    /// <summary>The map itself.</summary>
    public TextNode.Map Map { get; }

    /// <summary>The words of a map of which only these may be used; null, with a problem, when it is no map.</summary>
    public static Fields? Of(TextNode? node, IEnumerable<string> words, ProblemList problems)
    {
        if (node is not TextNode.Map map)
        {
            if (node is not null)
                problems.Add(node, $"here stands {node.Kind} where words with values are expected",
                    $"Use: {string.Join(", ", words)}");
            return null;
        }

        var fields = new Fields(map, problems);
        var known = words.ToHashSet();
        foreach (var entry in map.Entries)
        {
            if (!known.Contains(entry.Key.Text))
                problems.Add(entry.Key, $"`{entry.Key.Text}` is no word here", Spelling.Suggest(entry.Key.Text, known));
            else if (!fields._values.TryAdd(entry.Key.Text, entry.Value))
                problems.Add(entry.Key, $"`{entry.Key.Text}` is written twice", "Keep one of them");
        }

        return fields;
    }

    /// <summary>What a word is set to; null when it is not there.</summary>
    public TextNode? Find(string word) => _values.GetValueOrDefault(word);

    /// <summary>What a word is set to; when it is not there that is a problem.</summary>
    public TextNode? Need(string word)
    {
        var found = Find(word);
        if (found is null)
            _problems.Add(Map, $"`{word}` is missing", $"Add `{word}: …`");
        return found;
    }

    /// <summary>A text that is not empty.</summary>
    public string? Text(string word, bool needed = false) => Scalar(word, needed)?.Text;

    /// <summary>A value that is one and not empty; anything else is a problem.</summary>
    public TextNode.Scalar? Scalar(string word, bool needed = false)
    {
        var node = needed ? Need(word) : Find(word);
        if (node is null)
            return null;
        if (node is TextNode.Scalar { Text.Length: > 0 } scalar)
            return scalar;
        _problems.Add(node, $"`{word}` is {node.Kind}", "Give it one value");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Count(string word, int otherwise, int least, int most)
    {
        if (Scalar(word) is not { } scalar)
            return otherwise;
        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
            return value;
        _problems.Add(scalar, $"`{word}` is `{scalar.Text}`", $"Write a whole number from {least} to {most}");
        return otherwise;
    }

    /// <summary>A duration such as 5s, 3m or 1h, within bounds.</summary>
    public TimeSpan Duration(string word, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        if (Scalar(word) is not { } scalar)
            return otherwise;
        if (Durations.TryParse(scalar.Text, out var value) && value >= least && value <= most)
            return value;
        _problems.Add(scalar, $"`{word}` is `{scalar.Text}`",
            $"Write a duration from {Durations.Write(least)} to {Durations.Write(most)}, such as 5s or 3m");
        return otherwise;
    }

    /// <summary>yes or no.</summary>
    public bool Flag(string word, bool otherwise)
    {
        if (Scalar(word) is not { } scalar)
            return otherwise;
        if (scalar.Text is "yes" or "no")
            return scalar.Text == "yes";
        _problems.Add(scalar, $"`{word}` is `{scalar.Text}`", "Write yes or no");
        return otherwise;
    }

    /// <summary>A day, yyyy-MM-dd.</summary>
    public DateOnly? Day(string word, bool needed = false)
    {
        if (Scalar(word, needed) is not { } scalar)
            return null;
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day))
            return day;
        _problems.Add(scalar, $"`{word}` is `{scalar.Text}`", "Write a day as 2026-04-30");
        return null;
    }
}
