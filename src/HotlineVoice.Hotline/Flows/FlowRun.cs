using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Steps;

namespace HotlineVoice.Hotline.Flows;

/// <summary>Walks one call through its plan, from step to step.</summary>
/// <remarks>
/// A playing that is ordered here always ends for its step: by its own end, or, if that is lost, by a timer of its
/// length and a little. So a lost end delays a caller and never holds him.
/// </remarks>
sealed partial class FlowRun
{
    readonly Call _call;
    readonly Switchboard _board;
    readonly FlowTrace _trace;
    Step? _next;
    StepRun? _run;
    PlayRef? _play;
    int _stepsWithoutWaiting;

    internal FlowRun(Call call, Switchboard board)
    {
        _call = call;
        _board = board;
        _trace = new FlowTrace(board.Limits.PathCharactersMax);
    }

    /// <summary>Uptime at which the step must be told, if nothing comes before.</summary>
    internal TimeSpan? Deadline { get; private set; }

    /// <summary>Why the call ended, once the caller is gone and nothing is left to do.</summary>
    internal CallEndReason? Settled { get; private set; }

    internal bool CallerIsGone { get; private set; }

    /// <summary>Who spoke with a person and leaves afterwards has not abandoned anything.</summary>
    CallEndReason AfterTalk =>
        EndReason == CallEndReason.Rejected ? CallEndReason.CitizenHungUp : EndReason;

    /// <summary>How the call ends if the plan hangs up and no step has a better reason.</summary>
    internal CallEndReason EndReason { get; set; } = CallEndReason.Rejected;

    internal HotlinePlan Plan => _call.Plan;
    internal PlanSet Plans => _call.Plans;
    internal Moment Now => _board.Now;
    internal FloorLimits Limits => _board.Limits;
    internal FloorCounters Counters => _board.Counters;

    internal CallRecord Record
    {
        get => _call.Record;
        set => _call.Record = value;
    }

    internal void Begin() => Begin(Plan.Flow!.Start);

    /// <summary>Begins elsewhere than callers do: a clerk's own call.</summary>
    internal void Begin(Step first)
    {
        _next = first;
        Walk();
    }

    /// <summary>Gives the step what it may wait for.</summary>
    internal void Take(FlowSignal signal)
    {
        if (Settled is not null || _run is null)
            return;
        _stepsWithoutWaiting = signal is FlowSignal.Said { How: PlayEnding.Failed } ? _stepsWithoutWaiting : 0;
        _run.Take(signal);
        Walk();
    }

    /// <summary>A playing ended; one that is no longer waited for is nobody's.</summary>
    internal void PlayEnded(PlayRef play, PlayEnding how)
    {
        if (_play != play)
            return;
        _play = null;
        Deadline = null;
        Take(new FlowSignal.Said(how));
    }

    internal void Advance()
    {
        if (Deadline is not { } due || due > Now.Uptime)
            return;
        Deadline = null;
        if (_play is { } lost)
        {
            _board.Counters.EndsLost++;
            _board.Put(new FloorOutput.StopPlay(lost));
            PlayEnded(lost, PlayEnding.Failed);
            return;
        }

        Take(new FlowSignal.TimeUp());
    }

    /// <summary>Nothing can be said to the caller any more.</summary>
    internal void CallerWent()
    {
        if (CallerIsGone)
            return;
        CallerIsGone = true;
        _next = null;
        if (_play is not null)
            Deadline = null;
        _play = null;
        var reason = _run is null ? CallEndReason.AbandonedInFlow : _run.WhenGone();
        if (reason is { } known)
            Settle(known == CallEndReason.AbandonedInFlow && Record.AnsweredAt is not null ? AfterTalk : known);
    }

    /// <summary>The caller is gone and the step has finished what it had to.</summary>
    internal void Settle(CallEndReason reason)
    {
        Settled = reason;
        Deadline = null;
    }

    /// <summary>It is broken: nothing more is asked of its step.</summary>
    internal void GiveUp(CallEndReason reason)
    {
        CallerIsGone = true;
        _play = null;
        Settle(reason);
    }

    void Walk()
    {
        while (_next is { } step && !CallerIsGone)
        {
            _next = null;
            if (++_stepsWithoutWaiting > Limits.StepsWithoutWaitingMax)
                throw new InvalidOperationException($"the plan goes in circles at {step.Name}");
            Deadline = null;
            _play = null;
            _run = step.Begin(this);
            _run.Begin();
            if (!step.PassesKeysOn)
                _ahead = null;
        }
    }
}
