using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules have this ground for closing.</summary>
sealed class TheClosingGroundIsKnown : Guard<TicketAct.CloseByGround>
{
    /// <summary>G1 in this way is closed on by hand, for an agreement that was signed and performed is evidence and no
    /// callback; its other ways follow from what callers say.</summary>
    const string Agreement = "G1b";

    internal static ClosingGround? Find(RuleSet rules, string code) =>
        rules.ClosingGrounds.FirstOrDefault(ground => ground.Code == code) ?? FindOutcome(rules, code);

    /// <summary>The ground that follows from how a ticket ended, also by the code of one of its ways.</summary>
    internal static ClosingGround? FindOutcome(RuleSet rules, string code) => rules.Outcomes.FirstOrDefault(ground =>
        ground.Code == code || ground.Ways.Any(way => way.Key == code));

    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (scene.Rules.ClosingGrounds.Any(ground => ground.Code == act.Ground)
            || act.Ground == Agreement && FindOutcome(scene.Rules, Agreement) is not null)
            return null;
        var known = string.Join("、", scene.Rules.ClosingGrounds.Select(ground => $"{ground.Code}（{ground.Title}）"));
        return Wrong("ground", $"请写明办结依据：{known}");
    }
}
