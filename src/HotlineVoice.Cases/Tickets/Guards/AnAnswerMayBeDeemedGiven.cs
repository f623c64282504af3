using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The rules know 视为已答复.</summary>
sealed class AnAnswerMayBeDeemedGiven : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.Rules.DeemedReply is null ? Refuse(null, "现行规则没有视为已答复的规定") : null;
}
