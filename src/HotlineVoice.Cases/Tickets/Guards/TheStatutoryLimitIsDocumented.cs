using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A law's own limit comes with its document and its day.</summary>
sealed class TheStatutoryLimitIsDocumented : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.Statutory is null)
            return Refuse(null, "现行规则没有法定时限另行计算的规定");
        if (scene.Act is not TicketAct.ApplyStatutoryLimit act)
            return null;
        if (string.IsNullOrWhiteSpace(act.DocumentNo))
            return Wrong("documentNo", "请写明立案文号或法律文件的文号");
        if (act.Date > scene.Around.Today)
            return Wrong("date", "文件日期不能晚于今天");
        return act.NewDueDay < scene.Around.Today ? Wrong("newDueDay", "法定办结日期不能早于今天") : null;
    }
}
