using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The ticket was ended as an unreasonable demand, and has no number of the higher hotline yet.</summary>
sealed class ItWasTerminated : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Ticket.ClosingGround != Effects.Grounds.Terminated
            || !string.IsNullOrEmpty(scene.Ticket.TerminationNo))
            return Refuse(scene.Rules.Termination?.Clause, "只有终结受理、尚未销号的工单才能销号");
        return scene.Act is TicketAct.StrikeOff act && string.IsNullOrWhiteSpace(act.TerminationNo)
            ? Wrong("terminationNo", "请写明销号编号")
            : null;
    }
}
