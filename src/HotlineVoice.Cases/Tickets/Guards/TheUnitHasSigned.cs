using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Where the rules give time for signing, a unit signs before it answers.</summary>
sealed class TheUnitHasSigned : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Mine is { AcceptedAt: not null } || !scene.Rules.HasClock(ClockRule.Accept, scene.Ticket.Class))
            return null;
        var clause = scene.ClauseOf("accept");
        return Refuse(clause, $"{scene.By(clause)}，应先签收再反馈结果");
    }
}
