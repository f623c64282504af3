using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules let material be asked for, it is said what, and not for longer than they allow.</summary>
sealed class MaterialMayBeAskedFor : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Material is not { } rule)
            return Refuse(null, "现行规则没有限期补充材料的规定");
        if (scene.Act is not TicketAct.RequestMaterial act)
            return null;
        if (string.IsNullOrWhiteSpace(act.Items))
            return Wrong("items", "请写明需要补充的材料");
        if (act.DaysWd is <= 0)
            return Wrong("daysWd", "补充材料的期限应为1个工作日以上");
        return rule.MostWd is { } most && act.DaysWd > most
            ? Refuse(rule.Clause, $"{scene.By(rule.Clause)}，补充材料的期限不得超过{most}个工作日")
            : null;
    }
}
