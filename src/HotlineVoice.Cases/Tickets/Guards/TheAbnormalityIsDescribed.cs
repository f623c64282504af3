using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What is abnormal about the application is written down.</summary>
sealed class TheAbnormalityIsDescribed : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.AbnormalSubsidy is null)
            return Refuse(null, "现行规则没有报告异常申请补贴的规定");
        return scene.Act is TicketAct.ReportAbnormal act && string.IsNullOrWhiteSpace(act.Note)
            ? Wrong("note", "请写明异常申请补贴的情况")
            : null;
    }
}
