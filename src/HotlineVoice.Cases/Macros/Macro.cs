using System.Collections.Immutable;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Macros;

/// <summary>一键处理: what a hotline's people do together again and again, under one name. It gives nobody a right that he
/// has not: each of its steps is judged as if he did it by itself, and all are done or none.</summary>
public sealed record Macro
{
    /// <summary>As the API names it.</summary>
    public required string Id { get; init; }
    /// <summary>As the button names it.</summary>
    public required string Title { get; init; }
    /// <summary>Words that are put on.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
    /// <summary>Words that are taken off.</summary>
    public ImmutableArray<string> Untags { get; init; } = [];
    /// <summary>What is noted, with the words of <see cref="CannedFilling"/> in braces; null for nothing.</summary>
    public string? Note { get; init; }
    /// <summary>Who may read the note; null for those of the writer's house.</summary>
    public NoteVisibility? NoteFor { get; init; }
    /// <summary>The one act that is done last; null for none.</summary>
    public MacroAct? Act { get; init; }
    /// <summary>It is offered for these 类别; for all when empty.</summary>
    public ImmutableArray<TicketClass> Classes { get; init; } = [];

    /// <summary>What it does to this ticket, its texts filled. 标签 that are on already are not put on again.</summary>
    public MacroPlan PlanFor(TicketFile file, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(file);
        var on = file.Tags.Where(tag => tag.RemovedAt is null).Select(tag => tag.Word).ToHashSet();
        return new MacroPlan(
            [.. Tags.Where(word => !on.Contains(word))],
            [.. Untags.Where(on.Contains)],
            Note is null ? null : CannedFilling.Fill(Note, values),
            NoteFor,
            Act?.Filled(values));
    }

    /// <summary>Whether it is meant for matters of this class.</summary>
    public bool Suits(TicketFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Classes.IsEmpty || Classes.Contains(file.Ticket.Class);
    }

    /// <summary>Whether this person may do now what it does, as far as that can be said before it is done.</summary>
    public bool IsOffered(TicketFile file, MacroPlan plan, IReadOnlyCollection<string> allowed)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(allowed);
        return Suits(file) && !plan.Acts.IsEmpty && plan.Acts.All(act => allowed.Contains(act.Event));
    }
}
