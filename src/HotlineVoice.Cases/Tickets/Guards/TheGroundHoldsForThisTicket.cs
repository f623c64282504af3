using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What a ground wants besides its evidence is there: the caller was told where the rules say so, and what it
/// rests on happened after the registration.</summary>
sealed class TheGroundHoldsForThisTicket : Guard<TicketAct.CloseByGround>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (TheClosingGroundIsKnown.Find(scene.Rules, act.Ground) is not { } ground)
            return null;
        if (ground.CallerTold && act.CallerTold == false)
            return Refuse(ground.Clause, $"{scene.By(ground.Clause)}，应先将依据告知诉求人");
        var registered = Calendars.WorkingCalendar.DayOf(scene.Ticket.RegisteredAt ?? scene.Ticket.CreatedAt);
        if (act.EventDay > scene.Around.Today)
            return Wrong("eventDay", "所依据的事实不能晚于今天");
        return ground.AfterRegistration && act.EventDay < registered
            ? Refuse(ground.Clause, $"{scene.By(ground.Clause)}，登记之前已经发生的，应不予受理，不能按此办结")
            : null;
    }
}
