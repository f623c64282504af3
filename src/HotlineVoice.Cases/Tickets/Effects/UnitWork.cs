using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What a unit's signing, reasons and result make of a ticket.</summary>
static class UnitWork
{
    internal static bool Accept(ChangeBuilder change, TicketAct.Accept act)
    {
        var mine = change.Scene.Mine!;
        var byHead = act.HandledByHead || change.Around.Actor.Is(TicketActor.UnitHead);
        change.Say("orgId", mine.OrgId);
        if (byHead)
            change.Say("handledByHead", true);
        change.Replace(mine with
        {
            AcceptedAt = change.Now,
            AcceptedBy = change.Around.Actor.User,
            HandledByHead = byHead,
        });
        ClockWork.Meet(change, ClockMoment.Accepted, mine.Seq);
        CardWork.Stop(change, CardClock.Accept, mine.Seq);
        if (change.Rules.UnitHandling is { } rule && change.Around.Actor.Is(rule.SignedBy))
            Signing.Add(change, SignoffStage.Unit, new SignPlace(rule.SignedBy, rule.SignedBy, rule.Clause), null);
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
        Beside.Rest(change, act);
        if (act.Sealed)
            change.Say("sealed", true);
        change.Replace(mine with { SignedBy = act.SignedBy ?? mine.SignedBy, Sealed = act.Sealed });
        // Who answers the caller himself has reached him by then, if not before: late contact stays visible as late.
        if (change.Rules.FeedbackBy == FeedbackBy.Unit)
            Reached(change, mine.Seq, change.Now);
        return Finish(change, mine.Seq, act.ResultText.Trim());
    }

    /// <summary>The result is in: the unit's clocks end, and those of the hotline begin.</summary>
    static bool Finish(ChangeBuilder change, int seq, string text)
    {
        var mine = change.Assignments[seq - 1];
        ClockWork.Meet(change, ClockMoment.Result, seq);
        // A unit that tells the caller itself has told him by then (row 19).
        if (change.Rules.FeedbackBy == FeedbackBy.Unit)
            ClockWork.Meet(change, ClockMoment.CallerTold, seq);
        ClockWork.Meet(change, ClockMoment.Reported, seq);
        CardWork.Stop(change, CardClock.Reply, seq);
        ClockWork.CancelOf(change, seq);
        CardWork.ShowGreen(change, seq);
        change.Replace(mine with { ResultText = text, ResultAt = change.Now, Status = AssignmentStatus.Done });
        if (mine.Role == AssignmentRole.Co)
            return false;
        foreach (var co in change.Assignments.Where(one => one.Status == AssignmentStatus.Open).ToArray())
        {
            change.Replace(co with { Status = AssignmentStatus.Done });
            ClockWork.CancelOf(change, co.Seq);
        }

        change.Ticket = change.Ticket with { ResultText = text };
        if (change.Rules.ResultSignoff?.Holds(change.Ticket.RepeatNo, change.Ticket.IsKey) == true)
            return change.Go(TicketState.AwaitingResultSignoff);
        ClockWork.Begin(change, ClockMoment.Result, seq);
        return true;
    }

    internal static bool StoreAnswer(ChangeBuilder change, TicketAct.StoreAnswer act)
    {
        var mine = change.Scene.Mine!;
        change.Clause = change.Rules.DeemedReply?.Clause;
        change.Say("orgId", mine.OrgId);
        change.Say("resultText", act.ResultText);
        change.Replace(mine with { AnswerText = act.ResultText.Trim(), AnswerStoredAt = change.Now });
        return true;
    }

    internal static bool DeemedReplied(ChangeBuilder change, TicketAct.DeemedReplied act)
    {
        var mine = change.Scene.Mine!;
        var text = mine.AnswerText ?? act.ResultText!.Trim();
        change.Clause = change.Rules.DeemedReply!.Clause;
        change.Say("orgId", mine.OrgId);
        change.Say("resultText", text);
        change.Ticket = change.Ticket with { ClosingGround = Grounds.DeemedReplied };
        return Finish(change, mine.Seq, text);
    }

    internal static bool ContactCaller(ChangeBuilder change, TicketAct.ContactCaller act)
    {
        var mine = change.Scene.Mine!;
        var at = act.At ?? change.Now;
        change.Say("orgId", mine.OrgId);
        change.Say("outcome", act.Outcome.ToString());
        change.Say("channel", act.Channel);
        change.Say("note", act.Note);
        change.Tried(new ContactAttempt
        {
            Id = $"{change.Ticket.TicketNo}-{change.Ticket.Version + 1}",
            TicketNo = change.Ticket.TicketNo,
            Hotline = change.Ticket.HotlineCode,
            CallId = act.CallId,
            Party = ContactParty.Caller,
            OrgId = mine.OrgId,
            At = at,
            By = change.Around.Actor.User,
            Channel = act.Channel,
            Outcome = act.Outcome,
            Note = act.Note,
        });
        if (act.Outcome == ContactOutcome.Connected)
            Reached(change, mine.Seq, at);
        Cooperation.Follow(change);
        return true;
    }

    /// <summary>The caller was reached: the unit's contact is made, and he has heard of an extension that holds.
    /// </summary>
    internal static void Reached(ChangeBuilder change, int assignment, DateTimeOffset at)
    {
        ClockWork.Meet(change, ClockMoment.CallerReached, assignment, at);
        if (!change.File.Extensions.Any(one => one.Holds && one.CallerToldAt is null && one.DecidedAt <= at))
            return;
        change.File = change.File with
        {
            Extensions = [.. change.File.Extensions.Select(one =>
                one.Holds && one.CallerToldAt is null && one.DecidedAt <= at ? one with { CallerToldAt = at } : one)],
        };
        change.Done(WorklistKind.TellExtension);
    }

    internal static bool ReportStage(ChangeBuilder change, TicketAct.ReportStage act)
    {
        var mine = change.Scene.Mine!;
        change.Clause = change.Rules.CoUnits?.Clause;
        change.Say("orgId", mine.OrgId);
        change.Say("report", act.Report);
        change.Replace(mine with { StageReport = act.Report.Trim(), StageReportAt = change.Now });
        change.Done(WorklistKind.Progress);
        return true;
    }
}
