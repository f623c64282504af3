using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules let a unit send it back, this one leads, and nobody has designated it.</summary>
sealed class TheUnitMayReturnIt : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Return is not { } rule)
            return Refuse(null, "现行规则没有退单的规定");
        if (scene.Mine is not { } mine)
            return null;
        if (mine.Role == AssignmentRole.Co)
            return Refuse(rule.Clause, "协办单位不能退单；有异议的，请报送阶段性情况并说明");
        return mine.Designated
            ? Refuse(scene.Rules.Determination?.Clause,
                $"{scene.By(scene.Rules.Determination?.Clause)}，经审定指定的承办单位不得再退单")
            : null;
    }
}
