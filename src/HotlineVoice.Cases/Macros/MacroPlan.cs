using System.Collections.Immutable;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Macros;

/// <summary>What a macro does to one ticket.</summary>
/// <param name="Tags">Words that are put on.</param>
/// <param name="Untags">Words that are taken off.</param>
/// <param name="Note">What is noted; null for nothing.</param>
/// <param name="NoteFor">Who may read it.</param>
/// <param name="Act">What is done last; null for nothing.</param>
public sealed record MacroPlan(
    ImmutableArray<string> Tags, ImmutableArray<string> Untags, string? Note, NoteVisibility? NoteFor, MacroAct? Act)
{
    /// <summary>The steps in their order: the act is the last, because it may end the matter.</summary>
    public ImmutableArray<TicketAct> Acts
    {
        get
        {
            var acts = ImmutableArray.CreateBuilder<TicketAct>();
            if (!Tags.IsEmpty || !Untags.IsEmpty)
                acts.Add(new TicketAct.SetTags(Tags, Untags));
            if (Note is { } note)
                acts.Add(new TicketAct.AddNote(note, NoteFor));
            if (Act is { } act)
                acts.Add(act.Made());
            return acts.ToImmutable();
        }
    }
}
