using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Grounds that follow from a callback, a repeated contact or missing material are not named by hand; and what
/// a ground wants besides is there.</summary>
sealed class TheGroundIsClosedOnByAPerson : Guard<TicketAct.CloseByGround>
{
    static readonly string[] _follow = ["G1", "G1a", "G1c"];

    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (TheClosingGroundIsKnown.Find(scene.Rules, act.Ground) is not { } ground)
            return null;
        if (_follow.Contains(act.Ground))
            return Refuse(ground.Clause, "诉求已解决的由回访办结，没有新事实的重复反映由重复反映记录办结，不能直接选用");
        if (act.Ground == scene.Rules.Material?.Ground)
            return Refuse(ground.Clause, "未按期补充材料的，应先要求补充材料，逾期后再办结");
        if (ground.CallerTold && !act.CallerTold)
            return Refuse(ground.Clause, $"{scene.By(ground.Clause)}，应先将依据告知诉求人");
        var registered = Calendars.WorkingCalendar.DayOf(scene.Ticket.RegisteredAt ?? scene.Ticket.CreatedAt);
        return ground.AfterRegistration && act.EventDay < registered
            ? Refuse(ground.Clause, $"{scene.By(ground.Clause)}，登记之前已经发生的，应不予受理，不能按此办结")
            : null;
    }
}
