using System.Collections.Frozen;
using System.Globalization;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Steps;

sealed partial class StepReader
{
    /// <summary>Worst rating: there is no tenth key to give another.</summary>
    internal const int RatingMax = 9;

    /// <summary>Which rating each key gives: 1, the best, to n, each by one key.</summary>
    internal FrozenDictionary<char, int> Ratings(string word)
    {
        var ratings = new Dictionary<char, int>();
        var node = fields.Need(word);
        if (node is TextNode.Map { Entries.Length: > 0 } map)
        {
            var wrong = 0;
            foreach (var entry in map.Entries)
                wrong += AddRating(entry, ratings) ? 0 : 1;
            // A scale with a gap is a slip of the pen; one with another mistake is shown that mistake alone.
            if (wrong == 0 && Enumerable.Range(1, ratings.Count).Except(ratings.Values).ToArray() is [var lacking, ..])
                problems.Add(map, $"no key gives {lacking}", $"Give 1, the best, to {ratings.Count}, each by one key");
        }
        else if (node is not null)
        {
            var kind = node is TextNode.Map ? "empty" : node.Kind;
            problems.Add(node, $"`{word}` is {kind}", "Write { 1: 1, 2: 2, 3: 3 }: the key, then what it gives");
        }

        return ratings.ToFrozenDictionary();
    }

    bool AddRating(TextEntry entry, Dictionary<char, int> ratings)
    {
        var key = entry.Key.Text;
        if (key.Length != 1 || !char.IsAsciiDigit(key[0]))
            problems.Add(entry.Key, $"`{key}` is no key that gives a rating", "Use 0 to 9");
        else if (ratings.ContainsKey(key[0]))
            problems.Add(entry.Key, $"key {key} is given twice", "Keep one of them");
        else if (entry.Value is not TextNode.Scalar { Text: var text }
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rating)
            || rating is < 1 or > RatingMax)
            problems.Add(entry.Value, $"key {key} gives {entry.Value.Kind}",
                $"Write a whole number from 1 to {RatingMax}");
        else if (ratings.ContainsValue(rating))
            problems.Add(entry.Value, $"two keys give {rating}", "Give each by one key");
        else
            return ratings.TryAdd(key[0], rating);
        return false;
    }
}
