using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A report of how far it is says something.</summary>
sealed class TheStageIsReported : Guard<TicketAct.ReportStage>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ReportStage act) =>
        string.IsNullOrWhiteSpace(act.Report) ? Wrong("report", "请写明阶段性工作情况") : null;
}
