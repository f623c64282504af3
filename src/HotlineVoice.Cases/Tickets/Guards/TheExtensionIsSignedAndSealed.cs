using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>An extension bears what the rules want: the leader's consent, above a total the head's signature and seal.
/// </summary>
sealed class TheExtensionIsSignedAndSealed : Guard<TicketAct.ApplyExtension>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.ApplyExtension act)
    {
        var rule = scene.Rules.Extension!;
        var signed = !string.IsNullOrWhiteSpace(act.UnitLeader);
        if (rule.SealAboveWd is { } above && ExtensionPlan.Of(scene, act.DaysWd)?.TotalWd > above)
        {
            if (signed && act.Sealed)
                return null;
            return Refuse(rule.Clause, $"{scene.By(rule.Clause)}，办理总时长超过{above}个工作日的，延期申请须由单位主要负责人签字并盖章");
        }

        return rule.LeaderAgrees && !signed
            ? Wrong("unitLeader", $"{scene.By(rule.Clause)}，延期须经本单位领导同意，请写明姓名")
            : null;
    }
}
