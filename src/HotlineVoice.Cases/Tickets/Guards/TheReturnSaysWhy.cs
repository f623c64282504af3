using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A return brings what the rules want of it: reason, facts, law, the unit that should have it.</summary>
sealed class TheReturnSaysWhy : Guard<TicketAct.RequestReturn>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.RequestReturn act)
    {
        if (act.SuggestedOrgId is { Length: > 0 } suggested && scene.Offices.Find(suggested) is null)
            return Wrong("suggestedOrgId", "通讯录中没有这个单位");
        if (string.IsNullOrWhiteSpace(act.Reason))
            return Wrong("reason", "请写明退回理由");
        var rule = scene.Rules.Return!;
        if (rule.UnitSuffices && !string.IsNullOrWhiteSpace(act.SuggestedOrgId))
            return null;
        var by = scene.By(rule.Clause);
        if (rule.Needs.Contains(ReturnNeed.LegalBasis) && string.IsNullOrWhiteSpace(act.LegalBasis))
            return Wrong("legalBasis", $"{by}，退单须列明法律、政策法规依据"
                + (rule.UnitSuffices ? "，或明确告知归属单位" : ""));
        return rule.Needs.Contains(ReturnNeed.ProposedUnit) && string.IsNullOrWhiteSpace(act.SuggestedOrgId)
            ? Wrong("suggestedOrgId", $"{by}，退单须提出重新分转的建议")
            : null;
    }
}
