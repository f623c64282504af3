using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A return is filed within its window, and once. Later it is refused, or the unit counts as having accepted.
/// </summary>
sealed class TheReturnIsInTime : Guard
{
    /// <summary>Whether the window of this assignment is over.</summary>
    internal static bool IsLate(Scene scene, Assignment mine) =>
        scene.File.Timers.LastOrDefault(timer => timer.Id == ClockRule.Return && timer.AssignmentSeq == mine.Seq)
            is { } window && scene.Around.Now >= window.DueAt;

    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Mine is not { } mine || scene.Rules.Return is not { } rule)
            return null;
        if (scene.File.Returns.Any(one => one.AssignmentSeq == mine.Seq))
            return Refuse(rule.Clause, "本单位已申请过退单，未获同意，应当承办");
        if (!IsLate(scene, mine))
            return null;
        var by = scene.By(rule.Clause);
        if (rule.Late == LateReturn.Refused)
            return Refuse(rule.Clause, $"{by}，退单时限已过，应当承办");
        return mine.AcceptedAt is null ? null : Refuse(rule.Clause, $"{by}，逾期未退回的，视同已接收");
    }
}
