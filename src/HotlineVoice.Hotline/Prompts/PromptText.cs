using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Prompts;

/// <summary>Reads prompts.yaml: sections of prompts, each a sentence or a list of literals and numbers.</summary>
static class PromptText
{
    static readonly string[] _slotWords = ["digits", "count"];

    internal static PromptBook Read(string text, IReadOnlyDictionary<string, TimeSpan> lengths, ProblemList problems)
    {
        var prompts = new Dictionary<string, ImmutableArray<PromptPart>>();
        var root = YamlText.Read(text, problems);
        if (root is TextNode.Map sections)
            foreach (var section in sections.Entries)
                ReadSection(section, prompts, problems);
        else if (root is not null)
            problems.Add(root, $"here stands {root.Kind} where sections are expected", "Begin with common:");
        return new PromptBook(prompts, lengths);
    }

    static void ReadSection(
        TextEntry section, Dictionary<string, ImmutableArray<PromptPart>> prompts, ProblemList problems)
    {
        if (section.Value is not TextNode.Map entries)
        {
            problems.Add(section.Value, $"section `{section.Key.Text}` is {section.Value.Kind}",
                "Write prompts below it");
            return;
        }

        foreach (var entry in entries.Entries)
        {
            var name = $"{section.Key.Text}/{entry.Key.Text}";
            if (ReadPrompt(entry, name, problems) is { } parts && !prompts.TryAdd(name, parts))
                problems.Add(entry.Key, $"prompt `{entry.Key.Text}` is written twice", "Keep one of them");
        }
    }

    static ImmutableArray<PromptPart>? ReadPrompt(TextEntry entry, string name, ProblemList problems)
    {
        switch (entry.Value)
        {
            case TextNode.Scalar { Text.Length: > 0 }:
                return [new PromptPart.Reading(name)];
            case TextNode.List { Items.Length: > 0 } list:
                return ReadParts(list, name, problems);
            default:
                problems.Add(entry.Value, $"prompt `{entry.Key.Text}` is {entry.Value.Kind}",
                    "Write a sentence, or a list of sentences and {digits: name}");
                return null;
        }
    }

    static ImmutableArray<PromptPart> ReadParts(TextNode.List list, string name, ProblemList problems)
    {
        var parts = ImmutableArray.CreateBuilder<PromptPart>();
        var literals = 0;
        foreach (var item in list.Items)
            if (item is TextNode.Scalar)
                parts.Add(new PromptPart.Reading($"{name}.{++literals}"));
            else if (ReadSlot(item, problems) is { } slot)
                parts.Add(slot);
        return parts.ToImmutable();
    }

    static PromptPart.Slot? ReadSlot(TextNode node, ProblemList problems)
    {
        if (Fields.Of(node, _slotWords, problems) is not { } fields)
            return null;
        if (fields.Text("digits") is { } digits)
            return new PromptPart.Slot(SlotReading.Digits, digits);
        if (fields.Text("count") is { } count)
            return new PromptPart.Slot(SlotReading.Count, count);
        problems.Add(node, "this number has no name", "Write {digits: name} or {count: name}");
        return null;
    }
}
