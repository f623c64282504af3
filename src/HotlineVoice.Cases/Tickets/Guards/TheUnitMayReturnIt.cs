using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules let a unit send it back, and nobody has designated it.</summary>
sealed class TheUnitMayReturnIt : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Return is null)
            return Refuse(null, "现行规则没有退单的规定");
        if (scene.Mine is not { } mine)
            return null;
        return mine.Designated
            ? Refuse(scene.Rules.Determination?.Clause,
                $"{scene.By(scene.Rules.Determination?.Clause)}，经审定指定的承办单位不得再退单")
            : null;
    }
}
