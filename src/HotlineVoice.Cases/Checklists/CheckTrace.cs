using System.Globalization;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Checklists;

/// <summary>What an entry of the history did to checklists, of what its reader sees.</summary>
public static class CheckTrace
{
    /// <summary>The fields of a history entry that name steps or lists, and what is told in their place.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        [Checking.ListsField] = "checklists",
        [Checking.StepsField] = "done",
        ["undone"] = "undone",
    };

    /// <summary>The words of the steps or lists that such a field names; empty when the reader sees none.</summary>
    public static string Words(TicketFile seen, string field, string named)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(named);
        return string.Join("、", field == Checking.ListsField
            ? seen.Checks.Where(one => named.Split('、').Contains(one.ChecklistId)).Select(one => one.Checklist)
                .Distinct()
            : seen.Checks.Where(one => named.Split(',').Contains(one.Seq.ToString(CultureInfo.InvariantCulture)))
                .Select(one => one.Label));
    }

    internal static bool IsOf(TicketFile seen, HistoryEntry entry, bool isOffice) => isOffice
        || entry.Fields.Any(field => Fields.ContainsKey(field.Key) && Words(seen, field.Key, field.Value).Length > 0);
}
