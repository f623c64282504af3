using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>How far it is may be reported by a co-unit, and by a leading one of which the rules want progress or
/// reasons; and the report says something.</summary>
sealed class TheStageIsReported : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        var wanted = scene.Mine?.Role == AssignmentRole.Co
            ? scene.Rules.CoUnits is not null
            : scene.Rules.Statutory?.ProgressEveryWd is not null
                || scene.Rules.Supervision?.UrgeNumber is { Length: > 0 };
        if (!wanted)
            return Refuse(null, "现行规则没有报送阶段性情况的规定");
        return scene.Act is TicketAct.ReportStage act && string.IsNullOrWhiteSpace(act.Report)
            ? Wrong("report", "请写明阶段性工作情况")
            : null;
    }
}
