using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>New offers inside a call, one at a time (RFC 3261 §14, RFC 3264 §8, RFC 3311).</summary>
sealed partial class InviteSession
{
    // How often 491 is answered with another try; a peer that is busy for ten seconds is not negotiating.
    const int GlareTriesMost = 4;

    ServerTransaction? _offerIn;
    InDialogRequest? _offerOut;
    SessionDescription? _wantedOffer;
    SessionDescription? _localDescription;
    int _glareTries;
    bool _offerInIsRequestForOurs;
    (uint CSeq, ReadOnlyMemory<byte> Bytes, SipPath Path)? _offerAck;

    /// <summary>Sends a re-INVITE with our offer.</summary>
    public void Renegotiate(SessionDescription offer)
    {
        if (State is SessionState.Leaving or SessionState.Gone)
        {
            return;
        }

        if (State != SessionState.Confirmed || IsNegotiating)
        {
            _context.Tell(new SipOutput.OfferRefused(Id, 491));
            return;
        }

        _glareTries = 0;
        _wantedOffer = offer;
        OfferIfQuiet();
    }

    /// <summary>A re-INVITE or UPDATE of the peer.</summary>
    public void OfferIn(IncomingRequest incoming)
    {
        var isUpdate = incoming.Head.Method == SipMethod.Update;
        var reply = ReplyHead.From(incoming.Message, incoming.Path);
        var transaction = _context.Transactions.OpenServer(incoming.Head, reply, incoming.Path, this);
        var kind = SessionBody.Read(incoming.Message, out var offer);
        var refusal = RefusalOf(kind, isUpdate, hasOffer: offer is not null);
        if (refusal is null && TooBriefSession(incoming.Message))
        {
            refusal = new SipReply(422) { Headers = [("Min-SE", SecondsText(_context.Times.SessionLeast))] };
        }

        if (refusal is not null)
        {
            transaction.Respond(refusal);
            return;
        }

        _dialog!.Retarget(incoming.Message);
        ReadSessionTimer(incoming.Message);
        if (isUpdate && kind == BodyKind.None)
        {
            // A refresh of target and timer, nothing to negotiate (RFC 3311 §5.2).
            transaction.Respond(OfferReply(transaction, null));
            StartSessionTimer();
            return;
        }

        _offerIn = transaction;
        _offerInIsRequestForOurs = offer is null;
        _context.Start(this, TimerName.OfferUnanswered, _context.Times.TransactionMost);
        _context.Tell(new SipOutput.OfferReceived(Id, offer));
    }

    public void AcceptOffer(SessionDescription description)
    {
        if (_offerIn is not { } transaction || State != SessionState.Confirmed)
        {
            return;
        }

        CloseOfferIn();
        _localDescription = description;
        StartSessionTimer();
        if (transaction.IsInvite)
        {
            _answerIsOffer = _offerInIsRequestForOurs;
            AcceptInvite(transaction, description);
        }
        else
        {
            transaction.Respond(OfferReply(transaction, description));
        }
    }

    public void RejectOffer(int status)
    {
        if (_offerIn is { } transaction)
        {
            CloseOfferIn();
            transaction.Respond(new SipReply(status is >= 300 and < 700 ? status : 488));
        }
    }

    bool IsNegotiating => _offerIn is not null || _offerOut is not null || _wantedOffer is not null;

    // One negotiation at a time: theirs before ours is answered is 500 with a random wait, both at once is 491.
    SipReply? RefusalOf(BodyKind kind, bool isUpdate, bool hasOffer)
    {
        if (_offerIn is not null)
        {
            var wait = (int)_context.Tokens.Between(TimeSpan.Zero, TimeSpan.FromSeconds(10)).TotalSeconds;
            return new SipReply(500) { Headers = [("Retry-After", wait.ToString())] };
        }

        var isBusy = _offerOut is not null || _unacknowledged is not null || State != SessionState.Confirmed;
        return kind switch
        {
            BodyKind.Unreadable => new SipReply(488),
            BodyKind.Unknown => new SipReply(415) { Headers = [("Accept", "application/sdp")] },
            _ when isBusy && (hasOffer || !isUpdate) => new SipReply(491),
            _ => null,
        };
    }

    SipReply OfferReply(ServerTransaction transaction, SessionDescription? description) => WithBody(
        new SipReply(200)
        {
            Contact = Contact(transaction.Path),
            Headers = [.. Abilities, .. SessionTimerHeaders()],
        },
        description);

    void CloseOfferIn()
    {
        _offerIn = null;
        _context.Stop(this, TimerName.OfferUnanswered);
    }

