using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules let the leading unit prolong this limit, nobody has to decide about it already, and it was not
/// done too often.</summary>
sealed class TheLimitMayBeProlonged : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Extension is not { } rule)
            return Refuse(null, "现行规则没有延期的规定");
        var by = scene.By(rule.Clause);
        if (rule.Latest == ExtensionLatest.ExplainClock)
            return Refuse(rule.Clause, $"{by}，不能按期办结的，应说明理由（explain），无须申请延期");
        if (scene.Mine is not { } mine)
            return null;
        if (mine.Role == AssignmentRole.Co)
            return Refuse(rule.Clause, "延期由主办单位申请；协办单位请报送阶段性情况");
        if (mine.StatutoryDue is not null || ExtensionPlan.Of(scene, 1) is null)
            return Refuse(rule.Clause, "本工单没有可以延长的办理时限");
        if (ExtensionPlan.Waiting(scene) is not null)
            return Refuse(rule.Clause, "已有延期申请待审批");
        var had = scene.File.Extensions.Count(one => one.AssignmentSeq == mine.Seq && one.Holds);
        return had < (rule.Times ?? int.MaxValue)
            ? null
            : Refuse(rule.Clause, $"{by}，延期以{rule.Times}次为限，不能再次申请");
    }
}
