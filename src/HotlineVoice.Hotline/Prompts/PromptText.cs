using System.Collections.Frozen;
using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Hotline.Prompts;

/// <summary>Reads prompts.yaml: sections of prompts, each a sentence or a list of literals and values.</summary>
static class PromptText
{
    const string ValueForms = "{digits: name}, {count: name}, {ordinal: name} or {office: name}";

    static readonly FrozenDictionary<string, SlotReading> _slotWords = new Dictionary<string, SlotReading>
    {
        ["digits"] = SlotReading.Digits,
        ["count"] = SlotReading.Count,
        ["ordinal"] = SlotReading.Ordinal,
        ["office"] = SlotReading.Office,
    }.ToFrozenDictionary();

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
                    $"Write a sentence, or a list of sentences and {ValueForms}");
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
                if (slot.How == SlotReading.Office && IsUnnamedOffice(name))
                    problems.Add(item, "this is said of an office that has no name, and names one", "Say it in words");
                else
                    parts.Add(slot);
        return parts.ToImmutable();
    }

    static bool IsUnnamedOffice(string name) =>
        name.EndsWith($"/{PromptBook.UnnamedOffice}", StringComparison.Ordinal);

    static PromptPart.Slot? ReadSlot(TextNode node, ProblemList problems)
    {
        if (Fields.Of(node, _slotWords.Keys, problems) is not { } fields)
            return null;
        PromptPart.Slot[] slots = [.. _slotWords
            .Select(word => fields.Text(word.Key) is { } value ? new PromptPart.Slot(word.Value, value) : null)
            .OfType<PromptPart.Slot>()];
        if (slots is [var slot])
            return slot;
        problems.Add(node, slots.Length == 0 ? "this value has no name" : "this value is to be read in two ways",
            $"Write {ValueForms}");
        return null;
    }
}
