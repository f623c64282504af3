using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>
/// Dated attempts cover the days without cooperation: the first is day 0, no two lie further apart than the gap, nor
/// the last from the end; whatever the caller does for the matter begins anew.
/// </summary>
sealed class NobodyCooperatedLongEnough : Guard<TicketAct.CloseByGround>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (TheClosingGroundIsKnown.Find(scene.Rules, act.Ground) is not { DaysWithoutCooperation: { } wanted } ground)
            return null;
        var from = AttemptLedger.MayCloseFrom(
            scene.Around.Attempts,
            scene.File.Materials.Select(material => material.SuppliedAt).OfType<DateTimeOffset>(),
            wanted,
            ground.GapDays);
        return scene.Around.Now >= from
            ? null
            : Refuse(ground.Clause,
                $"{scene.By(ground.Clause)}，须有连续{wanted}日的联系记录证明诉求人不配合，第{wanted + 1}日起方可办结"
                + (from is { } at ? $"（{Days.Say(WorkingCalendar.DayOf(at))}起）" : ""));
    }
}
