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

    /// <summary>Answer this call.</summary>
    public sealed record Answer(CallId Call) : FloorOutput;
    /// <summary>Do not answer it.</summary>
    public sealed record Refuse(CallId Call, CallEndReason Reason, TimeSpan? RetryAfter) : FloorOutput;
    /// <summary>End an answered call.</summary>
    public sealed record HangUp(CallId Call, CallEndReason Reason) : FloorOutput;

    /// <summary>Play these readings back to back. Names are as on the shelf: «jn12316/welcome», «numbers/3».</summary>
    public sealed record Play(PlayRef Ref, CallId Call, ImmutableArray<string> Prompts) : FloorOutput
    {
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

    /// <summary>Record what this caller says, one channel. '#' (or any key in EndKeys) ends it.</summary>
    public sealed record StartRecording(RecordingRef Ref, CallId Call, string RecordingId) : FloorOutput
    {
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
    public sealed record Answered(long Ticket, FloorAnswer Result) : FloorOutput;
    /// <summary>The floor has no more to do with this call.</summary>
    public sealed record Forget(CallId Call) : FloorOutput;
}
