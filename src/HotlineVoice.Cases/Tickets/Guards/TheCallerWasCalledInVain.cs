using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>After the answer was stored the caller was called on days that follow each other, and never reached.
/// </summary>
sealed class TheCallerWasCalledInVain : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.DeemedReply is not { } rule)
            return Refuse(null, "现行规则没有视为已答复的规定");
        if (scene.Mine is not { } mine)
            return null;
        var by = scene.By(rule.Clause);
        if (rule.ResultFirst && mine.AnswerStoredAt is null)
            return Refuse(rule.Clause, $"{by}，应先保存答复内容，再联系诉求人答复");
        if (mine.AnswerText is null && scene.Act is TicketAct.DeemedReplied act
            && string.IsNullOrWhiteSpace(act.ResultText))
            return Wrong("resultText", "请写明答复内容");
        return AttemptLedger.CallerInVain(
            scene.Around.Attempts, mine.AnswerStoredAt ?? mine.DispatchedAt, rule.Days, rule.CallsADay)
            ? null
            : Refuse(rule.Clause, $"{by}，须连续{rule.Days}天拨打诉求人电话均未联系上，才能视为已答复");
    }
}
