using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Under these rules units speak with callers themselves; elsewhere only the hotline does, for a unit may not
/// even know who they are.</summary>
sealed class TheUnitTellsTheCaller : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.FeedbackBy == FeedbackBy.Unit)
            return null;
        var clause = scene.ClauseOf("feedbackDone");
        return Refuse(clause, $"{scene.By(clause)}，由受理员联系诉求人，承办单位不直接联系");
    }
}
