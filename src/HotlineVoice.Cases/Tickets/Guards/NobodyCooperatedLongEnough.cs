using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>
/// Dated attempts cover the days without cooperation: the first is day 0, no two lie further apart than ten days, nor
/// the last from the end; a success begins anew.
/// </summary>
sealed class NobodyCooperatedLongEnough : Guard<TicketAct.CloseByGround>
{
    const int GapMax = 10;

    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (TheClosingGroundIsKnown.Find(scene.Rules, act.Ground) is not { DaysWithoutCooperation: { } wanted } ground)
            return null;
        ContactAttempt[] made = [.. scene.Around.Attempts
            .Where(attempt => attempt.Party == ContactParty.Caller).OrderBy(attempt => attempt.At)];
        DateOnly[] refused = [.. made
            .Skip(Array.FindLastIndex(made, attempt => attempt.Outcome == ContactOutcome.Connected) + 1)
            .Select(attempt => WorkingCalendar.DayOf(attempt.At))];
        return Covers(refused, wanted, scene.Around.Today)
            ? null
            : Refuse(ground.Clause,
                $"{scene.By(ground.Clause)}，须有连续{wanted}日的联系记录证明诉求人不配合，第{wanted + 1}日起方可办结");
    }

    static bool Covers(DateOnly[] days, int wanted, DateOnly today)
    {
        if (days is not [var first, ..] || today <= first.AddDays(wanted))
            return false;
        var last = first.AddDays(wanted);
        foreach (var day in days.Where(day => day <= last).Append(last))
        {
            if (day.DayNumber - first.DayNumber > GapMax)
                return false;
            first = day;
        }

        return true;
    }
}
