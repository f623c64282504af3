namespace HotlineVoice.Sip;

/// <summary>Why a call leg ended; closed, for call records and tests.</summary>
public enum SipEndReason : byte
{
    /// <summary>A BYE came.</summary>
    Bye,

    /// <summary>The caller gave up before the answer (CANCEL).</summary>
    Cancelled,

    /// <summary>A final answer of 300 or above, theirs or ours.</summary>
    Refused,

    /// <summary>Nobody answered within the time the order gave.</summary>
    NoAnswer,

    /// <summary>No answer at all to a request (timers B and F, RFC 3261 §17.1).</summary>
    Timeout,

    /// <summary>Our 200 was never acknowledged (RFC 3261 §13.3.1.4).</summary>
    NoAck,

    /// <summary>The wire failed: refused stream, ICMP, no path.</summary>
    TransportFailed,

    /// <summary>A challenge we may not or could not answer.</summary>
    AuthenticationFailed,

    /// <summary>We hung up.</summary>
    LocalHangUp,

    /// <summary>The session timer ran out (RFC 4028).</summary>
    SessionExpired,

    /// <summary>A request in the call was answered 408 or 481: the peer no longer knows it (RFC 3261 §12.2.1.2).
    /// </summary>
    PeerLostCall,

    /// <summary>The peer broke the offer/answer rules.</summary>
    BadDescription,

    /// <summary>The seat has no registered phone, or the trunk no address.</summary>
    NowhereToGo,

    /// <summary>The trunk carries as many calls as it may, or the stack does.</summary>
    NoRoom,
}

/// <summary>The end of a call leg.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ByPeer">True when the other side did it.</param>
/// <param name="Status">The SIP status that told it, else 0.</param>
/// <param name="Q850">The Q.850 cause of a Reason header (RFC 3326), if there was one.</param>
public sealed record SipEnd(SipEndReason Reason, bool ByPeer, int Status = 0, int? Q850 = null);

/// <summary>What we say when we hang up (the Reason header, RFC 3326).</summary>
/// <param name="Q850">A Q.850 cause such as 16 normal clearing, 17 busy.</param>
/// <param name="Status">A SIP status instead, such as 200 for a call completed elsewhere.</param>
/// <param name="Text">A few words for the peer's log.</param>
public sealed record SipCause(int? Q850 = null, int? Status = null, string? Text = null);
