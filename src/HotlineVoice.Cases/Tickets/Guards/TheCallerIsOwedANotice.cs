using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>While the unit still works, the caller is told only what he is owed: reasons, or something by his own
/// limit; and he was reached.</summary>
sealed class TheCallerIsOwedANotice : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var byUnit = scene.Rules.FeedbackBy == FeedbackBy.Unit && scene.Actor.OrgId is not null;
        if (!byUnit && scene.Owed(ClockRule.Feedback).IsEmpty && scene.Owed("callerCap").IsEmpty)
            return Refuse(scene.ClauseOf("feedbackDone"), "承办单位尚未反馈结果，也没有需要告知诉求人的说明");
        return scene.Act is TicketAct.FeedbackDone { Reached: false }
            ? Wrong("reached", "尚未联系上诉求人的，请记入联系记录")
            : null;
    }
}
