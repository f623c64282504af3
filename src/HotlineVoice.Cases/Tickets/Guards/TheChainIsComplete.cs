using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Everybody whose signature ends an unreasonable demand has signed, or does so now as the last.</summary>
sealed class TheChainIsComplete : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Termination is not { } rule)
            return Refuse(null, "现行规则没有终结受理的规定");
        var by = scene.By(rule.Clause);
        if (scene.Ticket.RepeatNo < rule.Demands)
            return Refuse(rule.Clause, $"{by}，不合理诉求须在{rule.Demands}次以上，才能终结受理");
        var missing = SignPlaces.MissingForTermination(scene.File, scene.Rules);
        if (missing.IsEmpty || missing is [var last] && scene.Actor.Is(last.Role))
            return null;
        return Refuse(rule.Clause, $"{by}，终结受理尚须{string.Join("、", missing.Select(one => one.Title))}签批");
    }
}
