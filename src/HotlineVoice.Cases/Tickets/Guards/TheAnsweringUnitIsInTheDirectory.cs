using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The unit that answered in the call is one of the hotline's.</summary>
sealed class TheAnsweringUnitIsInTheDirectory : Guard<TicketAct.ThreePartyOk>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ThreePartyOk act) =>
        scene.Offices.Find(act.OrgId) is null ? Wrong("orgId", "通讯录中没有这个单位") : null;
}
