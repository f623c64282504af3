using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>Every word of fields.yaml.</summary>
public static class FieldWords
{
    internal static ImmutableDictionary<string, FieldType> Types { get; } =
        ImmutableDictionary<string, FieldType>.Empty
            .Add("text", FieldType.Text).Add("number", FieldType.Number)
            .Add("date", FieldType.Date).Add("choice", FieldType.Choice);

    /// <summary>What somebody may want to write for a type and must not: it is the caller's own.</summary>
    internal static ImmutableArray<string> Personal { get; } =
        ["phone", "name", "person", "id-number", "address", "email", "bank-account"];

    /// <summary>The words of one field.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        new("field", FileWordForm.Text, "As the API and the database name it; never change it, and never use it again "
            + "for something else") { Needed = true },
        new("label", FileWordForm.Text, "As pages name it") { Needed = true },
        new("type", FileWordForm.Choice, "What it holds")
        {
            Needed = true,
            Choices = ["text", "number", "date", "choice"],
        },
        new("choices", FileWordForm.Texts, "What may be chosen, for `choice` alone; a value that is taken out stays on "
            + "the tickets that have it"),
        new("measured in", FileWordForm.Text, "Unit of a number, as pages show it"),
        new("for", FileWordForm.Choices, "诉求类别 whose tickets have it; all when not written")
        {
            Choices = [.. ClassWords.All.Select(one => one.Key)],
        },
        new("required before", FileWordForm.Choices, "Acts that are refused while it is empty")
        {
            Choices = [.. TicketGates.All.Select(one => one.Key)],
        },
        new("shown to", FileWordForm.Choice, "Who reads and fills it; hotline when not written")
        {
            Choices = ["hotline", "units"],
        },
        new("personal", FileWordForm.Flag, "Never yes: a field lies and is found in clear, and what tells who somebody "
            + "is belongs to the caller, who is masked and can be sealed"),
    ];
}
