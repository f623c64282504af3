using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>The names of the classes: Chinese on pages and in files, English in the API.</summary>
public static class ClassWords
{
    /// <summary>诉求类别 in the regulations' words, in their order.</summary>
    public static ImmutableArray<KeyValuePair<string, TicketClass>> All { get; } =
    [
        new("咨询", TicketClass.Consultation), new("求助", TicketClass.Help), new("投诉", TicketClass.Complaint),
        new("举报", TicketClass.Report), new("建议", TicketClass.Suggestion),
    ];

    /// <summary>As pages show it.</summary>
    public static string Label(TicketClass kind) => All.FirstOrDefault(word => word.Value == kind).Key ?? "";

    /// <summary>As the API names it.</summary>
    public static string Name(TicketClass kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Reads either.</summary>
    public static bool TryFind(string text, out TicketClass kind)
    {
        foreach (var word in All)
            if (word.Key == text || Name(word.Value) == text)
            {
                kind = word.Value;
                return true;
            }

        kind = default;
        return false;
    }
}
