using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Where the rules want it, the head of the unit handles the matter himself.</summary>
sealed class TheHeadHandlesIt : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.UnitHandling is not { } rule || scene.Mine is not { Role: AssignmentRole.Main } mine
            || !rule.IsHeads(scene.Ticket.RepeatNo, scene.Ticket.IsKey) || mine.HandledByHead
            || scene.Actor.Is(TicketActor.UnitHead) || scene.Act is TicketAct.Accept { HandledByHead: true }
            || scene.Act is null && scene.Actor.Is(TicketActor.Dispatcher))
            return null;
        return Refuse(rule.Clause,
            $"{scene.By(rule.Clause)}，二次及以上交办工单和重点交办事项，应由单位主要负责人直接办理");
    }
}
