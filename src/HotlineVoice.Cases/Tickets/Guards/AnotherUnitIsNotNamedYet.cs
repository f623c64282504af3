using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What the 主办 unit has sent back is sent anew by a dispatch of its own, with all that belongs to it.
/// </summary>
sealed class AnotherUnitIsNotNamedYet : Guard<TicketAct.ApproveReturn>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ApproveReturn act) =>
        string.IsNullOrEmpty(act.OrgId) ? null : Wrong("orgId", "同意主办单位退单后，请另行派单");
}
