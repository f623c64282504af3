using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The time for which it must be kept is over, and somebody else has approved that it is destroyed.</summary>
sealed class ItsTimeIsOver : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var clause = scene.Rules.Archive?.Clause;
        if (scene.File.Archives is not [{ DestroyedAt: null } kept])
            return Refuse(clause, "没有可以销毁的档案");
        if (kept.RetainUntil is not { } until)
            return Refuse(clause, $"{scene.By(clause)}，本档案永久保管，或按案件处理的有关规定保管，不能销毁");
        if (scene.Around.Now < WorkingCalendar.MidnightAfter(until))
            return Refuse(clause, $"{scene.By(clause)}，档案应保管至{Days.Say(until)}，保管期限未满");
        if (scene.Act is not TicketAct.Destroy act)
            return null;
        if (string.IsNullOrWhiteSpace(act.Approval))
            return Wrong("approval", "请写明销毁批准文号");
        if (string.IsNullOrWhiteSpace(act.ApprovedBy))
            return Wrong("approvedBy", "请写明批准人");
        return act.ApprovedBy.Trim() == scene.Actor.User ? Refuse(clause, "销毁须由另一人批准") : null;
    }
}
