using System.Globalization;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Provisional answers that must arrive (RFC 3262), for callers that require it, as many IMS trunks do:
/// numbered, repeated until PRACK, one at a time.</summary>
sealed partial class InviteSession
{
    bool _mustRingReliably;
    bool _isRingUnproven;
    bool _isEarlyUnproven;
    uint _rseq;
    SipReply? _nextRing;
    SessionDescription? _heldAnswer;
    TimeSpan _ringRepeatAfter;

    void SendRing(SipReply reply)
    {
        if (!_mustRingReliably)
        {
            _invite!.Respond(reply);
            _context.Start(this, TimerName.RingAgain, RingAgainAfter);
        }
        else if (_isRingUnproven)
        {
            _nextRing = reply;
        }
        else
        {
            _rseq = _rseq == 0 ? _context.Tokens.FirstCSeq() : _rseq + 1;
            _isRingUnproven = true;
            _isEarlyUnproven = reply.Body.Length > 0;
            _ringRepeatAfter = _context.Times.T1;
            _invite!.Respond(reply with { Headers = [.. reply.Headers, ("Require", "100rel"), ("RSeq", $"{_rseq}")] });
            _context.Start(this, TimerName.RepeatRing, _ringRepeatAfter);
            _context.Start(this, TimerName.GiveUpRing, _context.Times.TransactionMost);
        }
    }

    /// <summary>True when the 200 has to wait: a description that is on its way must be proved first (§3).</summary>
    bool HoldAnswer(SessionDescription description)
    {
        if (_isRingUnproven && _isEarlyUnproven)
        {
            _heldAnswer = description;
            return true;
        }

        RingProven();
        return false;
    }

    void ReceivePrack(IncomingRequest incoming)
    {
        if (State != SessionState.Offered || !_isRingUnproven || !Proves(incoming.Message.Text(HeaderName.RAck)))
        {
            Reply(incoming, new SipReply(481));
            return;
        }

        if (!incoming.Message.Body.IsEmpty)
        {
            // A new offer before the first is answered by a 200: we negotiate once at a time.
            Reply(incoming, new SipReply(488));
            return;
        }

        RingProven();
        Reply(incoming, new SipReply(200));
        if (_heldAnswer is { } answer)
        {
            Answer(answer);
        }
        else if (_nextRing is { } next)
        {
            _nextRing = null;
            SendRing(next);
        }
    }

    void RingProven()
    {
        _isRingUnproven = false;
        _context.Stop(this, TimerName.RepeatRing);
        _context.Stop(this, TimerName.GiveUpRing);
    }

    // RAck: the RSeq, the CSeq number, the method (§7.2).
    bool Proves(string? text)
    {
        var parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length == 3 && parts[2] == "INVITE"
            && uint.TryParse(parts[0], NumberStyles.None, null, out var rseq) && rseq == _rseq
            && uint.TryParse(parts[1], NumberStyles.None, null, out var cseq) && cseq == _invite!.Request.CSeq.Number;
    }

    void RepeatRing()
    {
        _invite?.RepeatAnswer();
        _ringRepeatAfter *= 2;
        _context.Start(this, TimerName.RepeatRing, _ringRepeatAfter);
    }

    // 64·T1 without PRACK: refused with 5xx (§3).
    void GiveUpRing()
    {
        if (State == SessionState.Offered)
        {
            RespondFinal(504, null);
            End(new SipEnd(SipEndReason.NoAck, ByPeer: true, 504));
        }
    }
}
