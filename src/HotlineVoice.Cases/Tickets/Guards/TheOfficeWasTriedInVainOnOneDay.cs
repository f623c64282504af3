using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>So many attempts on one day came to nothing, none of that day succeeded, and none since.</summary>
sealed class TheOfficeWasTriedInVainOnOneDay : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.UnreachableOffice is not { } rule)
            return Refuse(null, "现行规则没有联系不上承办单位时转办的规定");
        ContactAttempt[] made = [.. scene.Around.Attempts
            .Where(attempt => attempt.Party != ContactParty.Caller && attempt.At <= scene.Around.Now)
            .OrderBy(attempt => attempt.At)];
        var reached = made.LastOrDefault(attempt => attempt.Outcome == ContactOutcome.Connected);
        var found = made
            .Where(attempt => reached is null || Day(attempt) > Day(reached))
            .GroupBy(Day)
            .Any(day => Apart(day, rule.Gap) >= rule.Attempts);
        return found
            ? null
            : Refuse(rule.Clause, $"{scene.By(rule.Clause)}，须在同一日内联系{rule.Attempts}次以上均未联系上，才能转上级单位");
    }

    static DateOnly Day(ContactAttempt attempt) => WorkingCalendar.DayOf(attempt.At);

    static int Apart(IEnumerable<ContactAttempt> attempts, TimeSpan gap)
    {
        var count = 0;
        var last = DateTimeOffset.MinValue;
        foreach (var attempt in attempts)
            if (count == 0 || attempt.At - last >= gap)
            {
                count++;
                last = attempt.At;
            }

        return count;
    }
}
