using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Flows;

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

    readonly long _serial;
    long _names;
    int _facts;

    internal Call(long serial, CallRecord record, HotlinePlan plan, PlanSet plans)
    {
        _serial = serial;
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

    internal TimeSpan? Deadline => (WireDeadline, Flow?.Deadline) switch
    {
        ({ } wire, { } flow) => wire < flow ? wire : flow,
        var (wire, flow) => wire ?? flow,
    };

    internal bool IsOver => WireIsGone && Flow?.Settled is not null;

    internal static long SerialOf(long name) => name >> NameBits;

    internal long NextName() => (_serial << NameBits) | ++_names;

    internal string NewFactId() => $"{Id.Value}.{++_facts}";

    /// <summary>Says why it ends, if that is not known already: the first reason is the true one.</summary>
    internal void EndFor(CallEndReason reason, HangupSide side)
    {
        Reason ??= reason;
        Side ??= side;
    }

    /// <summary>Ends it from our side, once.</summary>
    internal void HangUp(CallEndReason reason, HangupSide side, Switchboard board)
    {
        if (WireIsGone || Side is not null)
            return;
        EndFor(reason, side);
        WireDeadline = board.Now.Uptime + board.Limits.HangUpPatience;
        board.Put(new FloorOutput.HangUp(Id, reason));
    }
}
