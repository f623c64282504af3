using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Where the rules let a unit give reasons, it gives them as often as they say.</summary>
sealed class ReasonsAreGivenOnce : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Mine is not { } mine || !scene.Rules.HasClock(ClockRule.Explain, scene.Ticket.Class))
            return Refuse(null, "现行规则没有说明理由、顺延时限的规定");
        var given = scene.File.Timers.Count(timer =>
            timer.Id == ClockRule.Explain && timer.AssignmentSeq == mine.Seq && timer.State == TimerState.Met);
        var clause = scene.Rules.Extension?.Clause ?? scene.ClauseOf("explain");
        return given < (scene.Rules.Extension?.Times ?? int.MaxValue)
            ? null
            : Refuse(clause, $"{scene.By(clause)}，承办单位已经说明过理由，不能再次顺延");
    }
}
