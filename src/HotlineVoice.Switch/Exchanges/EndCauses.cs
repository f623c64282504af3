using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>The ends of the hotline in the words of SIP, of the wire in the words of the hotline, and of the
/// lane.</summary>
static class EndCauses
{
    // Q.850 causes that carriers understand.
    const int NormalClearing = 16;
    const int NoAnswerFromUser = 19;
    const int TemporaryFailure = 41;
    const int RecoveryOnTimer = 102;

    /// <summary>The status that refuses a call for this reason.</summary>
    public static int StatusOf(CallEndReason reason) => reason switch
    {
        CallEndReason.UnknownNumber => 404,
        CallEndReason.NoAnswer => 480,
        CallEndReason.Busy or CallEndReason.QueueFull => 486,
        CallEndReason.Overload or CallEndReason.ServerStopped => 503,
        CallEndReason.Fault => 500,
        _ => 403,
    };

    /// <summary>What BYE says about this reason (RFC 3326).</summary>
    public static SipCause CauseOf(CallEndReason reason) => reason switch
    {
        CallEndReason.MediaTimeout or CallEndReason.SessionExpired => new SipCause(RecoveryOnTimer),
        CallEndReason.Fault or CallEndReason.ServerStopped or CallEndReason.Overload => new SipCause(TemporaryFailure),
        _ => new SipCause(NormalClearing),
    };

    /// <summary>How a call went that ended on the wire by itself.</summary>
    public static CallGone GoneBy(SipEnd end) => end.Reason switch
    {
        SipEndReason.NoAck or SipEndReason.SessionExpired => CallGone.SessionExpired,
        SipEndReason.BadDescription => CallGone.BadOffer,
        SipEndReason.LocalHangUp => CallGone.ByUs,
        _ => end.ByPeer ? CallGone.ByFarSide : WithoutWord(end.Reason),
    };

    /// <summary>How a telephone went that we had dialled.</summary>
    public static LegGone LegGoneBy(SipEnd end) => end.Reason switch
    {
        SipEndReason.Bye => LegGone.ByFarSide,
        SipEndReason.LocalHangUp or SipEndReason.Cancelled => LegGone.ByUs,
        SipEndReason.NoAnswer => LegGone.NoAnswer,
        SipEndReason.NoRoom => LegGone.Busy,
        SipEndReason.Refused => end.Status switch
        {
            486 or 600 => LegGone.Busy,
            404 or 410 or 484 or 604 => LegGone.InvalidNumber,
            408 or 480 => LegGone.NoAnswer,
            >= 500 and < 600 => LegGone.Unreachable,
            _ => LegGone.Rejected,
        },
        _ => LegGone.Unreachable,
    };

    public static LegGone LegGoneBy(CallGone how) => how switch
    {
        CallGone.MediaTimeout => LegGone.MediaTimeout,
        CallGone.Fault => LegGone.Fault,
        CallGone.ByUs => LegGone.ByUs,
        CallGone.ByFarSide => LegGone.ByFarSide,
        _ => LegGone.Unreachable,
    };

    /// <summary>What BYE or CANCEL says about a leg that the floor ends.</summary>
    public static SipCause CauseOf(LegCause cause) => cause switch
    {
        LegCause.TakenElsewhere => new SipCause(Status: 200, Text: "Call completed elsewhere"),
        LegCause.NoAnswer => new SipCause(NoAnswerFromUser),
        LegCause.Fault => new SipCause(TemporaryFailure),
        _ => new SipCause(NormalClearing),
    };

    public static PlayEnding EndingOf(PlayEnd end) => end switch
    {
        PlayEnd.Finished => PlayEnding.Finished,
        PlayEnd.Cut => PlayEnding.Cut,
        _ => PlayEnding.Failed,
    };

    public static RecordingEnding EndingOf(RecordingEnd end) => end switch
    {
        RecordingEnd.Stopped => RecordingEnding.Stopped,
        RecordingEnd.LimitReached => RecordingEnding.LimitReached,
        RecordingEnd.Silence => RecordingEnding.Silence,
        RecordingEnd.LegGone => RecordingEnding.LegGone,
        _ => RecordingEnding.Failed,
    };

    // The peer vanished: for the hotline the citizen is gone, however his phone came to an end.
    static CallGone WithoutWord(SipEndReason reason) => reason switch
    {
        SipEndReason.Timeout or SipEndReason.TransportFailed or SipEndReason.PeerLostCall => CallGone.ByFarSide,
        _ => CallGone.ByUs,
    };
}
