using System.Collections.Immutable;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Automation;

/// <summary>Reads automation.yaml: what is done besides, or every problem at once.</summary>
public static class AutomationReader
{
    /// <summary>Most rules of a hotline: each is asked at every change of a ticket.</summary>
    public const int RulesMax = 100;

    /// <summary>The rules; none when the file cannot be read.</summary>
    /// <param name="offices">Rules name its units. Null when they could not be read: then any will do.</param>
    /// <param name="sets">Rules name clocks of these; empty when they could not be read: then any will do.</param>
    /// <param name="text">The file.</param>
    /// <param name="problems">Takes the problems.</param>
    public static AutomationBook Read(
        OfficeBook? offices, ImmutableArray<RuleSet> sets, string text, ProblemList problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var root = YamlText.Read(text, problems);
        if (root is not TextNode.List list)
        {
            if (root is not null)
                problems.Add(root, $"here stands {root.Kind} where a list of rules is expected",
                    "Write - { id: …, title: …, when: …, then: … }");
            return AutomationBook.Empty;
        }

        if (list.Items.Length > RulesMax)
            problems.Add(list.Items[RulesMax], $"these are {list.Items.Length} rules", $"Keep {RulesMax} of them");
        var clocks = sets.IsDefault ? [] : sets.SelectMany(set => set.Clocks).Select(clock => clock.Id).ToHashSet();
        var found = new List<AutomationRule>();
        foreach (var item in list.Items)
            if (WordReader.Of(item, AutomationWords.All, problems) is { } words)
            {
                var rule = new AutomationRuleReader(words, offices, clocks).Read();
                if (rule.Id.Length > 0 && found.Any(other => other.Id == rule.Id))
                    problems.Add(words.Fields.Find("id")!, $"`{rule.Id}` is the id of two rules", "Rename one of them");
                found.Add(rule);
            }

        return problems.Problems.Count == 0 ? new AutomationBook([.. found]) : AutomationBook.Empty;
    }
}
