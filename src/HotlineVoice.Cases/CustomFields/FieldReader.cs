using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.CustomFields;

/// <summary>Reads fields.yaml: the fields of a hotline's own, or every problem at once.</summary>
public static class FieldReader
{
    /// <summary>Most fields of one hotline: a clerk fills them while somebody speaks.</summary>
    public const int FieldsMax = 40;

    const int IdMax = 40;
    const int LabelMax = 20;
    const int ChoicesMax = 60;
    const int ChoiceMax = 40;
    const int MeasureMax = 10;

    const string OfTheCaller =
        "Ask for it in the caller's part of the form, which is masked and can be sealed, and remove this field";

    static readonly ImmutableDictionary<string, bool> _readers =
        ImmutableDictionary<string, bool>.Empty.Add("hotline", false).Add("units", true);

    /// <summary>The book; empty when the file cannot be read.</summary>
    public static FieldBook Read(string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of fields is expected",
                    "Write - { field: …, label: …, type: text }");
            return FieldBook.Empty;
        }

        if (list.Items.Length > FieldsMax)
            problems.Add(list.Items[FieldsMax], $"here stands field {FieldsMax + 1}",
                $"Keep at most {FieldsMax} fields");
        var found = new List<FieldRule>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, FieldWords.All, problems) is { } words)
            {
                var rule = ReadOne(words);
                FindTwins(words, rule, found);
                found.Add(rule);
            }

        return problems.Problems.Count == 0 ? new FieldBook([.. found]) : FieldBook.Empty;
    }

    static FieldRule ReadOne(WordReader words)
    {
        var id = words.Fields.Scalar("field");
        if (id is not null && !IsId(id.Text))
            words.Problems.Add(id, $"`{id.Text}` is no name of a field",
                $"Use at most {IdMax} small letters, digits and hyphens");
        Short(words, "label", LabelMax);
        Short(words, "measured in", MeasureMax);
        RefusePersonal(words);
        var choices = words.Values("choices");
        var rule = new FieldRule(id?.Text ?? "", words.Text("label").Trim(), ReadType(words))
        {
            Choices = [.. choices.Select(one => one.Text)],
            MeasuredIn = words.TextOrNull("measured in"),
            Classes = words.Choices("for", ClassWords.All.ToDictionary()),
            RequiredBefore = words.Choices("required before", TicketGates.All.ToDictionary()),
            ForUnits = words.Choice("shown to", _readers, false),
        };
        foreach (var value in choices
            .Where(one => one.Text.Length > ChoiceMax || one.Text.Trim() != one.Text
                || one.Text.Any(char.IsControl)))
            words.Problems.Add(value, $"`{value.Text}` is no choice",
                $"Write one line of at most {ChoiceMax} characters without blanks around it");
        FindMisfits(words, rule);
        return rule;
    }

    internal static bool IsId(string text) => text.Length is > 0 and <= IdMax
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    static void Short(WordReader words, string word, int most)
    {
        if (words.Fields.Scalar(word) is { } value && (value.Text.Length > most || value.Text.Any(char.IsControl)))
            words.Problems.Add(value, $"`{word}` has {value.Text.Length} characters",
                $"Write one line of at most {most} characters");
    }

    /// <summary>A field is kept and searched in clear; nothing of a person may lie there.</summary>
    static void RefusePersonal(WordReader words)
    {
        if (words.Fields.Flag("personal", false))
            words.Problems.Add(words.Fields.Find("personal")!,
                "fields of a hotline's own are kept in clear and cannot hold what tells who somebody is",
                OfTheCaller);
    }

    static FieldType ReadType(WordReader words)
    {
        if (words.Fields.Scalar("type") is not { } type)
            return FieldType.Text;
        if (!FieldWords.Personal.Contains(type.Text))
            return words.Look(type, FieldWords.Types, FieldType.Text);
        words.Problems.Add(type, $"`{type.Text}` would keep in clear what tells who somebody is",
            OfTheCaller);
        return FieldType.Text;
    }

    /// <summary>Words that do not go with the type, and duties that nobody could do.</summary>
    static void FindMisfits(WordReader words, FieldRule rule)
    {
        var choices = words.Fields.Find("choices");
        if (choices is null && words.Fields.Scalar("type") is { Text: "choice" } type)
            words.Problems.Add(type, "there is nothing to choose", "Add `choices: [ … ]`");
        if (choices is not null && rule.Type != FieldType.Choice)
            words.Problems.Add(choices, "only a field of type `choice` has choices",
                "Write `type: choice`, or remove them");
        if (rule.Choices.Length > ChoicesMax)
            words.Problems.Add(choices!, $"there are {rule.Choices.Length} choices", $"Keep at most {ChoicesMax}");
        if (rule.MeasuredIn is not null && rule.Type != FieldType.Number)
            words.Problems.Add(words.Fields.Find("measured in")!, "only a number is measured in something",
                "Write `type: number`, or remove it");
        if (rule.RequiredBefore.Contains(TicketGate.SubmitResult) && !rule.ForUnits)
            words.Problems.Add(words.Fields.Find("required before")!,
                "a unit would need it before its result and cannot see it",
                "Add `shown to: units`, or leave `submitResult` out");
    }

    static void FindTwins(WordReader words, FieldRule rule, List<FieldRule> found)
    {
        if (words.Fields.Scalar("field") is { } id && found.Any(other => other.Id == id.Text))
            words.Problems.Add(id, $"field `{id.Text}` is written twice", "Keep one of them");
        if (words.Fields.Scalar("label") is { } label && found.Any(other => other.Label == rule.Label))
            words.Problems.Add(label, $"two fields are called `{label.Text}`", "Name one of them otherwise");
    }
}
