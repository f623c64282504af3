using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.RuleSets.Reading;

/// <summary>Short ways to write down the words of a file.</summary>
static class WordForms
{
    internal static ImmutableArray<string> ClassNames { get; } = [.. ClassWords.All.Select(word => word.Key)];

    internal static ImmutableArray<string> RoleNames { get; } = [.. RoleWords.All.Select(word => word.Key)];

    internal static FileWord Must(FileWord word) => word with { Needed = true };

    internal static FileWord Text(string name, string meaning) => new(name, FileWordForm.Text, meaning);

    internal static FileWord Several(string name, string meaning) => new(name, FileWordForm.Texts, meaning);

    internal static FileWord Flag(string name, string meaning) => new(name, FileWordForm.Flag, meaning);

    internal static FileWord Count(string name, (int Least, int Most) bounds, string meaning) =>
        new(name, FileWordForm.Count, meaning) { Bounds = bounds };

    internal static FileWord Choice(string name, IEnumerable<string> choices, string meaning) =>
        new(name, FileWordForm.Choice, meaning) { Choices = [.. choices.Order(StringComparer.Ordinal)] };

    internal static FileWord Choices(string name, IEnumerable<string> choices, string meaning) =>
        new(name, FileWordForm.Choices, meaning) { Choices = [.. choices] };

    internal static FileWord Classes(string name, string meaning) => Choices(name, ClassNames, meaning);

    internal static FileWord Roles(string name, string meaning) => Choices(name, RoleNames, meaning);

    internal static FileWord Role(string name, string meaning) => Choice(name, RoleNames, meaning);

    internal static FileWord ByClass(string name, string meaning) =>
        new(name, FileWordForm.Names, meaning) { Names = ClassNames };

    internal static FileWord Group(string name, string meaning, params ReadOnlySpan<FileWord> parts) =>
        new(name, FileWordForm.Group, meaning) { Parts = [.. parts] };

    internal static FileWord Groups(string name, string meaning, params ReadOnlySpan<FileWord> parts) =>
        new(name, FileWordForm.Groups, meaning) { Parts = [.. parts] };

    /// <summary>The clause that says so.</summary>
    internal static FileWord Clause { get; } = Must(Text("clause", "The clause that says so"));

    internal static FileWord ClauseIfAny { get; } = Text("clause", "The clause that says so");

    internal static FileWord Ours { get; } =
        Flag("ours", "The regulation is silent; the hotline has set it itself");
}
