using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Sessions;

/// <summary>All endings. The exchange hears of the end once and at once; the leg itself lives on until the last message
/// is answered or given up.</summary>
sealed partial class InviteSession
{
    static readonly TimerName[] SessionTimers =
    [
        TimerName.RepeatAnswer, TimerName.GiveUpAnswer, TimerName.RingAgain, TimerName.RepeatRing, TimerName.GiveUpRing,
        TimerName.NoAnswer, TimerName.OfferAgain, TimerName.OfferUnanswered, TimerName.Refresh, TimerName.Expiry,
    ];

    SipCause? _leaveCause;
    bool _isByeOut;

    /// <summary>We end it, in whatever state it is.</summary>
    public void HangUp(SipCause? cause)
    {
        switch (State)
        {
            case SessionState.Offered:
                var status = StatusOf(cause);
                RespondFinal(status, null);
                End(new SipEnd(SipEndReason.LocalHangUp, ByPeer: false, status, cause?.Q850));
                break;
            case SessionState.Dialing:
                CancelAttempts(cause);
                End(new SipEnd(SipEndReason.LocalHangUp, ByPeer: false, 0, cause?.Q850));
                break;
            case SessionState.Answered:
                // A callee must not say BYE before the ACK has come or is given up (RFC 3261 §15).
                _leaveOnAck = true;
                _leaveCause = cause;
                End(new SipEnd(SipEndReason.LocalHangUp, ByPeer: false, 0, cause?.Q850));
                break;
            case SessionState.Confirmed:
                SendBye(cause);
                End(new SipEnd(SipEndReason.LocalHangUp, ByPeer: false, 0, cause?.Q850));
                break;
        }
    }

    /// <summary>Ends an established call for a reason of its own.</summary>
    void Break(SipEndReason reason, int status = 0)
    {
        SendBye(null);
        End(new SipEnd(reason, ByPeer: true, status));
    }

    void ReceiveBye(Dialog dialog, IncomingRequest incoming)
    {
        // Only the caller may BYE an early dialog (§15.1.1); a callee that has not answered has nothing to end.
        if (dialog != _dialog || State == SessionState.Dialing)
        {
            Reply(incoming, new SipReply(481));
            return;
        }

        Reply(incoming, new SipReply(200));
        if (State == SessionState.Offered)
        {
            RespondFinal(487, null);
        }

        _offerIn?.Respond(new SipReply(487));
        _leaveOnAck = false;
        StopRepeating();
        End(new SipEnd(SipEndReason.Bye, ByPeer: true, 0, ReasonHeader.Q850(incoming.Message)));
    }

    void SendBye(SipCause? cause)
    {
        if (_dialog is null || _isByeOut)
        {
            return;
        }

        _isByeOut = true;
        StopRepeating();
        if (_offerIn is { } offer)
        {
            CloseOfferIn();
            offer.Respond(new SipReply(487));
        }

        var draft = _dialog.Next(SipMethod.Bye, _context) with { Headers = ReasonHeader.Write(cause) };
        SendInside(draft, (_, _, _) =>
        {
            _isByeOut = false;
            LeaveIfIdle();
        });
    }

    void End(SipEnd end)
    {
        if (State is SessionState.Gone)
        {
            return;
        }

        State = SessionState.Leaving;
        foreach (var timer in SessionTimers)
        {
            if (!_leaveOnAck || timer is not (TimerName.RepeatAnswer or TimerName.GiveUpAnswer))
            {
                _context.Stop(this, timer);
            }
        }

        _served?.Drop();
        _asked?.Drop();
        if (!_isTold)
        {
            _isTold = true;
            _table.Told(this);
            _context.Tell(new SipOutput.CallEnded(Id, end));
        }

        LeaveIfIdle();
    }

    void LeaveIfIdle()
    {
        var isBusy = _isByeOut || _attempts.Count > 0 || _unacknowledged is not null || _offerOut is not null;
        if (State != SessionState.Leaving || isBusy)
        {
            return;
        }

        State = SessionState.Gone;
        if (_dialog is not null)
        {
            _context.Dialogs.Remove(_dialog);
        }

        _table.Remove(this);
    }

    // A refusal in the words of SIP for a cause in the words of Q.850 (RFC 3398 §7.2.4.1).
    static int StatusOf(SipCause? cause) => cause switch
    {
        { Status: >= 300 and < 700 } => cause.Status.Value,
        { Q850: 1 } => 404,
        { Q850: 17 } => 486,
        { Q850: 21 } => 403,
        { Q850: 34 or 38 or 41 or 42 } => 503,
        { Q850: 127 } => 500,
        _ => 480,
    };
}
