using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules know 重点 (or 重大、疑难) matters.</summary>
sealed class TheRulesKnowKeyMatters : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Rules.Key is null ? Refuse(null, "现行规则没有重点事项的规定") : null;
}
