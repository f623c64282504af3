using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The list is one of the hotline's for such tickets, and is not there yet.</summary>
sealed class TheChecklistMayBeAttached : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var lists = scene.Around.Checklists.Attachable(scene.File);
        if (lists.IsEmpty)
            return Refuse(null, "没有可添加到本工单的办理清单");
        return scene.Act is TicketAct.AttachChecklist act && lists.All(one => one.Id != act.ChecklistId)
            ? Wrong("checklistId", scene.File.Checks.Any(one => one.ChecklistId == act.ChecklistId)
                ? "本工单已有这份清单"
                : "没有适用于本工单的这份清单")
            : null;
    }
}
