using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Calls to us (RFC 3261 §13.3).</summary>
sealed partial class InviteSession
{
    static readonly TimeSpan RingAgainAfter = TimeSpan.FromMinutes(1);

    ServerTransaction? _invite;
    ServerTransaction? _unacknowledged;
    TimeSpan _repeatAfter;
    bool _answerIsOffer;
    bool _leaveOnAck;

    /// <summary>Opens a leg for an admitted INVITE; its dialog is early from now on.</summary>
    public static InviteSession Accept(
        StackContext context, SessionTable table, (SipSessionId Id, SipTrunk? Trunk) leg, IncomingRequest incoming)
    {
        var session = new InviteSession(context, table, leg.Id, leg.Trunk) { State = SessionState.Offered };
        var reply = ReplyHead.From(incoming.Message, incoming.Path);
        var tag = context.Tokens.Tag();
        reply.GiveTag(tag);
        session._invite = context.Transactions.OpenServer(incoming.Head, reply, incoming.Path, session);
        session._dialog = Dialog.OfServer(session, incoming.Head, incoming.Message, (tag, incoming.Path));
        session._mustRingReliably = incoming.Message.Lists(HeaderName.Require, Extensions.Reliable);
        session.ReadPeerAbilities(incoming.Message);
        session.ReadSessionTimer(incoming.Message);
        context.Dialogs.Add(session._dialog);
        return session;
    }

    /// <summary>The initial offer was missing, so that ours goes with the 200.</summary>
    public void ExpectOfferFromUs() => _answerIsOffer = true;

    public void Ring(int status, SessionDescription? early)
    {
        if (State == SessionState.Offered && status is > 100 and < 200)
        {
            var reply = new SipReply(status)
            {
                Contact = Contact(_invite!.Path),
                MakesDialog = true,
                Headers = Abilities,
            };
            SendRing(WithBody(reply, early));
        }
    }

    public void Answer(SessionDescription description)
    {
        if (State != SessionState.Offered || HoldAnswer(description))
        {
            return;
        }

        State = SessionState.Answered;
        _context.Stop(this, TimerName.RingAgain);
        _localDescription = description;
        AcceptInvite(_invite!, description);
        StartSessionTimer();
    }

    public void Refuse(int status, TimeSpan? retryAfter)
    {
        if (State == SessionState.Offered)
        {
            var final = status is >= 300 and < 700 ? status : 500;
            RespondFinal(final, retryAfter);
            End(new SipEnd(SipEndReason.Refused, ByPeer: false, final));
        }
    }

    /// <summary>The caller gave up, or took back a new offer (§9.2); after our final answer a CANCEL changes nothing.
    /// </summary>
    public void Cancelled(ServerTransaction invite, int? q850)
    {
        if (invite == _offerIn)
        {
            RejectOffer(487);
        }
        else if (invite == _invite && State == SessionState.Offered)
        {
            RespondFinal(487, null);
            End(new SipEnd(SipEndReason.Cancelled, ByPeer: true, 487, q850));
        }
    }

    /// <summary>An ACK for a 2xx of ours, which may bring the answer to our offer.</summary>
    public void Acknowledged(RequestHead head, SipRequest message)
    {
        if (_unacknowledged is null || _unacknowledged.Request.CSeq.Number != head.CSeq.Number)
        {
            return;
        }

        StopRepeating();
        var wasInitial = State == SessionState.Answered;
        State = State == SessionState.Answered ? SessionState.Confirmed : State;
        if (_leaveOnAck)
        {
            SendBye(_leaveCause);
            return;
        }

        SessionDescription? answer = null;
        if (_answerIsOffer && SessionBody.Read(message, out answer) != BodyKind.Description)
        {
            Break(SipEndReason.BadDescription);
            return;
        }

        var isAnswer = _answerIsOffer;
        _answerIsOffer = false;
        if (wasInitial)
        {
            _context.Tell(new SipOutput.CallConfirmed(Id, answer));
        }
        else if (isAnswer && State == SessionState.Confirmed)
        {
            _context.Tell(new SipOutput.OfferAnswered(Id, answer!));
        }

        OfferIfQuiet();
    }

    public void AnswerLost(ServerTransaction transaction)
    {
        if (transaction == _invite && State == SessionState.Offered)
        {
            End(new SipEnd(SipEndReason.TransportFailed, ByPeer: true));
        }
    }

    void AcceptInvite(ServerTransaction invite, SessionDescription description)
    {
        _unacknowledged = invite;
        _repeatAfter = _context.Times.T1;
        invite.Respond(WithBody(
            new SipReply(200)
            {
                Contact = Contact(invite.Path),
                MakesDialog = true,
                Headers = [.. Abilities, .. SessionTimerHeaders()],
            },
            description));

        // Repeated whatever the transport: a proxy between may speak UDP on its other side (§13.3.1.4).
        _context.Start(this, TimerName.RepeatAnswer, _repeatAfter);
        _context.Start(this, TimerName.GiveUpAnswer, _context.Times.TransactionMost);
    }

    void RepeatAnswer()
    {
        _unacknowledged?.RepeatAnswer();
        _repeatAfter = _repeatAfter * 2 < _context.Times.T2 ? _repeatAfter * 2 : _context.Times.T2;
        _context.Start(this, TimerName.RepeatAnswer, _repeatAfter);
    }

    void StopRepeating()
    {
        _unacknowledged = null;
        _context.Stop(this, TimerName.RepeatAnswer);
        _context.Stop(this, TimerName.GiveUpAnswer);
    }

    void GiveUpAnswer()
    {
        StopRepeating();
        if (_leaveOnAck)
        {
            SendBye(_leaveCause);
        }
        else
        {
            Break(SipEndReason.NoAck);
        }
    }

    void RingAgain()
    {
        if (State == SessionState.Offered)
        {
            _invite!.RepeatAnswer();
            _context.Start(this, TimerName.RingAgain, RingAgainAfter);
        }
    }

    void RespondFinal(int status, TimeSpan? retryAfter)
    {
        IReadOnlyList<(string Name, string Value)> headers = retryAfter is { } wait
            ? [("Retry-After", Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString())]
            : [];
        _invite!.Respond(new SipReply(status) { Headers = headers });
    }
}
