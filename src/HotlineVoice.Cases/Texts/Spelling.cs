namespace HotlineVoice.Cases.Texts;

/// <summary>Guesses which known word a writer meant.</summary>
public static class Spelling
{
    /// <summary>«Did you mean `x`?», or which words there are.</summary>
    public static string Suggest(string written, IEnumerable<string> known)
    {
        string[] words = [.. known.Order(StringComparer.Ordinal)];
        if (words.Length == 0)
            return "Remove it";
        var (distance, nearest) = words.Select(word => (Distance(written, word), word)).Min();
        // Two slips are one pair of letters exchanged; in a word of three letters that would be another word.
        var slips = written.Length <= 3 ? 1 : Math.Max(2, nearest.Length / 3);
        if (distance <= slips)
            return $"Did you mean `{nearest}`?";
        return words.Length <= 16 ? $"Known here: {string.Join(", ", words)}" : "Look up the names in this folder";
    }

    /// <summary>Levenshtein's distance; a hyphen, an underscore and a space are the same letter.</summary>
    static int Distance(string left, string right)
    {
        var above = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = above[j - 1] + (Letter(left[i - 1]) == Letter(right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
            }

            (above, row) = (row, above);
        }

        return above[right.Length];
    }

    static char Letter(char c) => c is '-' or '_' ? ' ' : char.ToLowerInvariant(c);
}
