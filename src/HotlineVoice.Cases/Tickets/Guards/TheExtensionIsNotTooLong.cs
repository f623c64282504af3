using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>An extension is a number of working days within the rules' bounds, with its reason.</summary>
sealed class TheExtensionIsNotTooLong : Guard<TicketAct.ApplyExtension>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ApplyExtension act)
    {
        if (string.IsNullOrWhiteSpace(act.Reason))
            return Wrong("reason", "请写明不能按期办结的原因");
        if (act.DaysWd <= 0 || ExtensionPlan.Of(scene, act.DaysWd) is not { } plan)
            return Wrong("daysWd", "延期天数应为1个工作日以上");
        var rule = scene.Rules.Extension!;
        var by = scene.By(rule.Clause);
        if (rule.MostWd(scene.Rules, scene.Ticket.Class, scene.Ticket.Urgency) is { } most && act.DaysWd > most)
            return Refuse(rule.Clause, $"{by}，申请延期不得超过{most}个工作日");
        return rule.TotalWd is { } total && plan.TotalWd > total
            ? Refuse(rule.Clause, $"{by}，累加办理总时长不得超过{total}个工作日（至{Days.Say(
                scene.Around.Calendar.AddWorkingDays(
                    Calendars.WorkingCalendar.DayOf(plan.Mine.DispatchedAt), total))}止）")
            : null;
    }
}
