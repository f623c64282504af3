using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Effects;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>
/// What it brings about that a clock's instant has come. Each is made known once, under its own instant, in the order
/// of the instants, also when they are looked at late; what begins with one and has come as well follows. A clock
/// closes nothing: it accepts for a unit that kept silent where the rules say so, shows cards, drafts letters and puts
/// things before the office.
/// </summary>
static class LapseWork
{
    /// <summary>So many instants at most in one change: a clock that comes again cannot run away.</summary>
    const int StepsMax = 1_000;

    /// <summary>Null when no instant has come.</summary>
    internal static TicketChange? Run(TicketFile file, TicketSurroundings around)
    {
        var scene = new Scene(file, null, around with { Actor = TicketActor.System });
        var change = new ChangeBuilder(scene, file.Ticket.State) { IsLapsing = true };
        var fired = Fire(change, around.Now);
        change.Now = around.Now;
        // A refusal that was written down late may have been long enough ago.
        if (Cooperation.Follow(change))
            fired += 1 + Fire(change, around.Now);
        return fired == 0 ? null : change.BuildLapse();
    }

    static int Fire(ChangeBuilder change, DateTimeOffset until)
    {
        var steps = 0;
        while (steps < StepsMax && Next(change, until) is { } timer)
        {
            change.Now = timer.DueAt;
            change.Timers[timer.Seq - 1] = timer with { State = TimerState.Due };
            change.Note(Remark.Of("timerDue", timer.Clause, "timer", timer.Id)
                .With("assignmentSeq", timer.AssignmentSeq?.ToString(System.Globalization.CultureInfo.InvariantCulture))
                with
            { Due = timer.DueAt, BySystem = true });
            Follow(change, timer);
            steps++;
        }

        return steps;
    }

    static TicketTimer? Next(ChangeBuilder change, DateTimeOffset now) => change.Timers
        .Where(timer => timer.State == TimerState.Running && timer.DueAt <= now)
        .OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Seq)
        .FirstOrDefault();

    static void Follow(ChangeBuilder change, TicketTimer timer)
    {
        if (AutomationClock.Is(timer))
            return;
        if (CardWork.IsCard(timer))
        {
            // An extension that was asked for in time holds the card back until it is decided (C-42).
            if (!Waits(change, timer.AssignmentSeq))
                CardWork.Show(change, timer);
            return;
        }

        switch (timer.Id)
        {
            case ClockRule.Return:
                KeptSilent(change, timer);
                break;
            case ClockRule.Finish or ClockRule.Reply:
                if (!Waits(change, timer.AssignmentSeq))
                    ClockWork.BeginAfterDue(change, timer);
                break;
            case ClockRule.Remind:
                Remind(change, timer);
                break;
            case ClockRule.Urge:
                Urge(change, timer);
                break;
            case ClockRule.Supervise:
                if (!change.File.Letters.Any(letter => letter.Kind == LetterKind.Supervision && letter.IsInForce
                    && letter.AssignmentSeq == timer.AssignmentSeq))
                    Raise(change, timer, WorklistKind.Supervise, "逾期未办结，尚未督办，可以发出《督办通知书》");
                break;
            case ClockRule.Deduct:
                if (Unexplained(change, timer))
                    Raise(change, timer, WorklistKind.Deduct, "经催办仍超期且不说明理由，可以扣分");
                break;
            case ClockRule.Material:
                Raise(change, timer, WorklistKind.MaterialMissing, "诉求人逾期未补充材料，可以复核后办结");
                break;
            case ClockRule.NoCooperation:
                if (Cooperation.Finding(change, timer) is { } found)
                    Raise(change, timer, WorklistKind.NoCooperation, found);
                break;
            case ClockRule.OnSite:
                Raise(change, timer, WorklistKind.NobodyOnsite, "突发事项尚无到场记录，请立即核实");
                break;
            case ClockWork.FollowUp:
                Again(change, timer, WorklistKind.FollowUp, "超期未办结，应跟踪办理情况");
                break;
            case ClockWork.Progress:
                Again(change, timer, WorklistKind.Progress, "应动态反馈办理进展情况");
                break;
            default:
                if (timer.AssignmentSeq is null)
                    Raise(change, timer, WorklistKind.OwnLimitPassed, $"热线自身的时限（{timer.Id}）已过");
                break;
        }
    }

    /// <summary>视同已接收: the window for sending it back has passed, and the unit said nothing (MC 第十六条).</summary>
    static void KeptSilent(ChangeBuilder change, TicketTimer timer)
    {
        var mine = change.Assignments[timer.AssignmentSeq!.Value - 1];
        if (change.Rules.Return is not { SilenceIsAcceptance: true } rule
            || mine is not { Status: AssignmentStatus.Open, AcceptedAt: null })
            return;
        Returning.Deem(change, mine);
        change.Note(Remark.Of("returnWindowExpired", rule.Clause, "orgId", mine.OrgId) with
        {
            BySystem = true,
            Due = timer.DueAt,
            To = mine.Role == AssignmentRole.Main && change.Ticket.State == TicketState.Dispatched
                ? TicketState.Accepted
                : null,
        });
    }

    static void Remind(ChangeBuilder change, TicketTimer timer)
    {
        Supervising.Remind(change, timer.AssignmentSeq!.Value, TicketActor.System.User, ("system", null));
        ClockWork.End(change, TimerState.Met, one => one.Seq == timer.Seq);
        change.Note(Remark.Of("remind", timer.Clause, "channel", "system")
            .With("orgId", change.Assignments[timer.AssignmentSeq.Value - 1].OrgId) with
        { BySystem = true });
    }

    /// <summary>催办: drafted, and for a person to issue.</summary>
    static void Urge(ChangeBuilder change, TicketTimer timer)
    {
        if (!Unexplained(change, timer) || change.Rules.Supervision?.Grounds.FirstOrDefault(one =>
            one.Kind == LetterKind.Urge) is not { } ground)
            return;
        var letter = Supervising.Draft(change, ground, timer.AssignmentSeq!.Value);
        change.Note(Remark.Of("urgeDrafted", ground.Clause, "orgId", letter.OrgId) with { BySystem = true });
        Raise(change, timer, WorklistKind.IssueUrge, "超期未报告说明理由，《催办通知书》待签发");
    }

    /// <summary>No result, no reasons, no extension.</summary>
    static bool Unexplained(ChangeBuilder change, TicketTimer timer) =>
        change.Assignments[timer.AssignmentSeq!.Value - 1].StageReportAt is null
        && !change.Timers.Any(one => one.AssignmentSeq == timer.AssignmentSeq && one.Id == ClockRule.Explain
            && one.State == TimerState.Met);

    /// <summary>An extension that was asked for in time waits for a decision.</summary>
    static bool Waits(ChangeBuilder change, int? assignment) => change.File.Extensions.Any(one =>
        one.AssignmentSeq == assignment && one is { Decision: ExtensionDecision.Applied, HoldsUndecided: true });

    static void Again(ChangeBuilder change, TicketTimer timer, WorklistKind kind, string text)
    {
        change.Raise(kind, text, timer.Clause, timer.AssignmentSeq);
        ClockWork.End(change, TimerState.Met, one => one.Seq == timer.Seq);
        ClockWork.Repeat(change, timer);
    }

    static void Raise(ChangeBuilder change, TicketTimer timer, WorklistKind kind, string text) =>
        change.Raise(kind, text, timer.Clause, timer.AssignmentSeq, timer.Seq);
}
