using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What sending a ticket back, and deciding about that, makes of it.</summary>
static class Returning
{
    internal static bool RequestReturn(ChangeBuilder change, TicketAct.RequestReturn act)
    {
        var mine = change.Scene.Mine!;
        var late = TheReturnIsInTime.IsLate(change.Scene, mine);
        change.Clause = change.Rules.Return?.Clause;
        change.Say("orgId", mine.OrgId);
        change.Say("reason", act.Reason);
        change.Say("facts", act.Facts);
        change.Say("legalBasis", act.LegalBasis);
        change.Say("suggestedOrgId", act.SuggestedOrgId);
        change.File = change.File with
        {
            Returns = change.File.Returns.Add(new ReturnRequest
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Returns.Length + 1,
                AssignmentSeq = mine.Seq,
                OrgId = mine.OrgId,
                FiledAt = change.Now,
                FiledBy = change.Around.Actor.User,
                Reason = string.IsNullOrWhiteSpace(act.Facts) ? act.Reason : $"{act.Reason}\n事实：{act.Facts}",
                LegalBasis = act.LegalBasis,
                SuggestedOrgId = act.SuggestedOrgId,
                Late = late,
                Decision = late ? ReturnDecision.RefusedLate : ReturnDecision.Filed,
            }),
        };
        if (late)
        {
            change.Note(Remark.Of("returnRefusedLate", change.Clause, "orgId", mine.OrgId) with { BySystem = true });
            Deem(change, mine);
            return mine.Role == AssignmentRole.Main && change.Go(TicketState.Accepted);
        }

        // C-45, 2.7: filed in time it counts as 受理; contact and finish run on until it is allowed.
        ClockWork.Meet(change, ClockMoment.ReturnFiled, mine.Seq);
        ClockWork.Meet(change, ClockMoment.Accepted, mine.Seq);
        if (change.Rules.Cards?.ReturnCounts == true)
            CardWork.Stop(change, CardClock.Accept, mine.Seq);
        if (mine.Role == AssignmentRole.Main)
            return true;
        // The others go on meanwhile: only its own part comes back.
        change.Raise(WorklistKind.DecideReturn, "协办单位申请退回协办事项，请核定", change.Clause, mine.Seq);
        return false;
    }

    /// <summary>The return of a 协办 unit that is named, or the one that waits longest for a decision; null when there
    /// is none.</summary>
    internal static ReturnRequest? CoReturn(TicketFile file, int? seq) => file.Returns.FirstOrDefault(one =>
        one.Decision == ReturnDecision.Filed && (seq is null || one.Seq == seq)
        && file.Assignments[one.AssignmentSeq - 1] is { Role: AssignmentRole.Co, Status: AssignmentStatus.Open });

    /// <summary>Its part is no longer the unit's, and nobody waits for it; another may be named in its place.</summary>
    internal static bool ApproveCoReturn(ChangeBuilder change, TicketAct.ApproveReturn act)
    {
        var mine = Decide(change, CoReturn(change.File, act.ReturnSeq)!, ReturnDecision.Approved, false);
        change.Say("orgId", mine.OrgId);
        change.Replace(mine with { Status = AssignmentStatus.Returned });
        ClockWork.CancelOf(change, mine.Seq);
        if (act.OrgId is { Length: > 0 } other)
        {
            change.Say("coOrgIds", other);
            Sending.Send(change, new Sending.Order(other, AssignmentRole.Co) { Requirements = mine.Requirements });
        }

        return true;
    }

    internal static bool RejectCoReturn(ChangeBuilder change, TicketAct.RejectReturn act)
    {
        var filed = CoReturn(change.File, act.ReturnSeq)!;
        Reject(change, filed, act);
        change.Done(WorklistKind.DecideReturn, filed.AssignmentSeq);
        return true;
    }

    /// <summary>视同已接收: the unit counts as having accepted, and its limits stand.</summary>
    internal static void Deem(ChangeBuilder change, Assignment mine)
    {
        change.Replace(mine with
        {
            AcceptedAt = mine.AcceptedAt ?? change.Now,
            AcceptedBy = mine.AcceptedBy ?? TicketActor.System.User,
            DeemedAccepted = mine.AcceptedAt is null || mine.DeemedAccepted,
        });
        ClockWork.Cancel(change, ClockRule.Return, mine.Seq);
        ClockWork.Cancel(change, ClockRule.Accept, mine.Seq);
    }

    internal static bool ApproveReturn(ChangeBuilder change, TicketAct.ApproveReturn act)
    {
        var mine = Decide(change, MainReturn(change), ReturnDecision.Approved, false);
        change.Say("orgId", mine.OrgId);
        // WY 第十六条: nobody may shirk an emergency until another unit has taken over.
        if (change.Rules.Return?.EmergencyKeepsWorking != true || change.Ticket.Urgency != TicketUrgency.Emergency)
            Sending.TakeBack(change, AssignmentStatus.Returned);
        return true;
    }

    internal static bool RejectReturn(ChangeBuilder change, TicketAct.RejectReturn act)
    {
        Reject(change, MainReturn(change), act);
        return true;
    }

    static void Reject(ChangeBuilder change, ReturnRequest filed, TicketAct.RejectReturn act)
    {
        var mine = Decide(change, filed, ReturnDecision.Rejected, act.Improper == true);
        change.Say("orgId", mine.OrgId);
        change.Say("improper", act.Improper);
        change.Replace(mine with
        {
            AcceptedAt = mine.AcceptedAt ?? filed.FiledAt,
            AcceptedBy = mine.AcceptedBy ?? filed.FiledBy,
        });
    }

    /// <summary>It waits for a decision, and with it the whole ticket: the 主办 unit's.</summary>
    internal static bool IsMain(TicketFile file, ReturnRequest one) => one.Decision == ReturnDecision.Filed
        && file.Assignments[one.AssignmentSeq - 1].Role == AssignmentRole.Main;

    static ReturnRequest MainReturn(ChangeBuilder change) => change.File.Returns.Last(one => IsMain(change.File, one));

    internal static bool Disputed(ChangeBuilder change, TicketAct.Disputed act)
    {
        var rule = change.Rules.Determination!;
        if (change.File.Returns.Any(one => IsMain(change.File, one)))
            Decide(change, MainReturn(change), ReturnDecision.Disputed, false);
        change.Clause = rule.Clause;
        change.Say("question", act.Question);
        change.File = change.File with
        {
            Determinations = change.File.Determinations.Add(new Determination
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Determinations.Length + 1,
                Kind = rule.Kind,
                AskedAt = change.Now,
                AskedBy = change.Around.Actor.User,
                Question = act.Question,
                Participants = string.Join('、', rule.Participants),
            }),
        };
        return true;
    }

    internal static bool NoUnitCompetent(ChangeBuilder change, TicketAct.NoUnitCompetent act)
    {
        Decide(change, MainReturn(change), ReturnDecision.NobodyCompetent, false);
        change.Say("channel", act.Channel);
        Sending.TakeBack(change, AssignmentStatus.Returned);
        return Ending.End(change, Grounds.Guided);
    }

    static Assignment Decide(ChangeBuilder change, ReturnRequest filed, ReturnDecision decision, bool improper)
    {
        change.File = change.File with
        {
            Returns = change.File.Returns.SetItem(filed.Seq - 1, filed with
            {
                Decision = decision,
                DecidedBy = change.Around.Actor.User,
                DecidedAt = change.Now,
                Improper = improper,
            }),
        };
        return change.Assignments[filed.AssignmentSeq - 1];
    }
}
