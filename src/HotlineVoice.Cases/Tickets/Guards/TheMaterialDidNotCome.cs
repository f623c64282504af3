using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The time for the material is over, and somebody who has not handled it has looked.</summary>
sealed class TheMaterialDidNotCome : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Material is not { } rule || scene.File.Materials is not [.., var asked])
            return Refuse(null, "没有要求诉求人补充材料");
        var over = WorkingCalendar.MidnightAfter(asked.DueDay);
        if (scene.Around.Now < over)
            return Refuse(rule.Clause,
                $"{scene.By(rule.Clause)}，补充材料的期限到{Days.Say(asked.DueDay)}24时止，尚未届满");
        if (scene.Act is not TicketAct.Expired act)
            return null;
        if (!rule.SecondReader && string.IsNullOrWhiteSpace(act.SecondReader))
            return null;
        if (string.IsNullOrWhiteSpace(act.SecondReader))
            return Wrong("secondReader", "逾期未补充材料而办结的，须另一人复核，请写明复核人");
        return ReadTwice.Check(scene, act.SecondReader, rule.Clause, Code);
    }
}
