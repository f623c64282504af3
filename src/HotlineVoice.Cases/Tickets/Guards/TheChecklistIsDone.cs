using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What the ticket's checklists want done before such an act is ticked. While only asked what might be done it
/// is true: the act is offered, and says what is open when it is tried.</summary>
/// <param name="gate">The act.</param>
sealed class TheChecklistIsDone(TicketGate gate) : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Act is null)
            return null;
        var open = scene.File.Checks.Where(one => one.Before == gate && one.DoneAt is null).ToList();
        if (open.Count == 0)
            return null;
        // A unit is told of the hotline's own steps only that there are some.
        var seen = open.Where(one => one.ForUnits || scene.IsOfHotline).ToList();
        return Refuse(null, seen.Count == 0
            ? $"{TicketGates.Label(gate)}前还有热线应完成的事项，请联系热线"
            : $"{TicketGates.Label(gate)}前请先完成办理清单：{string.Join("、", seen.Select(one => one.Label))}");
    }
}
