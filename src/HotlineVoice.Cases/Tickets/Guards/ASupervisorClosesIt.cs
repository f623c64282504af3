using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Grounds that a 班长 alone may judge are judged by one.</summary>
sealed class ASupervisorClosesIt : Guard<TicketAct.CloseByGround>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act) =>
        TheClosingGroundIsKnown.Find(scene.Rules, act.Ground) is { SupervisorOnly: true } ground
        && !scene.Actor.Is(TicketActor.Supervisor, TicketActor.OfficeHead)
            ? Refuse(ground.Clause, $"{ground.Code}（{ground.Title}）须由班长办结")
            : null;
}
