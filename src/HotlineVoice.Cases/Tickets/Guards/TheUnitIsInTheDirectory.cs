using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Every unit that gets the ticket is one of the hotline's, and gets it once.</summary>
sealed class TheUnitIsInTheDirectory : Guard<TicketAct.Dispatch>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Dispatch act)
    {
        if (scene.Offices.Find(act.OrgId) is null)
            return Wrong("orgId", "通讯录中没有这个单位");
        if (act.CoOrgIds.FirstOrDefault(id => scene.Offices.Find(id) is null) is { } unknown)
            return Wrong("coOrgIds", $"通讯录中没有这个单位：{unknown}");
        return act.CoOrgIds.Contains(act.OrgId) || act.CoOrgIds.Distinct().Count() != act.CoOrgIds.Length
            ? Wrong("coOrgIds", "同一单位不能重复派单")
            : null;
    }
}
