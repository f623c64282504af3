using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules have this ground for closing.</summary>
sealed class TheClosingGroundIsKnown : Guard<TicketAct.CloseByGround>
{
    internal static ClosingGround? Find(RuleSet rules, string code) =>
        rules.ClosingGrounds.FirstOrDefault(ground =>
            ground.Code == code || ground.Ways.Any(way => way.Key == code));

    protected override TicketOutcome? Check(Scene scene, TicketAct.CloseByGround act)
    {
        if (Find(scene.Rules, act.Ground) is not null)
            return null;
        var known = string.Join("、", scene.Rules.ClosingGrounds.Select(ground => $"{ground.Code}（{ground.Title}）"));
        return Wrong("ground", $"请写明办结依据：{known}");
    }
}
