using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What is abnormal about the application is written down.</summary>
sealed class TheAbnormalityIsDescribed : Guard<TicketAct.ReportAbnormal>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ReportAbnormal act) =>
        string.IsNullOrWhiteSpace(act.Note) ? Wrong("note", "请写明异常申请补贴的情况") : null;
}
