using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What proves the ground is written down.</summary>
sealed class TheEvidenceIsHeld : Guard<TicketAct.CloseByGround>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act) =>
        string.IsNullOrWhiteSpace(act.Evidence) ? Wrong("evidence", "请写明办结依据的证明材料") : null;
}
