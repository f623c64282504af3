using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The ticket is an emergency, and a unit has it.</summary>
sealed class ItIsAnEmergency : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Ticket.Urgency != TicketUrgency.Emergency || scene.OpenOrLastMain is not { } main)
            return Refuse(scene.Rules.Emergency?.Clause, "本工单不是突发事项，或尚未派单");
        return scene.Act switch
        {
            TicketAct.ArriveOnSite { At: { } at } when at > scene.Around.Now => Wrong("at", "到场时间不能晚于现在"),
            TicketAct.ArriveOnSite { At: { } at } when at < main.DispatchedAt => Wrong("at", "到场时间不能早于派单时间"),
            TicketAct.ArriveOnSite when main.OnsiteAt is not null => Refuse(null, "已经记录到场时间"),
            TicketAct.ClaimForceMajeure claim when string.IsNullOrWhiteSpace(claim.Text) =>
                Wrong("text", "请写明不可抗力的情形"),
            _ => null,
        };
    }
}
