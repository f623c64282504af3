using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A note says something, and a unit shares its own with the hotline and nobody else.</summary>
sealed class TheNoteIsForWhomItMayBe : Guard<TicketAct.AddNote>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.AddNote act)
    {
        if (string.IsNullOrWhiteSpace(act.Text))
            return Wrong("text", "请填写备注内容");
        return act.Visibility is NoteVisibility.Internal or NoteVisibility.Caller
            && !scene.Actor.Is(Doers.Hotline.AsSpan())
            ? Wrong("visibility", "承办单位的备注由热线与承办单位共享，应为 unit")
            : null;
    }
}
