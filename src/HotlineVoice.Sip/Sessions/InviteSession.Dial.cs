using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Calls by us (RFC 3261 §13.2), to one address or to all phones of a seat at once: the first 2xx wins, the
/// other phones are cancelled, and who answers too late is thanked with ACK and BYE.</summary>
sealed partial class InviteSession
{
    readonly List<DialAttempt> _attempts = [];
    (int Status, int? Q850, bool IsSilence) _best;

    /// <summary>Opens a leg that calls.</summary>
    public static InviteSession Dial(
        StackContext context, SessionTable table, SipOrder.Dial order, SipTrunk? trunk)
    {
        var session = new InviteSession(context, table, order.Session, trunk)
        {
            State = SessionState.Dialing,
            _isDialled = true,
            _localDescription = order.Offer,
        };
        var most = order.NoAnswerAfter < context.Times.RingingMost ? order.NoAnswerAfter : context.Times.RingingMost;
        context.Start(session, TimerName.NoAnswer, most);
        return session;
    }

    /// <summary>Rings one phone or trunk; called once for each before anything is received.</summary>
    public void Try(DialAim aim, SipCallerName from)
    {
        var local = $"sip:{aim.FromUser(from)}@{aim.FromHost}";
        var display = from.Restricted || from.Display is not { } name
            ? ""
            : $"\"{WireText.FromUnicode(name).Replace("\\", "").Replace("\"", "")}\" ";
        var draft = WithBody(
            new RequestDraft
            {
                Method = SipMethod.Invite,
                Uri = aim.Uri,
                From = $"{display}<{local}>;tag={_context.Tokens.Tag()}",
                To = $"<{aim.To}>",
                CallId = _context.Tokens.CallId(),
                CSeq = _context.Tokens.FirstCSeq(),
                Path = aim.Path,
                Contact = Contact(aim.Path),
                Headers = [.. Abilities, .. aim.PrivacyHeaders(from)],
            },
            _localDescription);
        var attempt = new DialAttempt(_context, this);
        _attempts.Add(attempt);
        attempt.Start(draft);
    }

    public void Rang(int status, SessionDescription? early)
    {
        if (State == SessionState.Dialing)
        {
            _context.Tell(new SipOutput.CallRang(Id, status, early));
        }
    }

    /// <summary>A 2xx: true when it won; false when somebody else did and it must be let go. What the same phone
    /// described while it rang serves when the 2xx says nothing (§13.2.1).</summary>
    public bool Won(DialAttempt attempt, Dialog dialog, SipResponse response, SessionDescription? early)
    {
        if (State != SessionState.Dialing)
        {
            return false;
        }

        _dialog = dialog;
        State = SessionState.Confirmed;
        _context.Stop(this, TimerName.NoAnswer);
        foreach (var other in _attempts)
        {
            if (other != attempt)
            {
                other.Cancel(new SipCause(Status: 200, Text: "Call completed elsewhere"));
            }
        }

        ReadPeerAbilities(response);
        ReadSessionTimer(response);
        var kind = SessionBody.Read(response, out var answer);
        answer ??= kind == BodyKind.None ? early : null;
        if (answer is null)
        {
            Break(SipEndReason.BadDescription);
            return true;
        }

        StartSessionTimer();
        _context.Tell(new SipOutput.CallAnswered(Id, answer));
        return true;
    }

    /// <summary>A phone refused or was silent; the call ends when no other is left (§16.7 step 6: 6xx at once, else the
    /// lowest class).</summary>
    public void AttemptFailed(DialAttempt attempt, int status, int? q850, bool isSilence)
    {
        if (State == SessionState.Dialing)
        {
            if (_best.Status == 0 || Rank(status) < Rank(_best.Status))
            {
                _best = (status, q850, isSilence);
            }

            if (status >= 600)
            {
                CancelAttempts(null);
            }
        }

        AttemptDone(attempt);
    }

    /// <summary>Nothing more is to come from that phone.</summary>
    public void AttemptDone(DialAttempt attempt)
    {
        _attempts.Remove(attempt);
        if (State == SessionState.Dialing && (_attempts.Count == 0 || _best.Status >= 600))
        {
            End(EndOf(_best));
        }
        else if (State == SessionState.Leaving)
        {
            LeaveIfIdle();
        }
    }

    // A name for a status that nobody sent: silence is 408, a broken wire 503.
    static SipEnd EndOf((int Status, int? Q850, bool IsSilence) best) => best switch
    {
        (408, _, true) => new SipEnd(SipEndReason.Timeout, ByPeer: true, 408),
        (_, _, true) => new SipEnd(SipEndReason.TransportFailed, ByPeer: true, 503),
        (401 or 407, _, _) => new SipEnd(SipEndReason.AuthenticationFailed, ByPeer: true, best.Status, best.Q850),
        _ => new SipEnd(SipEndReason.Refused, ByPeer: true, best.Status, best.Q850),
    };

    // Lower is better: global refusals, then 3xx, 4xx, 5xx; within 4xx busy and the like before missing answers,
    // because a phone that says busy tells more than a phone that is switched off.
    static int Rank(int status) => status switch
    {
        >= 600 => 0,
        486 => 1,
        408 or 480 => 900,
        503 => 950,
        _ => status,
    };

    void CancelAttempts(SipCause? cause)
    {
        foreach (var attempt in _attempts.ToList())
        {
            attempt.Cancel(cause);
        }
    }

    void NobodyAnswered()
    {
        if (State == SessionState.Dialing)
        {
            CancelAttempts(null);
            End(new SipEnd(SipEndReason.NoAnswer, ByPeer: false, 408));
        }
    }
}
