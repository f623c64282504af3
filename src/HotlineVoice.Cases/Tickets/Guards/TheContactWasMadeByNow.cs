using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What is written down of a contact has happened since the unit has the ticket, and not later than now.
/// </summary>
sealed class TheContactWasMadeByNow : Guard<TicketAct.ContactCaller>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ContactCaller act) =>
        !Enum.IsDefined(act.Outcome) ? Wrong("outcome", "请写明联系结果")
        : act.At > scene.Around.Now ? Wrong("at", "联系时间不能晚于现在")
        : act.At < scene.Mine?.DispatchedAt ? Wrong("at", "联系时间不能早于派单时间")
        : null;
}
