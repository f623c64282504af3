using System.Collections.Immutable;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Checklists;

/// <summary>Reads checklists.yaml: what is to be done about matters of a kind, or every problem at once.</summary>
public static class ChecklistReader
{
    /// <summary>Most steps of one list.</summary>
    public const int StepsMax = 40;

    const int ListsMax = 100;
    const int TitleMax = 40;
    const int LabelMax = 100;

    static readonly ImmutableDictionary<string, bool> _doers =
        ImmutableDictionary<string, bool>.Empty.Add("hotline", false).Add("units", true);

    /// <summary>The book; empty when the file cannot be read.</summary>
    public static ChecklistBook Read(string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of checklists is expected",
                    "Write - { checklist: …, title: …, steps: [ { do: … } ] }");
            return ChecklistBook.Empty;
        }

        if (list.Items.Length > ListsMax)
            problems.Add(list.Items[ListsMax], $"here stands checklist {ListsMax + 1}", $"Keep at most {ListsMax}");
        var found = new List<ChecklistRule>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, ChecklistWords.All, problems) is { } words)
            {
                var rule = ReadOne(words);
                if (words.Fields.Scalar("checklist") is { } id && found.Any(other => other.Id == id.Text))
                    problems.Add(id, $"checklist `{id.Text}` is written twice", "Keep one of them");
                if (words.Fields.Scalar("title") is { } title && found.Any(other => other.Title == rule.Title))
                    problems.Add(title, $"two checklists are called `{title.Text}`", "Name one of them otherwise");
                found.Add(rule);
            }

        return problems.Problems.Count == 0 ? new ChecklistBook([.. found]) : ChecklistBook.Empty;
    }

    static ChecklistRule ReadOne(WordReader words)
    {
        var id = words.Fields.Scalar("checklist");
        if (id is not null && !FieldReader.IsId(id.Text))
            words.Problems.Add(id, $"`{id.Text}` is no name of a checklist",
                "Use at most 40 small letters, digits and hyphens");
        var attached = words.Choice("attached", ChecklistWords.Attached, null);
        var steps = words.Groups("steps").Select(step => ReadStep(step, attached)).ToList();
        FindTwins(words, steps);
        return new ChecklistRule(id?.Text ?? "", Short(words, "title", TitleMax), [.. steps])
        {
            Classes = words.Choices("for", ClassWords.All.ToDictionary()),
            Subjects = [.. words.Values("subjects").Select(one => one.Text)],
            AttachedAt = attached,
        };
    }

    static ChecklistStep ReadStep(WordReader words, TicketGate? attached)
    {
        var step = new ChecklistStep(Short(words, "do", LabelMax))
        {
            Before = words.Fields.Scalar("before") is { } before
                ? words.Look(before, ChecklistWords.Before, TicketGate.Close)
                : null,
            ForUnits = words.Choice("by", _doers, false),
        };
        if (step.Before == TicketGate.SubmitResult && !step.ForUnits)
            words.Problems.Add(words.Fields.Find("before")!, "a unit would wait for what it cannot see",
                "Add `by: units`, or let another act wait for it");
        if (step.Before == TicketGate.Dispatch && attached == TicketGate.Dispatch)
            words.Problems.Add(words.Fields.Find("before")!,
                "the list comes with the dispatch and would be late for it",
                "Write `attached: register`, or let another act wait for it");
        return step;
    }

    static void FindTwins(WordReader words, List<ChecklistStep> steps)
    {
        if (words.Fields.Find("steps") is not TextNode.List list)
            return;
        if (list.Items.Length == 0)
            words.Problems.Add(list, "there is nothing to do", "Write - { do: … }, or remove the checklist");
        if (list.Items.Length > StepsMax)
            words.Problems.Add(list.Items[StepsMax], $"here stands step {StepsMax + 1}",
                $"Keep at most {StepsMax} steps");
        foreach (var twice in steps.Where(one => one.Label.Length > 0).GroupBy(one => one.Label)
            .Where(group => group.Count() > 1))
            words.Problems.Add(list, $"`{twice.Key}` is to be done twice", "Keep one of them");
    }

    static string Short(WordReader words, string word, int most)
    {
        if (words.Fields.Scalar(word) is not { } value)
            return "";
        if (value.Text.Length > most || value.Text.Any(char.IsControl))
            words.Problems.Add(value, $"`{word}` has {value.Text.Length} characters",
                $"Write one line of at most {most} characters");
        return value.Text.Trim();
    }
}
