using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Matters of this class may be settled in the call; others always get their form.</summary>
sealed class TheClassMayBeAnsweredAtOnce : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Rules.AnsweredAtOnce.Contains(scene.Ticket.Class))
            return null;
        var clause = scene.ClauseOf("sendForm");
        return Refuse(clause, $"{scene.By(clause)}，投诉、举报应填写受理单转分办员，不能当场办结");
    }
}
