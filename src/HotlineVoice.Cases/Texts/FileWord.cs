using System.Collections.Immutable;

namespace HotlineVoice.Cases.Texts;

/// <summary>What may stand behind a word of a file.</summary>
public enum FileWordForm
{
    /// <summary>One value.</summary>
    Text = 1,
    /// <summary>One value or a list of them.</summary>
    Texts = 2,
    /// <summary>yes or no.</summary>
    Flag = 3,
    /// <summary>A whole number.</summary>
    Count = 4,
    /// <summary>A day, yyyy-MM-dd.</summary>
    Day = 5,
    /// <summary>One of the choices.</summary>
    Choice = 6,
    /// <summary>One of the choices, or a list of them.</summary>
    Choices = 7,
    /// <summary>A group of words.</summary>
    Group = 8,
    /// <summary>A list of such groups.</summary>
    Groups = 9,
    /// <summary>Any names, each with one value.</summary>
    Names = 10,
    /// <summary>Any names, each with a group of words.</summary>
    NamedGroups = 11,
}

/// <summary>One word of a file, as its reader, the page for managers and the editors' schema know it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Form">What stands behind it.</param>
/// <param name="Meaning">One sentence without a full stop.</param>
public sealed record FileWord(string Name, FileWordForm Form, string Meaning)
{
    /// <summary>Whether it must be written.</summary>
    public bool Needed { get; init; }
    /// <summary>Bounds of a count.</summary>
    public (int Least, int Most) Bounds { get; init; }
    /// <summary>Which values there are.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
    /// <summary>The words of a group.</summary>
    public ImmutableArray<FileWord> Parts { get; init; } = [];
    /// <summary>The names that may be used where names stand; empty for any.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The names of the words of a group.</summary>
    public IEnumerable<string> PartNames => Parts.Select(part => part.Name);

    /// <summary>The part of this name.</summary>
    public FileWord Part(string name) => Parts.First(part => part.Name == name);
}
