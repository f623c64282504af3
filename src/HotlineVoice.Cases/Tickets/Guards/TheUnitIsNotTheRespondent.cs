using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>No unit judges itself: neither the one complained of nor one below it gets the ticket.</summary>
sealed class TheUnitIsNotTheRespondent : Guard<TicketAct.Dispatch>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.Dispatch act)
    {
        foreach (var id in act.CoOrgIds.Prepend(act.OrgId))
            if (scene.Offices.Find(id) is { } unit && UnitChoice.IsRespondent(unit, scene.Ticket, scene.Offices))
            {
                var choice = UnitChoice.Of(scene.File, scene.Rules, scene.Offices);
                var proposal = choice.Units is [var first, ..] ? $"，应派给{first.Name}" : "";
                return Refuse(choice.Clause,
                    $"{scene.By(choice.Clause)}，投诉举报不得派给被反映单位及其下属单位（{unit.Name}）{proposal}");
            }

        return null;
    }
}
