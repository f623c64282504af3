using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A verdict is about a file that waits for one.</summary>
sealed class TheEnclosureWaits : Guard<TicketAct.CheckEnclosure>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.CheckEnclosure act) =>
        act.Verdict.Check is EnclosureCheck.Clean or EnclosureCheck.Infected or EnclosureCheck.Lost
        && scene.File.Enclosures.Any(one => one.Id == act.Id && one.Check == EnclosureCheck.Waiting)
            ? null
            : Refuse(null, "该附件没有待检查");
}
