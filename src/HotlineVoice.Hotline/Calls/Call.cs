using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Steps;
using HotlineVoice.Hotline.Talks;

namespace HotlineVoice.Hotline.Calls;

/// <summary>One call that lives: its record, its way through the plan, and how far its end has come.</summary>
/// <remarks>
/// It ends when two things are true, in either order: the wire says that it is gone, and its flow has finished what it
/// had to (a recording whose length is still awaited, a message whose keeping is).
/// </remarks>
sealed class Call
{
    // Names of playings, recordings and promises carry their call, so that their ends need no table of owners.
    const int NameBits = 24;
    const long CallerName = 1;

    readonly long _serial;
    readonly bool _hasCaller;
    long _names = CallerName;
    bool _hangsUp;
    int _facts;

    /// <param name="serial">Its number on this floor.</param>
    /// <param name="record">What is known of it.</param>
    /// <param name="plan">The hotline's plan.</param>
    /// <param name="plans">All plans of that moment.</param>
    /// <param name="hasCaller">False when we dial everybody: there is no leg of its own whose end is awaited.</param>
    internal Call(long serial, CallRecord record, HotlinePlan plan, PlanSet plans, bool hasCaller = true)
    {
        _serial = serial;
        _hasCaller = hasCaller;
        WireIsGone = !hasCaller;
        Record = record;
        Plan = plan;
        Plans = plans;
    }

    internal CallId Id => Record.CallId;
    internal long Serial => _serial;
    internal CallRecord Record { get; set; }

    /// <summary>The record as it was last put out.</summary>
    internal CallRecord? Told { get; set; }

    internal HotlinePlan Plan { get; }

    /// <summary>The plans it began with; a reload does not change them.</summary>
    internal PlanSet Plans { get; }

    internal FlowRun? Flow { get; set; }

    /// <summary>Who talks with whom; null in the menus.</summary>
    internal Talk? Talk { get; set; }

    /// <summary>The floor's name for the caller's own leg; null when we dialled everybody.</summary>
    internal LegRef? CallerLeg => _hasCaller ? new LegRef((_serial << NameBits) | CallerName) : null;

    /// <summary>The seat that dialled; null for a citizen.</summary>
    internal string? DialledBySeat { get; init; }

    /// <summary>Where its flow begins when that is not where the plan's callers begin.</summary>
    internal Step? FirstStep { get; init; }

    /// <summary>The queue it waits or waited in.</summary>
    internal QueuePlan? Queue { get; set; }

    /// <summary>Why somebody who was dialled last could not be reached.</summary>
    internal (LegGone How, int Status) LastFailure { get; set; }

    /// <summary>A code dialled at a seat's telephone: nothing that anybody wants to read later.</summary>
    internal bool LeavesNoRecord { get; init; }

    /// <summary>True once it can be spoken to.</summary>
    internal bool Connected { get; set; }

    internal bool WireIsGone { get; set; }

    /// <summary>Set when something else than the flow knows why it ends.</summary>
    internal CallEndReason? Reason { get; private set; }

    internal HangupSide? Side { get; set; }

    /// <summary>Uptime until which the wire must say something.</summary>
    internal TimeSpan? WireDeadline { get; set; }

    /// <summary>Deadline under which it stands in the floor's timers.</summary>
    internal TimeSpan? Listed { get; set; }

    internal TimeSpan? Deadline => Earlier(Earlier(WireDeadline, Flow?.Deadline), Talk?.Deadline);

    internal bool IsOver => WireIsGone && Flow?.Settled is not null && Talk is not { IsRecording: true };

    static TimeSpan? Earlier(TimeSpan? one, TimeSpan? other) =>
        one is { } first && other is { } second ? (first < second ? first : second) : one ?? other;

    internal static long SerialOf(long name) => name >> NameBits;

    internal long NextName() => (_serial << NameBits) | ++_names;

    internal string NewFactId() => $"{Id.Value}.{++_facts}";

    /// <summary>We have hung up.</summary>
    internal bool HangsUp => _hangsUp;

    /// <summary>Says why it ends, if that is not known already: the first reason is the true one.</summary>
    internal void EndFor(CallEndReason reason, HangupSide side)
    {
        Reason ??= reason;
        Side ??= side;
    }

    /// <summary>Ends it from our side, once.</summary>
    internal void HangUp(CallEndReason reason, HangupSide side, Switchboard board)
    {
        if (WireIsGone || _hangsUp)
        {
            EndFor(reason, side);
            return;
        }

        _hangsUp = true;
        EndFor(reason, side);
        WireDeadline = board.Now.Uptime + board.Limits.HangUpPatience;
        board.Put(new FloorOutput.HangUp(Id, reason));
    }
}
