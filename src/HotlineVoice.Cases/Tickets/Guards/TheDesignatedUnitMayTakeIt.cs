using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The unit that is designated is one of the hotline's, and not the one complained of.</summary>
sealed class TheDesignatedUnitMayTakeIt : Guard<TicketAct.Designate>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Designate act)
    {
        if (scene.Offices.Find(act.OrgId) is not { } unit)
            return Wrong("orgId", "通讯录中没有这个单位");
        return UnitChoice.IsRespondent(unit, scene.Ticket, scene.Offices)
            ? Refuse(scene.Rules.Determination?.Clause, $"投诉举报不得指定由被反映单位及其下属单位（{unit.Name}）承办")
            : null;
    }
}
