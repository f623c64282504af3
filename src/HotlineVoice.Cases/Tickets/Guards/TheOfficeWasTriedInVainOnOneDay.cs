using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>So many attempts on one day came to nothing, none of that day succeeded, and none since.</summary>
sealed class TheOfficeWasTriedInVainOnOneDay : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.UnreachableOffice is not { } rule)
            return Refuse(null, "现行规则没有联系不上承办单位时转办的规定");
        return AttemptLedger.OfficeInVain(scene.Around.Attempts, rule.Attempts, rule.Gap, scene.Around.Now)
            ? null
            : Refuse(rule.Clause, $"{scene.By(rule.Clause)}，须在同一日内联系{rule.Attempts}次以上均未联系上，才能转上级单位");
    }
}
