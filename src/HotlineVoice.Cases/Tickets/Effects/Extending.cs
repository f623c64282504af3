using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What more time, or a law's own limit, makes of a ticket.</summary>
static class Extending
{
    internal static bool Apply(ChangeBuilder change, TicketAct.ApplyExtension act)
    {
        var asked = ExtensionPlan.Of(change.Scene, act.DaysWd)!;
        var rule = change.Rules.Extension!;
        var filed = new Extension
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = change.File.Extensions.Length + 1,
            AssignmentSeq = asked.Mine.Seq,
            FiledAt = change.Now,
            FiledBy = change.Around.Actor.User,
            Reason = act.Reason,
            DaysWd = act.DaysWd,
            OldDueDay = asked.OldDue,
            NewDueDay = asked.NewDue,
            UnitLeader = act.UnitLeader,
            Sealed = act.Sealed,
            LatestFilingDay = asked.Latest,
            Late = asked.Late,
            HoldsUndecided = rule.HoldsUndecided && !asked.Late,
            Decision = ExtensionDecision.Applied,
        };
        change.Clause = rule.Clause;
        change.Say("orgId", asked.Mine.OrgId);
        change.Say("reason", act.Reason);
        change.Say("daysWd", act.DaysWd.ToString(CultureInfo.InvariantCulture));
        change.Say("newDueDay", asked.NewDue);
        if (asked.Late)
            change.Say("late", true);
        change.File = change.File with { Extensions = change.File.Extensions.Add(filed) };
        if (rule.DecidedBy.IsEmpty)
            Hold(change, filed, ExtensionDecision.Notified);
        else
            change.Raise(WorklistKind.DecideExtension, $"延期申请待审批（延长{act.DaysWd}个工作日）", rule.Clause,
                asked.Mine.Seq);
        return true;
    }

    internal static bool Approve(ChangeBuilder change, TicketAct.ApproveExtension act)
    {
        var filed = ExtensionPlan.Waiting(change.Scene)!;
        change.Clause = change.Rules.Extension?.Clause;
        change.Say("opinion", act.Opinion);
        change.Say("newDueDay", filed.NewDueDay);
        Hold(change, filed, ExtensionDecision.Approved);
        change.Done(WorklistKind.DecideExtension);
        return true;
    }

    internal static bool Refuse(ChangeBuilder change, TicketAct.RefuseExtension act)
    {
        var filed = ExtensionPlan.Waiting(change.Scene)!;
        change.Clause = change.Rules.Extension?.Clause;
        change.Say("opinion", act.Opinion);
        Decide(change, filed, ExtensionDecision.Refused);
        change.Done(WorklistKind.DecideExtension);
        // What waited for the decision begins now: the old limit holds after all.
        if (ClockWork.LimitOf(change.Timers, filed.AssignmentSeq) is { State: TimerState.Due } limit)
            ClockWork.BeginAfterDue(change, limit);
        return true;
    }

    internal static bool ApplyStatutoryLimit(ChangeBuilder change, TicketAct.ApplyStatutoryLimit act)
    {
        var mine = change.Scene.Mine!;
        var rule = change.Rules.Statutory!;
        change.Clause = rule.Clause;
        change.Say("orgId", mine.OrgId);
        change.Say("documentNo", act.DocumentNo);
        change.Say("date", act.Date);
        change.Say("newDueDay", act.NewDueDay);
        var byOffice = change.Around.Actor.OrgId is null;
        change.Replace(mine with
        {
            StatutoryDue = act.NewDueDay,
            CaseFilingNo = act.DocumentNo,
            StatutoryConfirmedBy = byOffice ? change.Around.Actor.User : null,
        });
        if (ClockWork.LimitOf(change.Timers, mine.Seq) is { } limit)
            ClockWork.Replace(change, limit, limit with
            {
                Count = 0,
                Unit = ClockUnit.PromisedDay,
                PromisedDay = act.NewDueDay,
                AnchorDay = null,
                AnchorSeq = null,
                CapSeq = null,
                ExtensionSeq = null,
                Clause = rule.Clause,
            });
        if (!byOffice)
            change.Raise(WorklistKind.ConfirmStatutoryLimit, $"法定时限待确认（{act.DocumentNo}）", rule.Clause, mine.Seq);
        if (rule.ProgressEveryWd is { } every)
            ClockWork.Start(change, Progress(change, mine.Seq, every, rule.Clause));
        return true;
    }

    internal static bool ConfirmStatutoryLimit(ChangeBuilder change, TicketAct.ConfirmStatutoryLimit act)
    {
        var open = change.Scene.OpenMain!;
        change.Clause = change.Rules.Statutory?.Clause;
        change.Say("confirmed", act.Confirmed);
        change.Done(WorklistKind.ConfirmStatutoryLimit);
        if (act.Confirmed)
        {
            change.Replace(open with { StatutoryConfirmedBy = change.Around.Actor.User });
            return true;
        }

        change.Replace(open with { StatutoryDue = null, CaseFilingNo = null });
        var limits = change.Timers.Where(timer => timer.AssignmentSeq == open.Seq
            && timer.Id is ClockRule.Finish or ClockRule.Reply).ToArray();
        if (limits is [.., var ours, var statutory])
            ClockWork.Replace(change, statutory, ours.AnchorSeq is null && ours.AnchorDay is null
                ? ours with { AnchorDay = Calendars.WorkingCalendar.DayOf(ours.StartedAt) }
                : ours);
        return true;
    }

    static void Hold(ChangeBuilder change, Extension filed, ExtensionDecision decision)
    {
        Decide(change, filed, decision);
        var rule = change.Rules.Extension!;
        var limit = ClockWork.LimitOf(change.Timers, filed.AssignmentSeq)!;
        var by = ClockWork.Replace(change, limit, limit with
        {
            Count = filed.DaysWd,
            Unit = ClockUnit.WorkingDay,
            PromisedDay = null,
            AnchorDay = null,
            AnchorSeq = limit.Seq,
            CapSeq = null,
            ExtensionSeq = filed.Seq,
            Clause = rule.Clause ?? limit.Clause,
        });
        CardWork.Move(change, by);
        if (rule.TellCaller)
            change.Raise(WorklistKind.TellExtension, "应告知诉求人延期理由和时限", rule.Clause, filed.AssignmentSeq);
    }

    static void Decide(ChangeBuilder change, Extension filed, ExtensionDecision decision) =>
        change.File = change.File with
        {
            Extensions = change.File.Extensions.SetItem(filed.Seq - 1, filed with
            {
                Decision = decision,
                DecidedBy = decision == ExtensionDecision.Notified ? null : change.Around.Actor.User,
                DecidedAt = change.Now,
            }),
        };

    static TicketTimer Progress(ChangeBuilder change, int assignment, int every, string clause) => new()
    {
        TicketNo = change.Ticket.TicketNo,
        Seq = 0,
        Id = ClockWork.Progress,
        AssignmentSeq = assignment,
        StartedAt = change.Now,
        DueAt = change.Now,
        State = TimerState.Running,
        Count = every,
        Unit = ClockUnit.WorkingDay,
        Clause = clause,
    };
}
