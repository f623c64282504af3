using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What leaders' signatures make of a ticket.</summary>
static class Signing
{
    internal static bool NeedSignoff(ChangeBuilder change, TicketAct.NeedSignoff act)
    {
        var ladder = change.Rules.DispatchSignoff!;
        change.Clause = ladder.Clause;
        change.Say("requiredLevel", ladder.RequiredFor(change.Ticket.RepeatNo, change.Ticket.IsKey));
        // C-43: the limit for sending begins with the signature, and until then the signature has its own.
        ClockWork.Cancel(change, ClockRule.Dispatch, null);
        ClockWork.Begin(change, ClockMoment.SignoffAsked);
        return true;
    }

    internal static bool Sign(ChangeBuilder change, TicketAct.Sign act)
    {
        var place = SignPlaces.For(change.Scene, act.Stage)!;
        change.Clause = place.Clause;
        change.Say("stage", act.Stage.ToString());
        change.Say("level", place.Level);
        change.Say("opinion", act.Opinion);
        Add(change, act.Stage, place, act.Opinion);
        switch (act.Stage)
        {
            case SignoffStage.Dispatch:
                ClockWork.Meet(change, ClockMoment.Signed);
                ClockWork.Begin(change, ClockMoment.Signed);
                return change.Go(TicketState.AwaitingDispatch);
            case SignoffStage.Unit when place.Level == TicketActor.UnitHead && change.Scene.Mine is { } mine:
                change.Replace(mine with { SignedBy = change.Around.Actor.User });
                return false;
            case SignoffStage.Result when SignPlaces.Missing(change.File, change.Rules).IsEmpty:
                change.Note(Remark.Of("allSigned", place.Clause, "by", null) with
                {
                    BySystem = true,
                    To = TicketState.ResultSubmitted,
                });
                ClockWork.Begin(change, ClockMoment.Result,
                    change.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main)?.Seq);
                return false;
            default:
                return false;
        }
    }

    internal static bool Terminate(ChangeBuilder change, TicketAct.Terminate act)
    {
        var rule = change.Rules.Termination!;
        change.Clause = rule.Clause;
        change.Say("opinion", act.Opinion);
        change.Say("terminationNo", act.TerminationNo);
        if (SignPlaces.For(change.Scene, SignoffStage.Termination) is { } place)
            Add(change, SignoffStage.Termination, place, act.Opinion);
        change.Ticket = change.Ticket with { TerminationNo = act.TerminationNo };
        return Ending.End(change, Grounds.Terminated);
    }

    internal static bool StrikeOff(ChangeBuilder change, TicketAct.StrikeOff act)
    {
        change.Clause = change.Rules.Termination?.Clause;
        change.Say("terminationNo", act.TerminationNo);
        change.Ticket = change.Ticket with { TerminationNo = act.TerminationNo.Trim() };
        return true;
    }

    internal static void Add(ChangeBuilder change, SignoffStage stage, SignPlace place, string? opinion) =>
        change.File = change.File with
        {
            Signoffs = change.File.Signoffs.Add(new Signoff
            {
                TicketNo = change.Ticket.TicketNo,
                Seq = change.File.Signoffs.Length + 1,
                Stage = stage,
                AssignmentSeq = stage == SignoffStage.Dispatch ? null : change.Assignments.LastOrDefault(
                    one => one.Role == AssignmentRole.Main)?.Seq,
                RequiredLevel = place.Required,
                Signer = change.Around.Actor.User,
                Level = place.Level,
                Opinion = opinion,
                At = change.Now,
            }),
        };
}
