using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The actor speaks for the unit that leads.</summary>
sealed class TheUnitLeads : Guard
{
    internal override TicketOutcome? Check(Scene scene) => scene.Mine is { Role: AssignmentRole.Main }
        ? null
        : Refuse(scene.Rules.CoUnits?.Clause, "只有主办单位才能办理这一步");
}
