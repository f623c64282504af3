using System.Collections.Immutable;

namespace HotlineVoice.Cases.Texts;

/// <summary>Reads a group of <see cref="FileWord"/>s by what each of them allows.</summary>
public sealed class WordReader
{
    readonly ImmutableArray<FileWord> _words;

    WordReader(Fields fields, ImmutableArray<FileWord> words, ProblemList problems)
    {
        Fields = fields;
        _words = words;
        Problems = problems;
    }

    /// <summary>The words as they were written.</summary>
    public Fields Fields { get; }

    /// <summary>Where problems go.</summary>
    public ProblemList Problems { get; }

    /// <summary>The group; null, with a problem, when it is none. Words that must be there and are not are problems.
    /// </summary>
    public static WordReader? Of(TextNode? node, ImmutableArray<FileWord> words, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Fields.Of(node, words.Select(word => word.Name), problems) is not { } fields)
            return null;
        foreach (var word in words.Where(word => word.Needed))
            fields.Need(word.Name);
        return new WordReader(fields, words, problems);
    }

    /// <summary>One value; empty when it is not there.</summary>
    public string Text(string name) => Fields.Text(name) ?? "";

    /// <summary>One value; null when it is not there.</summary>
    public string? TextOrNull(string name) => Fields.Text(name);

    /// <summary>A whole number within the word's bounds; null when it is not there.</summary>
    public int? Count(string name)
    {
        var (least, most) = Word(name).Bounds;
        return Fields.Find(name) is null ? null : Fields.Count(name, least, least, most);
    }

    /// <summary>The place in the word's choices, as what it stands for.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> meanings, T otherwise)
    {
        ArgumentNullException.ThrowIfNull(meanings);
        return Fields.Scalar(name) is { } value ? Look(value, meanings, otherwise) : otherwise;
    }

    /// <summary>One value or a list of values, each with its place; empty when it is not there.</summary>
    public ImmutableArray<TextNode.Scalar> Values(string name)
    {
        var found = ImmutableArray.CreateBuilder<TextNode.Scalar>();
        var node = Fields.Find(name);
        foreach (var item in node is TextNode.List list ? list.Items : node is null ? [] : [node])
            if (item is not TextNode.Scalar { Text.Length: > 0 } value)
                Problems.Add(item, $"{item.Kind} is no value of `{name}`", "Write one value, or several in [ ]");
            else if (found.Any(other => other.Text == value.Text))
                Problems.Add(item, $"`{value.Text}` stands twice in `{name}`", "Keep one of them");
            else
                found.Add(value);
        return found.ToImmutable();
    }

    /// <summary>What one value or a list of values stand for; empty when it is not there.</summary>
    public ImmutableArray<T> Choices<T>(string name, IReadOnlyDictionary<string, T> meanings)
    {
        ArgumentNullException.ThrowIfNull(meanings);
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var value in Values(name))
            if (meanings.TryGetValue(value.Text, out var meaning))
                found.Add(meaning);
            else
                Problems.Add(value, $"`{value.Text}` is no value of `{name}`",
                    Spelling.Suggest(value.Text, meanings.Keys));
        return found.ToImmutable();
    }

    /// <summary>The group of a word; null when it is not there.</summary>
    public WordReader? Group(string name) =>
        Fields.Find(name) is { } node ? Of(node, Word(name).Parts, Problems) : null;

    /// <summary>The groups of a word, in order; empty when it is not there.</summary>
    public IEnumerable<WordReader> Groups(string name)
    {
        var node = Fields.Find(name);
        if (node is null)
            return [];
        if (node is TextNode.List list)
            return list.Items.Select(item => Of(item, Word(name).Parts, Problems)).OfType<WordReader>();
        Problems.Add(node, $"`{name}` is {node.Kind}", "Write a list, each with - in front");
        return [];
    }

    /// <summary>The names behind a word and what stands at each; unknown and repeated ones are problems.</summary>
    public ImmutableArray<TextEntry> Names(string name)
    {
        var node = Fields.Find(name);
        if (node is not TextNode.Map map)
        {
            if (node is not null)
                Problems.Add(node, $"`{name}` is {node.Kind}", "Write names with values");
            return [];
        }

        var known = Word(name).Names;
        var found = ImmutableArray.CreateBuilder<TextEntry>();
        foreach (var entry in map.Entries)
            if (!known.IsEmpty && !known.Contains(entry.Key.Text))
                Problems.Add(entry.Key, $"`{entry.Key.Text}` is no name here", Spelling.Suggest(entry.Key.Text, known));
            else if (found.Any(other => other.Key.Text == entry.Key.Text))
                Problems.Add(entry.Key, $"`{entry.Key.Text}` is written twice", "Keep one of them");
            else
                found.Add(entry);
        return found.ToImmutable();
    }

    /// <summary>What one value stands for; a problem when it stands for nothing.</summary>
    public T Look<T>(TextNode.Scalar value, IReadOnlyDictionary<string, T> meanings, T otherwise)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(meanings);
        if (meanings.TryGetValue(value.Text, out var meaning))
            return meaning;
        Problems.Add(value, $"`{value.Text}` has no meaning here", Spelling.Suggest(value.Text, meanings.Keys));
        return otherwise;
    }

    FileWord Word(string name) => _words.First(word => word.Name == name);
}
