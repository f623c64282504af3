using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The answer that is stored before the caller is told is written.</summary>
sealed class TheAnswerIsStored : Guard<TicketAct.StoreAnswer>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.StoreAnswer act) =>
        string.IsNullOrWhiteSpace(act.ResultText) ? Wrong("resultText", "请写明办理结果") : null;
}
