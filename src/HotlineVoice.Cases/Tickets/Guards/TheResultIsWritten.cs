using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>There is a result, and in writing where the rules want that.</summary>
sealed class TheResultIsWritten : Guard<TicketAct.SubmitResult>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.SubmitResult act)
    {
        if (string.IsNullOrWhiteSpace(act.ResultText))
            return Wrong("resultText", "请写明办理结果");
        if (act.Written || !scene.Rules.WrittenResults)
            return null;
        var clause = scene.ClauseOf("submitResult");
        return Refuse(clause, $"{scene.By(clause)}，承办单位应书面（含电子）反馈");
    }
}
