using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Steps that are ticked are open and those that are taken back are done, and the actor does them.</summary>
sealed class TheStepsCanBeTicked : Guard<TicketAct.TickChecks>
{
    protected override TicketOutcome? Check(Scene scene, TicketAct.TickChecks act)
    {
        if (act.Done.IsEmpty && act.Undone.IsEmpty)
            return Wrong("done", "没有要办理的事项");
        foreach (var (seqs, field) in new[] { (act.Done, "done"), (act.Undone, "undone") })
            foreach (var seq in seqs)
            {
                if (scene.File.Checks.FirstOrDefault(one => one.Seq == seq) is not { } check
                    || !check.ForUnits && !scene.IsOfHotline)
                    return Wrong(field, $"清单中没有第{seq}项");
                if (check.DoneAt is null != (field == "done"))
                    return Wrong(field, check.DoneAt is null ? $"「{check.Label}」尚未完成" : $"「{check.Label}」已经完成");
                // What the hotline has done, a unit does not take back.
                if (field == "undone" && check.DoneOrgId is null && !scene.IsOfHotline)
                    return Wrong(field, $"「{check.Label}」由热线勾选，请联系热线取消");
            }

        return null;
    }
}
