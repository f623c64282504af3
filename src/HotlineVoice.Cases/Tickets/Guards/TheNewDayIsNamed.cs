using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Reasons are given, with a day where the rules want one; it lies ahead and not too far.</summary>
sealed class TheNewDayIsNamed : Guard<TicketAct.Explain>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Explain act)
    {
        if (string.IsNullOrWhiteSpace(act.Reason))
            return Wrong("reason", "请写明不能按期办结的理由");
        var clause = scene.ClauseOf("explain");
        var rule = scene.Rules.Extension;
        if (act.NewDate is not { } day)
            return rule?.NewDayFor.Contains(scene.Ticket.Class) == true
                ? Wrong("newDate", $"{scene.By(clause)}，投诉、举报延长办结的，须写明延长后的办结日期")
                : null;
        if (day < scene.Around.Today)
            return Wrong("newDate", "延长后的办结日期不能早于今天");
        var due = scene.File.Timers.LastOrDefault(timer =>
            timer.Id == ClockRule.Finish && timer.AssignmentSeq == scene.Mine?.Seq)?.DueDay;
        if (due is null || rule is null || !rule.MaxWd.TryGetValue(scene.Ticket.Class, out var most)
            || scene.Around.Calendar.Explain(due.Value, most, DayUnit.WorkingDays).DueDay >= day)
            return null;
        return rule.Beyond is not null && scene.Actor.Is(TicketActor.Supervisor)
            ? null
            : Refuse(rule.Clause, $"延长不得超过{most}个工作日" + Beyond(rule));
    }

    static string Beyond(ExtensionRule rule) =>
        rule.Beyond is { } who ? $"；超过的须经{who}同意，由班长记录" : "";
}
