using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>It is written down to whom the caller was led; put through is only to a number that the rules
/// name.</summary>
sealed class TheTargetIsNamed : Guard
{
    /// <summary>The target as the rules name it; null when they do not.</summary>
    internal static GuideTarget? Find(RuleSet rules, string target) => rules.Guides.FirstOrDefault(one =>
        one.Code == target || one.Title == target || one.Number == target);

    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Act is TicketAct.Guide guide)
            return string.IsNullOrWhiteSpace(guide.Target) ? Wrong("target", "请写明指引或转接的去向") : null;
        if (scene.Act is not TicketAct.TransferEmergency act)
            return null;
        if (string.IsNullOrWhiteSpace(act.Target))
            return Wrong("target", "请写明转接的号码");
        if (act.At > scene.Around.Now)
            return Wrong("at", "转接时间不能晚于现在");
        string[] numbers = [.. scene.Rules.Guides.Select(one => one.Number).OfType<string>()];
        return numbers.Length == 0 || Find(scene.Rules, act.Target)?.Number is not null
            ? null
            : Wrong("target", $"可以直接转接的号码为：{string.Join("、", numbers)}");
    }
}
