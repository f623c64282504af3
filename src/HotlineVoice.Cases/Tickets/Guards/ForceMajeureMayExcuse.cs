using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules let 不可抗力 excuse who is late on site; to confirm it, it was claimed.</summary>
/// <param name="claimed">It must have been claimed.</param>
sealed class ForceMajeureMayExcuse(bool claimed) : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Emergency is not { ForceMajeureExcuses: true } rule)
            return Refuse(null, "现行规则没有不可抗力除外的规定");
        return claimed && scene.OpenOrLastMain is not { ForceMajeure: not null, ForceMajeureConfirmedBy: null }
            ? Refuse(rule.Clause, "没有待确认的不可抗力情形")
            : null;
    }
}
