using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Automation;

/// <summary>Which units something that happened is about.</summary>
static class AutomationUnits
{
    /// <summary>The assignment that the entry names, the units that it names, or the one that leads.</summary>
    internal static ImmutableArray<Assignment> Of(TicketFile file, HistoryEntry entry)
    {
        if (int.TryParse(entry.Fields.GetValueOrDefault("assignmentSeq"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var seq) && seq >= 1 && seq <= file.Assignments.Length)
            return [file.Assignments[seq - 1]];
        var named = (entry.Fields.GetValueOrDefault("orgId") + "," + entry.Fields.GetValueOrDefault("coOrgIds"))
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()
            .Select(org => file.Assignments.LastOrDefault(one => one.OrgId == org)).OfType<Assignment>()
            .ToImmutableArray();
        return named.IsEmpty && MainOf(file) is { } main ? [main] : named;
    }

    internal static Assignment? MainOf(TicketFile file) =>
        file.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);
}
