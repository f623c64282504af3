using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline;

/// <summary>What the floor is told. Facts, in the order in which they happened.</summary>
public abstract record FloorInput
{
    FloorInput()
    {
    }

    /// <summary>Somebody dialled. Trunk is null when a seat dialled; Calling is null when no number came.</summary>
    public sealed record CallArrived(CallId Call, string Called, string? Calling) : FloorInput
    {
        /// <summary>Name of the trunk it came by.</summary>
        public string? Trunk { get; init; }
        /// <summary>Number of the seat that dialled.</summary>
        public string? Seat { get; init; }
        /// <summary>The caller withheld his number.</summary>
        public bool PresentationRestricted { get; init; }
        /// <summary>Codec agreed on, for the record.</summary>
        public string? Codec { get; init; }
        /// <summary>Call-ID, for the record.</summary>
        public string? SipCallId { get; init; }
    }

    /// <summary>The answered call can be spoken to.</summary>
    public sealed record CallConnected(CallId Call) : FloorInput;
    /// <summary>The call is over on the wire; nothing more can be ordered for it.</summary>
    public sealed record CallWent(CallId Call, CallGone How) : FloorInput;
    /// <summary>A key, once per press however it came (RFC 4733, INFO, in-band).</summary>
    public sealed record DigitPressed(CallId Call, char Digit) : FloorInput;
    /// <summary>A playing ended.</summary>
    public sealed record PlayEnded(PlayRef Play, PlayEnding How) : FloorInput;
    /// <summary>A recording ended; its sound is on the shelf.</summary>
    public sealed record RecordingEnded(RecordingRef Recording, RecordingEnding How, TimeSpan Length) : FloorInput;
    /// <summary>A promise is on disk. Number: what the store gave.</summary>
    public sealed record Kept(KeepRef Keep, string? Number) : FloorInput;
    /// <summary>A promise could not be kept.</summary>
    public sealed record NotKept(KeepRef Keep, string Why) : FloorInput;
    /// <summary>New plans; calls in progress keep theirs.</summary>
    public sealed record PlansLoaded(PlanSet Plans) : FloorInput;
    /// <summary>The wall clock was moved by hand.</summary>
    public sealed record ClockMoved : FloorInput;
    /// <summary>The seats that are set up now, all of them.</summary>
    public sealed record SeatsKnown(ImmutableArray<SeatPlace> Seats) : FloorInput;
    /// <summary>How seats stood when the server last ran; once, after the first SeatsKnown.</summary>
    public sealed record StandingsRestored(ImmutableArray<SeatStanding> Standings) : FloorInput;
    /// <summary>A seat's first telephone registered, or its last registration ended.</summary>
    public sealed record SeatRegistered(string No, bool Registered) : FloorInput;
    /// <summary>Trunks that lead outwards, in order of preference.</summary>
    public sealed record TrunksKnown(ImmutableArray<string> Names) : FloorInput;
    /// <summary>A telephone that was dialled rings.</summary>
    public sealed record LegRang(LegRef Leg) : FloorInput;
    /// <summary>It answered and can be spoken to.</summary>
    public sealed record LegAnswered(LegRef Leg, string? Codec) : FloorInput;
    /// <summary>It is gone: the last word of this leg. Status: the final SIP status, 0 when none came.</summary>
    public sealed record LegWent(LegRef Leg, LegGone How, int Status = 0, int? Q850 = null) : FloorInput;
    /// <summary>A key on a leg that was dialled.</summary>
    public sealed record LegDigit(LegRef Leg, char Digit) : FloorInput;
    /// <summary>A telephone put us on hold by itself, or took us back (RFC 3264 §8.4). Any leg, the caller's
    /// too.</summary>
    public sealed record LegHeld(LegRef Leg, bool Held) : FloorInput;
    /// <summary>
    /// A telephone asks to transfer its peer (REFER, RFC 3515) to what it dialled, or, attended, to the peer of another
    /// leg of its own. The floor answers with AnswerTransfer.
    /// </summary>
    public sealed record TransferAsked(LegRef By, string To, LegRef? Replaces) : FloorInput;
    /// <summary>A page asks. Ticket: echoed in the answer.</summary>
    public sealed record Ordered(long Ticket, FloorOrder Order) : FloorInput;
    /// <summary>No new calls from now on: the server is stopping, or its disk takes nothing.</summary>
    public sealed record Closed(bool NewCallsRefused) : FloorInput;
    /// <summary>The server stops and has waited long enough: every call that is left ends (ServerStopped).</summary>
    public sealed record Stopped : FloorInput;
}
