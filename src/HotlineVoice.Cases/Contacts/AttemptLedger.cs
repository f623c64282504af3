using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Cases.Contacts;

/// <summary>What follows from who was tried and when: three a day, two days running, thirty days. Nobody's word counts,
/// only what stands in the ledger.</summary>
public static class AttemptLedger
{
    /// <summary>
    /// Whether an office was tried in vain so often within one day, none of that day having succeeded and none since;
    /// every day begins at none (JN 附二(二)2, C-07).
    /// </summary>
    /// <param name="attempts">The attempts of a ticket.</param>
    /// <param name="wanted">So many.</param>
    /// <param name="gap">Attempts nearer to each other than this count as one.</param>
    /// <param name="now">Later attempts do not count.</param>
    public static bool OfficeInVain(
        IEnumerable<ContactAttempt> attempts, int wanted, TimeSpan gap, DateTimeOffset now)
    {
        ContactAttempt[] made = [.. attempts
            .Where(attempt => attempt.Party != ContactParty.Caller && attempt.At <= now)
            .OrderBy(attempt => attempt.At)];
        var reached = made.LastOrDefault(attempt => attempt.Outcome == ContactOutcome.Connected);
        return made
            .Where(attempt => reached is null || Day(attempt) > Day(reached))
            .GroupBy(Day)
            .Any(day => Apart(day, gap) >= wanted);
    }

    /// <summary>
    /// Whether the caller was called in vain on so many days that follow each other, so often on each, and never
    /// reached since the answer was there (WY 第十七条, C-29). Days off count like others.
    /// </summary>
    /// <param name="attempts">The attempts of a ticket.</param>
    /// <param name="since">When the answer was stored; earlier calls do not count.</param>
    /// <param name="days">So many days.</param>
    /// <param name="callsADay">So many calls on each.</param>
    public static bool CallerInVain(
        IEnumerable<ContactAttempt> attempts, DateTimeOffset since, int days, int callsADay)
    {
        ContactAttempt[] made = [.. attempts
            .Where(attempt => attempt.Party == ContactParty.Caller && attempt.At >= since)];
        if (made.Any(attempt => attempt.Outcome == ContactOutcome.Connected))
            return false;
        var full = made.GroupBy(Day).Where(day => day.Count() >= callsADay).Select(day => day.Key).ToHashSet();
        return full.Any(first => Enumerable.Range(0, days).All(step => full.Contains(first.AddDays(step))));
    }

    /// <summary>
    /// From which instant a ticket may be closed because its caller did not cooperate for so many consecutive days
    /// (LN 第十四条(八)): the first documented refusal is day 0; any cooperation begins anew; no two refusals lie
    /// further apart than the gap, nor the last from the end. Null while that is not documented.
    /// </summary>
    /// <param name="attempts">The attempts of a ticket; one that succeeded is cooperation.</param>
    /// <param name="cooperation">Other instants at which the caller did his part, such as material that came.</param>
    /// <param name="days">So many natural days that never move.</param>
    /// <param name="gap">So many days at most between two refusals.</param>
    public static DateTimeOffset? MayCloseFrom(
        IEnumerable<ContactAttempt> attempts, IEnumerable<DateTimeOffset> cooperation, int days, int gap)
    {
        var refused = Refusals(attempts, cooperation);
        if (refused is not [var first, ..])
            return null;
        var end = first.AddDays(days);
        var before = first;
        foreach (var day in refused.Where(day => day <= end).Append(end))
        {
            if (day.DayNumber - before.DayNumber > gap)
                return null;
            before = day;
        }

        return WorkingCalendar.MidnightAfter(end);
    }

    /// <summary>The day from which the caller has not cooperated: the first documented refusal since he last did his
    /// part; null when there is none.</summary>
    /// <param name="attempts">The attempts of a ticket; one that succeeded is cooperation.</param>
    /// <param name="cooperation">Other instants at which the caller did his part.</param>
    public static DateOnly? FirstRefusal(
        IEnumerable<ContactAttempt> attempts, IEnumerable<DateTimeOffset> cooperation) =>
        Refusals(attempts, cooperation) is [var first, ..] ? first : null;

    /// <summary>The days of refusals since the last cooperation, each once, in order.</summary>
    static DateOnly[] Refusals(IEnumerable<ContactAttempt> attempts, IEnumerable<DateTimeOffset> cooperation)
    {
        ContactAttempt[] made = [.. attempts.Where(attempt => attempt.Party == ContactParty.Caller)];
        var last = made.Where(attempt => attempt.Outcome == ContactOutcome.Connected).Select(attempt => attempt.At)
            .Concat(cooperation).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return [.. made.Where(attempt => attempt.At > last).Select(Day).Distinct().Order()];
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
