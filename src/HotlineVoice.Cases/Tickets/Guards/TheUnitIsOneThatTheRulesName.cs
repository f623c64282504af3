using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The ticket goes where the rules send it; where they name nobody, a 班长 decides.</summary>
sealed class TheUnitIsOneThatTheRulesName : Guard<TicketAct.Dispatch>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Dispatch act)
    {
        var choice = UnitChoice.Of(scene.File, scene.Rules, scene.Offices);
        if (choice.IsFree || choice.Units.Any(unit => unit.OrgId == act.OrgId))
            return null;
        if (choice.Units.IsEmpty)
            return scene.Actor.Is(TicketActor.Supervisor)
                ? null
                : Refuse(choice.Clause, $"{scene.By(choice.Clause)}不能确定承办单位，由班长决定派给谁并记录");
        var names = string.Join("、", choice.Units.Select(unit => unit.Name));
        return Refuse(choice.Clause, $"{scene.By(choice.Clause)}，应派给{names}，不能派给{scene.NameOf(act.OrgId)}");
    }
}
