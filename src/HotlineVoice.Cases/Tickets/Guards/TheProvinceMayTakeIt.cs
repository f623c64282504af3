using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The unit to which it would go has it not already, and is not the one complained of.</summary>
sealed class TheProvinceMayTakeIt : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.UnreachableOffice is not { } rule)
            return null;
        if (!rule.EscalateTo.TryGetValue(scene.Ticket.Class, out var id) || scene.Offices.Find(id) is not { } unit)
            return Refuse(rule.Clause, $"{scene.By(rule.Clause)}，通讯录中没有可以转办的上级单位");
        if (scene.OpenMain?.OrgId == id)
            return Refuse(rule.Clause, $"工单已由{unit.Name}承办");
        return UnitChoice.IsRespondent(unit, scene.Ticket, scene.Offices)
            ? Refuse(rule.Clause, $"{unit.Name}是被反映单位，不能承办，由班长决定派给谁并记录")
            : null;
    }
}
