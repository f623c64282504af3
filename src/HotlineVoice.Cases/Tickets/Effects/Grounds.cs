using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Guards;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>办结依据 that follow from how a ticket ended, as far as the rules tell them apart.</summary>
static class Grounds
{
    /// <summary>视为已答复.</summary>
    internal const string DeemedReplied = "DR";
    /// <summary>终结受理.</summary>
    internal const string Terminated = "TM";
    /// <summary>已指引.</summary>
    internal const string Guided = "GD";
    /// <summary>已反馈、未联系上诉求人.</summary>
    internal const string Unreached = "UC";
    /// <summary>已反馈、诉求人不满意.</summary>
    internal const string Unsatisfied = "UD";

    /// <summary>G1 in this way (a solved, c repeated without new facts), or G1 alone where the rules know no ways.
    /// </summary>
    internal static string Solved(RuleSet rules, char way)
    {
        var code = $"G1{way}";
        return TheClosingGroundIsKnown.FindOutcome(rules, code) is null ? "G1" : code;
    }

    internal static string? ClauseOf(RuleSet rules, string code) => TheClosingGroundIsKnown.Find(rules, code)?.Clause;
}
