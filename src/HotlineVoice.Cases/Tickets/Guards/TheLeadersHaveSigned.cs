using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Where the rules want a leader's signature before a ticket is sent out, it is there.</summary>
sealed class TheLeadersHaveSigned : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (SignPlaces.MissingForDispatch(scene) is not { } role)
            return null;
        var clause = scene.Rules.DispatchSignoff!.Clause;
        var why = scene.Ticket.IsKey ? "重点交办事项" : $"第{scene.Ticket.RepeatNo}次诉求";
        return Refuse(clause, $"{scene.By(clause)}，{why}须经{RoleWords.Label(scene.Rules, role)}签批后转办");
    }
}
