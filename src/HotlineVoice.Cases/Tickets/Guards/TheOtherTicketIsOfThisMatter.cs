using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The ticket into which this one goes, or which it follows, is another open one of the same
/// hotline.</summary>
sealed class TheOtherTicketIsOfThisMatter : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var (field, other) = scene.Act switch
        {
            TicketAct.Merge act => ("intoTicketNo", act.IntoTicketNo),
            TicketAct.Link act => ("parentTicketNo", act.ParentTicketNo),
            _ => ("", null),
        };
        if (scene.Act is TicketAct.Link { ParentTicketNo: null, ClusterId: null })
            return Wrong("parentTicketNo", "请写明关联的工单或群体诉求");
        if (other is null)
            return null;
        if (other == scene.Ticket.TicketNo || scene.Around.Other is not { } found || found.TicketNo != other
            || found.HotlineCode != scene.Ticket.HotlineCode)
            return Wrong(field, "本热线没有这张工单");
        return scene.Act is TicketAct.Merge
            && (found.MergedIntoTicketNo is not null || found.State is TicketState.Draft or TicketState.Archived)
            ? Refuse(null, "只能并入同一事项中尚未归档、未并入其他工单的工单")
            : null;
    }
}
