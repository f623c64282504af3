using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Sip;

/// <summary>What the exchange can tell the stack. An order for a session that has ended is ignored: its
/// <see cref="SipOutput.CallEnded"/> is already on its way.</summary>
public abstract record SipOrder
{
    SipOrder()
    {
    }

    /// <summary>A provisional answer to an offered call; 183 with a description is early media.</summary>
    public sealed record Ring(SipSessionId Session, int Status = 180, SessionDescription? Early = null) : SipOrder;

    /// <summary>Takes an offered call with 200. Where the call came without an offer this description is
    /// ours.</summary>
    public sealed record Answer(SipSessionId Session, SessionDescription Description) : SipOrder;

    /// <summary>Refuses an offered call with a final answer of 300 or above.</summary>
    public sealed record Refuse(SipSessionId Session, int Status, TimeSpan? RetryAfter = null) : SipOrder;

    /// <summary>Calls somebody. <paramref name="Session"/> comes from <see cref="SipStack.NewSession"/>.</summary>
    public sealed record Dial(
        SipSessionId Session,
        SipTarget Target,
        SessionDescription Offer,
        SipCallerName From,
        TimeSpan NoAnswerAfter) : SipOrder;

    /// <summary>Ends a call in whatever state it is: BYE, CANCEL or a refusal.</summary>
    public sealed record HangUp(SipSessionId Session, SipCause? Cause = null) : SipOrder;

    /// <summary>Offers anew inside a call (re-INVITE): hold, resume, another address.</summary>
    public sealed record Renegotiate(SipSessionId Session, SessionDescription Offer) : SipOrder;

    /// <summary>Answers <see cref="SipOutput.OfferReceived"/>; where the peer asked for an offer this is
    /// ours.</summary>
    public sealed record AcceptOffer(SipSessionId Session, SessionDescription Description) : SipOrder;

    /// <summary>Refuses <see cref="SipOutput.OfferReceived"/>; the call goes on as it was (usually 488).</summary>
    public sealed record RejectOffer(SipSessionId Session, int Status = 488) : SipOrder;

    /// <summary>Takes a transfer that was asked for: 202, and a NOTIFY that it is being tried (RFC 3515 §2.4.4).
    /// </summary>
    public sealed record AcceptTransfer(SipSessionId Session) : SipOrder;

    /// <summary>Refuses a transfer that was asked for (usually 603). One left without an answer for 32·T1 is refused so
    /// by the stack.</summary>
    public sealed record RefuseTransfer(SipSessionId Session, int Status) : SipOrder;

    /// <summary>Tells how the transfer goes by a status of the new party (NOTIFY with message/sipfrag); a final one
    /// ends it. Nothing happens when none is in progress.</summary>
    public sealed record ReportTransfer(SipSessionId Session, int Status) : SipOrder;

    /// <summary>Asks the peer to connect its own peer elsewhere, as a telephone does (REFER to the user in our own
    /// domain). What becomes of it is <see cref="SipOutput.TransferReported"/>.</summary>
    /// <param name="Session">The call to be transferred.</param>
    /// <param name="User">Whom to dial.</param>
    /// <param name="Replaces">Attended: another call with the same peer, whose place the first shall take.</param>
    public sealed record AskTransfer(SipSessionId Session, string User, SipSessionId? Replaces = null) : SipOrder;

    /// <summary>Replaces all seats; those no longer named lose their bindings.</summary>
    public sealed record SetAccounts(IReadOnlyCollection<SipAccount> Accounts) : SipOrder;

    /// <summary>Replaces all trunks; calls in progress go on.</summary>
    public sealed record SetTrunks(IReadOnlyList<SipTrunk> Trunks) : SipOrder;

    /// <summary>Puts back a binding that was kept over a restart.</summary>
    public sealed record RestoreBinding(SipBinding Binding) : SipOrder;

    /// <summary>From now on no new call is taken (503 with Retry-After); what is in progress goes on.</summary>
    public sealed record Drain : SipOrder;

    /// <summary>While true, new INVITE and REGISTER get a stateless 503 with Retry-After.</summary>
    public sealed record Overload(bool Overloaded) : SipOrder;
}
