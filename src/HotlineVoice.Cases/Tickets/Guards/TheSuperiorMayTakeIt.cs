using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules let units of this level hand a matter up, and the unit above may have it.</summary>
sealed class TheSuperiorMayTakeIt : Guard
{
    /// <summary>The unit above; null when there is none.</summary>
    internal static Organisation? Above(Scene scene) => scene.Offices.Find(scene.Mine?.OrgId) is { } unit
        ? scene.Offices.SuperiorOf(unit)
        : null;

    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Escalation is not { } rule)
            return Refuse(null, "现行规则没有提级处理的规定");
        if (scene.Mine is not { Role: AssignmentRole.Main } mine || scene.Offices.Find(mine.OrgId) is not { } unit
            || !rule.From.Contains(unit.Level))
            return Refuse(rule.Clause, $"{scene.By(rule.Clause)}，只有{LevelsOf(rule)}承办单位可以提级处理");
        if (Above(scene) is not { } above || UnitChoice.IsRespondent(above, scene.Ticket, scene.Offices))
            return Refuse(rule.Clause, "没有可以提级处理的上级单位，或其为被反映单位");
        return scene.Act is TicketAct.Escalate act && string.IsNullOrWhiteSpace(act.Reason)
            ? Wrong("reason", "请写明超出权限的情形")
            : null;
    }

    static string LevelsOf(EscalationRule rule) => string.Join("、",
        OfficeWords.Levels.Where(one => rule.From.Contains(one.Value)).Select(one => one.Key));
}
