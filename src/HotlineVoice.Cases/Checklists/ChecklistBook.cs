using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Checklists;

/// <summary>The checklists of one hotline, as its file stood at one loading. Immutable.</summary>
/// <param name="All">In the file's order.</param>
public sealed record ChecklistBook(ImmutableArray<ChecklistRule> All)
{
    /// <summary>A hotline without checklists.</summary>
    public static ChecklistBook Empty { get; } = new([]);

    /// <summary>The list of this name; null when there is none (any more).</summary>
    public ChecklistRule? Find(string id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>Lists that come to this ticket with this act and are not there yet.</summary>
    public ImmutableArray<ChecklistRule> ComingWith(TicketGate act, TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. All.Where(one => one.AttachedAt == act && one.AppliesTo(file.Ticket)
            && file.Checks.All(check => check.ChecklistId != one.Id))];
    }

    /// <summary>Lists that somebody may still attach to this ticket by hand.</summary>
    public ImmutableArray<ChecklistRule> Attachable(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. All.Where(one => one.AppliesTo(file.Ticket)
            && file.Checks.All(check => check.ChecklistId != one.Id))];
    }
}
