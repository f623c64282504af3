using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What the hotline wants to know before such an act is known. While only asked what might be done it is true:
/// the act is offered, and says what is missing when it is tried.</summary>
/// <param name="gate">The act.</param>
sealed class TheFieldsAreFilled(TicketGate gate) : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Act is null)
            return null;
        var missing = scene.Around.Fields.Missing(scene.Ticket.Class, gate,
            scene.File.Fields.Where(one => one.Stands).Select(one => one.FieldId));
        if (missing.IsEmpty)
            return null;
        // A unit is told of the hotline's own fields only that there are some.
        var seen = scene.IsOfHotline ? missing : [.. missing.Where(one => one.ForUnits)];
        return Refuse(null, seen.IsEmpty
            ? $"{TicketGates.Label(gate)}前还有热线应填写的信息，请联系热线"
            : $"{TicketGates.Label(gate)}前请先填写：{string.Join("、", seen.Select(one => one.Label))}");
    }
}
