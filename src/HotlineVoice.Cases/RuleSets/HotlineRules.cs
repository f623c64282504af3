using System.Collections.Immutable;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Macros;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Organisations;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>The rules under which one hotline takes tickets, as they stood at one loading.</summary>
/// <param name="HotlineCode">Code of the hotline.</param>
/// <param name="Digit">First digit of its ticket numbers.</param>
/// <param name="Sets">Every version, also those no longer in force: tickets keep theirs.</param>
/// <param name="Offices">Its units.</param>
public sealed record HotlineRules(
    string HotlineCode, int Digit, ImmutableArray<RuleSet> Sets, OfficeBook Offices)
{
    /// <summary>派单目录; without rows when nobody wrote one.</summary>
    public DispatchCatalogue Catalogue { get; init; } = DispatchCatalogue.Empty;

    /// <summary>自定义字段 of the hotline; none when nobody wrote them.</summary>
    public FieldBook Fields { get; init; } = FieldBook.Empty;

    /// <summary>办理清单 of the hotline; none when nobody wrote them.</summary>
    public ChecklistBook Checklists { get; init; } = ChecklistBook.Empty;

    /// <summary>一键处理, in the order of their buttons.</summary>
    public ImmutableArray<Macro> Macros { get; init; } = [];

    /// <summary>What is done besides; nothing when nobody wrote it.</summary>
    public AutomationBook Automation { get; init; } = AutomationBook.Empty;

    /// <summary>The version in force on this day; null when there is none.</summary>
    public RuleSet? InForceOn(DateOnly day) => Sets.LastOrDefault(set => set.IsInForceOn(day));

    /// <summary>The version of this name; null when there is none.</summary>
    public RuleSet? Find(string id) => Sets.FirstOrDefault(set => set.Id == id);
}
