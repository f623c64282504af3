using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Effects;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A 协办 unit has sent its part back and waits for a decision; whoever is named to take it over may have it.
/// </summary>
sealed class ACoUnitHasSentItBack : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (Returning.CoReturn(scene.File, null) is null)
            return Refuse(null, "没有待核定的协办退单");
        var named = TheNamedReturnWaits.SeqOf(scene.Act);
        if (Returning.CoReturn(scene.File, named) is null)
            return Wrong("returnSeq", $"没有第{named}号待核定的协办退单");
        if (scene.Act is not TicketAct.ApproveReturn { OrgId: { Length: > 0 } id })
            return null;
        if (scene.Offices.Find(id) is not { } unit)
            return Wrong("orgId", "通讯录中没有这个单位");
        if (scene.File.Assignments.Any(one => one.OrgId == id && one.Status == AssignmentStatus.Open))
            return Wrong("orgId", "该单位已经承办本工单");
        return UnitChoice.IsRespondent(unit, scene.Ticket, scene.Offices)
            ? Refuse(scene.Rules.CoUnits?.Clause, $"投诉举报不得派给被反映单位及其下属单位（{unit.Name}）")
            : null;
    }
}
