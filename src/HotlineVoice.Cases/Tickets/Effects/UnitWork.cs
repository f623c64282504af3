using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What a unit's signing, reasons and result make of a ticket.</summary>
static class UnitWork
{
    internal static bool Accept(ChangeBuilder change, TicketAct.Accept act)
    {
        var mine = change.Scene.Mine!;
        change.Say("orgId", mine.OrgId);
        change.Replace(mine with { AcceptedAt = change.Now, AcceptedBy = change.Around.Actor.User });
        ClockWork.Meet(change, ClockMoment.Accepted, mine.Seq);
        return mine.Role == AssignmentRole.Main;
    }

    internal static bool Explain(ChangeBuilder change, TicketAct.Explain act)
    {
        var mine = change.Scene.Mine!;
        change.Say("orgId", mine.OrgId);
        change.Say("reason", act.Reason);
        change.Say("newDate", act.NewDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        ClockWork.Meet(change, ClockMoment.Explained, mine.Seq);
        ClockWork.Begin(change, ClockMoment.Explained, mine.Seq, act.NewDate);
        return true;
    }

    internal static bool SubmitResult(ChangeBuilder change, TicketAct.SubmitResult act)
    {
        var mine = change.Scene.Mine!;
        change.Say("orgId", mine.OrgId);
        change.Say("resultText", act.ResultText);
        change.Say("signedBy", act.SignedBy);
        if (act.Sealed)
            change.Say("sealed", true);
        change.Replace(mine with
        {
            ResultText = act.ResultText.Trim(),
            ResultAt = change.Now,
            SignedBy = act.SignedBy,
            Sealed = act.Sealed,
            Status = AssignmentStatus.Done,
        });
        ClockWork.Meet(change, ClockMoment.Result, mine.Seq);
        ClockWork.CancelOf(change, mine.Seq);
        if (mine.Role == AssignmentRole.Co)
            return false;
        foreach (var co in change.Assignments.Where(one => one.Status == AssignmentStatus.Open).ToArray())
        {
            change.Replace(co with { Status = AssignmentStatus.Done });
            ClockWork.CancelOf(change, co.Seq);
        }

        change.Ticket = change.Ticket with { ResultText = act.ResultText.Trim() };
        ClockWork.Begin(change, ClockMoment.Result, mine.Seq);
        return true;
    }
}
