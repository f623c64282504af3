using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>The main unit answers for all: its result comes after theirs, unless the 分办员 writes it down.</summary>
sealed class TheCoUnitsHaveAnswered : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        if (scene.Mine is not { Role: AssignmentRole.Main } || scene.Actor.Is(TicketActor.Dispatcher))
            return null;
        string[] open = [.. scene.File.Assignments
            .Where(one => one is
                { Role: AssignmentRole.Co, Status: AssignmentStatus.Open, StageReport: null })
            .Select(one => scene.NameOf(one.OrgId))];
        return open.Length == 0 ? null : Refuse(scene.Rules.CoUnits?.Clause,
            $"协办单位尚未反馈，也未报送阶段性情况：{string.Join("、", open)}");
    }
}
