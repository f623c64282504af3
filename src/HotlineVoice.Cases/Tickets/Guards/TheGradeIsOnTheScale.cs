using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A grade is given where callers are asked for one, in the words of the scale, by a caller who was reached.
/// </summary>
sealed class TheGradeIsOnTheScale : Guard<TicketAct.FeedbackDone>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.FeedbackDone act)
    {
        if (act.Grade is not { Length: > 0 } grade)
            return !act.Reached && act.Satisfied is not null
                ? Wrong("satisfied", "未联系上诉求人，不能记录其评价")
                : null;
        if (!act.Reached)
            return Wrong("grade", "未联系上诉求人，不能记录其评价");
        if (scene.Rules.Satisfaction is not { } rule || !rule.AppliesTo.Contains(scene.Ticket.Class))
            return Wrong("grade", "本类工单不作等级评价");
        if (scene.Ticket is { Class: TicketClass.Report, Anonymous: true })
            return Wrong("grade", "匿名举报不作等级评价");
        if (!rule.Scale.Contains(grade))
            return Wrong("grade", $"评价等级为：{string.Join("、", rule.Scale)}");
        return act.Satisfied is { } said && said != rule.Satisfied.Contains(grade)
            ? Wrong("satisfied", $"与评价等级不一致：{string.Join("、", rule.Satisfied)}为满意")
            : null;
    }
}