    void SendOffer(SessionDescription offer)
    {
        _wantedOffer = offer;
        var draft = _dialog!.Next(SipMethod.Invite, _context);
        draft = WithBody(
            draft with { Contact = Contact(draft.Path), Headers = [.. Abilities, .. RefreshHeaders()] }, offer);
        _offerOut = SendInside(draft, OfferAnswered);
        _context.Start(this, TimerName.OfferSilent, _context.Times.TransactionMost);
    }

    void OfferAnswered(ClientTransaction transaction, int status, SipResponse? response)
    {
        if (status is >= 200 and < 300)
        {
            AcknowledgeOffer(transaction);
        }

        if (_wantedOffer is not { } offer || _offerOut is null)
        {
            // A repeated 2xx, or an answer after the end.
            return;
        }

        _offerOut = null;
        _context.Stop(this, TimerName.OfferSilent);
        if (State != SessionState.Confirmed)
        {
            LeaveIfIdle();
        }
        else if (status is >= 200 and < 300)
        {
            ConcludeOffer(offer, response!);
        }
        else if (status == 491 && ++_glareTries < GlareTriesMost)
        {
            _context.Start(this, TimerName.OfferAgain, GlareWait());
        }
        else
        {
            _wantedOffer = null;
            RefusedInside(status, response, () => _context.Tell(new SipOutput.OfferRefused(Id, status)));
        }
    }

    // A provisional answer stops every timer of an INVITE, so that somebody has to watch it: a phone answers a new
    // offer by itself, and one that does not within 64·T1 is gone.
    void OfferSilent()
    {
        _offerOut?.Abandon();
        _offerOut = null;
        if (State == SessionState.Confirmed)
        {
            Break(SipEndReason.PeerLostCall, 408);
        }
        else
        {
            LeaveIfIdle();
        }
    }

    void ConcludeOffer(SessionDescription offer, SipResponse response)
    {
        _wantedOffer = null;
        _dialog!.Retarget(response);
        ReadSessionTimer(response);
        StartSessionTimer();
        if (SessionBody.Read(response, out var answer) == BodyKind.Description)
        {
            var isRefresh = ReferenceEquals(offer, _localDescription);
            _localDescription = offer;
            if (!isRefresh)
            {
                _context.Tell(new SipOutput.OfferAnswered(Id, answer!));
            }
        }
        else
        {
            _context.Tell(new SipOutput.OfferRefused(Id, 488));
        }
    }

    // The ACK repeats the credentials of its INVITE (§22.1) and itself for every repeated 2xx.
    void AcknowledgeOffer(ClientTransaction transaction)
    {
        var cseq = transaction.Draft.CSeq;
        if (_offerAck is not { } kept || kept.CSeq != cseq)
        {
            var draft = _dialog!.Ack(cseq, _context) with
            {
                Headers = [.. transaction.Draft.Headers.Where(header => header.Name.EndsWith("Authorization"))],
            };
            var via = _context.Addresses.Via(draft.Path, _context.Tokens.Branch());
            kept = (cseq, draft.Write(via, _context.Options.UserAgent), draft.Path);
            _offerAck = kept;
        }

        _context.Outbox.Count("ACK", 0);
        _context.Paths.Send(kept.Path, kept.Bytes);
    }

    // Who chose the Call-ID waits longer, so that the two do not meet again (§14.1).
    TimeSpan GlareWait() => _isDialled
        ? _context.Tokens.Between(TimeSpan.FromSeconds(2.1), TimeSpan.FromSeconds(4))
        : _context.Tokens.Between(TimeSpan.Zero, TimeSpan.FromSeconds(2));

    // Their INVITE that waits for its ACK is still in progress (§14.1): our offer goes out when the ACK is there. One
    // that waits after a 491 keeps its time.
    void OfferIfQuiet()
    {
        if (_wantedOffer is { } offer && _offerOut is null && _unacknowledged is null && State == SessionState.Confirmed
            && !_context.Timers.IsSet(new StackTimer(this, TimerName.OfferAgain)))
        {
            SendOffer(offer);
        }
    }

    void OfferAgain()
    {
        if (_wantedOffer is not { } offer || State != SessionState.Confirmed)
        {
            return;
        }

        if (_offerIn is not null || _unacknowledged is not null)
        {
            _context.Start(this, TimerName.OfferAgain, GlareWait());
        }
        else
        {
            SendOffer(offer);
        }
    }

    /// <summary>After 408 or 481 the peer has lost the call and so do we (§12.2.1.2), and so after a broken wire; any
    /// other answer leaves it as it was, a 503 too (RFC 5057 §5.1).</summary>
    void RefusedInside(int status, SipResponse? response, Action otherwise)
    {
        if (status is 408 or 481)
        {
            Break(SipEndReason.PeerLostCall, status);
        }
        else if (response is null)
        {
            Break(SipEndReason.TransportFailed, status);
        }
        else
        {
            otherwise();
        }
    }
}
