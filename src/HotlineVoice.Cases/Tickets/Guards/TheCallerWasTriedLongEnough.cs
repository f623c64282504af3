using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A caller counts as unreachable after enough attempts on enough days, or when no number is known.</summary>
sealed class TheCallerWasTriedLongEnough : Guard<TicketAct.FeedbackDone>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.FeedbackDone act)
    {
        if (act.Reached || scene.File is { Caller: null, Sealed: null }
            || scene.Actor.OrgId is not null && scene.Rules.FeedbackBy == FeedbackBy.Unit)
            return null;
        var rule = scene.Rules.UnreachableCaller;
        var tried = scene.Around.Attempts
            .Where(attempt => attempt.Party == ContactParty.Caller && attempt.Outcome != ContactOutcome.Connected)
            .ToArray();
        var days = tried.Select(attempt => WorkingCalendar.DayOf(attempt.At)).Distinct().Count();
        var enough = rule.AdjacentDays
            ? AttemptLedger.CallerInVain(tried, DateTimeOffset.MinValue, rule.Days, 1)
            : days >= rule.Days;
        return tried.Length >= rule.Attempts && enough
            ? null
            : Refuse(rule.Clause,
                $"{scene.By(rule.Clause)}，须在{rule.Days}个不同的日子共联系{rule.Attempts}次以上均未联系上，才能记为无法联系");
    }
}
