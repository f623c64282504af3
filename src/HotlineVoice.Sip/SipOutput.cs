using System.Net;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Sip;

/// <summary>What the stack has to say: to the wire (<see cref="Send"/>, <see cref="Open"/>, <see cref="Close"/>) and to
/// the exchange (everything else).</summary>
public abstract record SipOutput
{
    SipOutput()
    {
    }

    /// <summary>Bytes for the wire; they are pooled and hold until the next <see cref="SipStack.TryTake"/>.</summary>
    public sealed record Send(SipPath Path, ReadOnlyMemory<byte> Bytes) : SipOutput;

    /// <summary>Connect a stream; the answer is a <see cref="SipPathEvent"/> with the same transport and
    /// remote.</summary>
    public sealed record Open(SipPath Path) : SipOutput;

    /// <summary>Close a stream whose peer broke its framing.</summary>
    public sealed record Close(SipPath Path) : SipOutput;

    /// <summary>A new call, admitted; it waits for Ring, Answer or Refuse.</summary>
    public sealed record CallOffered(
        SipSessionId Session,
        SipOrigin Origin,
        SipCallDetails Details,
        SessionDescription? Offer) : SipOutput;

    /// <summary>Our call is in progress at the other side; a description is early media.</summary>
    public sealed record CallRang(SipSessionId Session, int Status, SessionDescription? Early) : SipOutput;

    /// <summary>Our call was answered; the stack has acknowledged.</summary>
    public sealed record CallAnswered(SipSessionId Session, SessionDescription Answer) : SipOutput;

    /// <summary>The caller acknowledged our 200; <paramref name="Answer"/> is there when the offer was ours.</summary>
    public sealed record CallConfirmed(SipSessionId Session, SessionDescription? Answer) : SipOutput;

    /// <summary>The peer offers anew inside the call; null asks for our offer. Wants AcceptOffer or RejectOffer.
    /// </summary>
    public sealed record OfferReceived(SipSessionId Session, SessionDescription? Offer) : SipOutput;

    /// <summary>The peer took our new offer.</summary>
    public sealed record OfferAnswered(SipSessionId Session, SessionDescription Answer) : SipOutput;

    /// <summary>The peer refused our new offer; the call goes on as it was.</summary>
    public sealed record OfferRefused(SipSessionId Session, int Status) : SipOutput;

    /// <summary>A key pressed, told by INFO (application/dtmf-relay or application/dtmf).</summary>
    public sealed record DigitReceived(SipSessionId Session, char Digit, TimeSpan Duration) : SipOutput;

    /// <summary>
    /// The peer asks us to connect its own peer elsewhere (REFER, RFC 3515). Wants AcceptTransfer or RefuseTransfer.
    /// </summary>
    /// <param name="Session">The call in which it asked.</param>
    /// <param name="User">User part of Refer-To: what it dialled.</param>
    /// <param name="Replaces">The session of ours that its Replaces header names (RFC 3891): attended; else null.
    /// </param>
    public sealed record TransferAsked(SipSessionId Session, string User, SipSessionId? Replaces) : SipOutput;

    /// <summary>
    /// How a transfer that we asked for goes (NOTIFY with message/sipfrag). The one of 200 or above is the last, and
    /// comes unless the call ends first: also when the peer refuses to transfer, or falls silent (408).
    /// </summary>
    /// <param name="Session">The call in which we asked.</param>
    /// <param name="Status">The status of the new party, or of the refused REFER.</param>
    public sealed record TransferReported(SipSessionId Session, int Status) : SipOutput;

    /// <summary>The call is over; the last word of this session, said exactly once.</summary>
    public sealed record CallEnded(SipSessionId Session, SipEnd End) : SipOutput;

    /// <summary>A phone registered or refreshed.</summary>
    public sealed record BindingKept(SipBinding Binding) : SipOutput;

    /// <summary>A phone's registration ended: withdrawn, run out, pushed out or its seat removed.</summary>
    public sealed record BindingGone(string User, string Contact) : SipOutput;

    /// <summary>A source gave too many wrong digests and is no longer heard; said once a ban.</summary>
    public sealed record SourceBanned(IPAddress Source, TimeSpan For) : SipOutput;

    /// <summary>A message was refused or dropped, for counting and for the log.</summary>
    public sealed record Rejected(SipRejection Reason, SipPath Path) : SipOutput;
}
