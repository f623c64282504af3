using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What the caller was told is written down.</summary>
sealed class TheAnswerIsGiven : Guard<TicketAct.AnswerDirectly>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.AnswerDirectly act) =>
        string.IsNullOrWhiteSpace(act.Answer) ? Wrong("answer", "请写明答复内容") : null;
}
