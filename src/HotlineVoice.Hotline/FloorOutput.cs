using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline;

/// <summary>What the floor wants done. Orders; the exchange carries them out in order.</summary>
public abstract record FloorOutput
{
    FloorOutput()
    {
    }

    /// <summary>Answer this call. Leg: the floor's name for it from now on.</summary>
    public sealed record Answer(CallId Call, LegRef Leg) : FloorOutput;
    /// <summary>Let it ring: the caller hears that something happens (180).</summary>
    public sealed record Ring(CallId Call) : FloorOutput;
    /// <summary>Ring a telephone for this call. LegRang, LegAnswered and LegWent tell what comes of it.</summary>
    public sealed record Dial(LegRef Leg, CallId Call, DialTarget Target) : FloorOutput
    {
        /// <summary>How long it may ring.</summary>
        public required TimeSpan NoAnswerAfter { get; init; }
        /// <summary>The number it is shown; null when none may be.</summary>
        public string? ShownNumber { get; init; }
        /// <summary>A name beside it: the queue, the hotline.</summary>
        public string? ShownName { get; init; }
    }

    /// <summary>End a leg that was dialled, ringing or answered. A caller's own leg ends by HangUp.</summary>
    public sealed record HangUpLeg(LegRef Leg, LegCause Cause) : FloorOutput;

    /// <summary>
    /// Who talks with whom in this call from now on; it replaces what was said before. Nobody: all are parted.
    /// </summary>
    public sealed record Bridge(CallId Call, ImmutableArray<Speaker> Speakers) : FloorOutput;

    /// <summary>Takes (202) or refuses (300 and above) a transfer that a telephone asked for.</summary>
    public sealed record AnswerTransfer(LegRef By, int Status) : FloorOutput;
    /// <summary>How the transfer went, by the status that the new party gave; 200 ends it well.</summary>
    public sealed record ReportTransfer(LegRef By, int Status) : FloorOutput;
    /// <summary>Do not answer it.</summary>
    public sealed record Refuse(CallId Call, CallEndReason Reason, TimeSpan? RetryAfter) : FloorOutput;
    /// <summary>End an answered call.</summary>
    public sealed record HangUp(CallId Call, CallEndReason Reason) : FloorOutput;

    /// <summary>Play these readings back to back. Names are as on the shelf: «jn12316/welcome», «numbers/3».</summary>
    public sealed record Play(PlayRef Ref, CallId Call, ImmutableArray<string> Prompts) : FloorOutput
    {
        /// <summary>Whom; null: the caller.</summary>
        public LegRef? Leg { get; init; }
        /// <summary>A key stops it at once and is reported.</summary>
        public bool CutByDigit { get; init; }
        /// <summary>From the beginning again until it is stopped.</summary>
        public bool Repeat { get; init; }
    }

    /// <summary>Play what was recorded.</summary>
    public sealed record PlayRecording(PlayRef Ref, CallId Call, string RecordingId) : FloorOutput
    {
        /// <summary>A key stops it at once and is reported.</summary>
        public bool CutByDigit { get; init; }
    }

    /// <summary>Stop it; its end is reported as Cut.</summary>
    public sealed record StopPlay(PlayRef Ref) : FloorOutput;

    /// <summary>
    /// Record what this caller says, one channel; '#' (or any key in EndKeys) ends it. With BothSides a conversation:
    /// left the citizen, right everyone else, consultations included, no whispers; keys do not end it.
    /// </summary>
    public sealed record StartRecording(RecordingRef Ref, CallId Call, string RecordingId) : FloorOutput
    {
        /// <summary>A conversation.</summary>
        public bool BothSides { get; init; }
        /// <summary>The citizen's leg; null: the caller's.</summary>
        public LegRef? Leg { get; init; }
        /// <summary>Longest length.</summary>
        public required TimeSpan Limit { get; init; }
        /// <summary>Keys that end it; they are not heard in it.</summary>
        public string EndKeys { get; init; } = "#";
        /// <summary>Silence that ends it; null for never.</summary>
        public TimeSpan? EndSilence { get; init; }
    }

    /// <summary>Stop it; its end is reported.</summary>
    public sealed record StopRecording(RecordingRef Ref) : FloorOutput;
    /// <summary>Throw this recording away: it was replaced or is no message.</summary>
    public sealed record DropRecording(string RecordingId) : FloorOutput;
    /// <summary>Keep this fact. With a Ref the floor waits for Kept or NotKept.</summary>
    public sealed record Keep(KeepRef? Ref, Fact Fact) : FloorOutput;
    /// <summary>The answer to a page.</summary>
    public sealed record Answered(long Ticket, FloorReply Result) : FloorOutput;
    /// <summary>What pages shall see from now on.</summary>
    public sealed record Show(FloorSnapshot Snapshot) : FloorOutput;
    /// <summary>The floor has no more to do with this call.</summary>
    public sealed record Forget(CallId Call) : FloorOutput;
}

/// <summary>Why the floor ends a leg, for the far side's own records (RFC 3326).</summary>
public enum LegCause
{
    /// <summary>The talk is over.</summary>
    Over = 1,
    /// <summary>Somebody else has taken the call, or the caller is gone: no missed call is to be shown.</summary>
    TakenElsewhere = 2,
    /// <summary>It rang too long.</summary>
    NoAnswer = 3,
    /// <summary>Something of ours broke.</summary>
    Fault = 4,
}
