using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>The roles that rules may name, as the API names them, each with what it is called where a regulation has no
/// word of its own.</summary>
public static class RoleWords
{
    /// <summary>Every role, in the order of the pages.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> All { get; } =
    [
        new("agent", "受理员"), new("supervisor", "班长"), new("dispatcher", "分办员"), new("reviewer", "复核员"),
        new("caller-back", "回访员"), new("overseer", "督办员"), new("unit-handler", "承办人"),
        new("unit-leader", "单位分管领导"), new("unit-head", "单位主要负责人"), new("office-head", "县热线办负责人"),
        new("government-office-head", "县政府办负责人"), new("government-leader", "县政府分管领导"),
        new("deputy-magistrate", "副县长"), new("magistrate", "县长"), new("librarian", "知识库管理员"),
        new("quality", "质检员"), new("archivist", "档案员"), new("administrator", "系统管理员"), new("auditor", "审计员"),
    ];

    /// <summary>What a role is called under these rules.</summary>
    public static string Label(RuleSet rules, string role)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.LabelOf(role) ?? All.FirstOrDefault(one => one.Key == role).Value ?? role;
    }
}
