using HotlineVoice.Sip.Authentication;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>One INVITE of a call by us, with every dialog that its answers make: a proxy may ring several phones behind
/// it, and more than one may say yes.</summary>
sealed class DialAttempt(StackContext context, InviteSession session) : IClientUser, ITimed
{
    readonly DigestAnswer? _digest = session.NewDigest();
    readonly Dictionary<string, uint> _proven = [];
    readonly Dictionary<string, Dialog> _dialogs = [];
    readonly Dictionary<string, SessionDescription> _early = [];
    readonly Dictionary<string, ReadOnlyMemory<byte>> _acks = [];
    ClientTransaction _invite = null!;
    SipPath _path = null!;
    SipCause? _cancelCause;
    bool _isCancelWanted;
    bool _isCancelSent;
    bool _isDone;

    public void Start(RequestDraft draft)
    {
        _path = draft.Path;
        _invite = context.Transactions.Send(draft, this);
    }

    /// <summary>Takes the call back: CANCEL now, or as soon as a provisional answer allows it (RFC 3261
    /// §9.1).</summary>
    public void Cancel(SipCause? cause)
    {
        if (!_isCancelWanted)
        {
            _isCancelWanted = true;
            _cancelCause = cause;
            CancelIfAllowed();
        }
    }

    public void Answered(ClientTransaction transaction, ResponseHead head, SipResponse response)
    {
        if (transaction != _invite)
        {
            return;
        }

        switch (head.Status)
        {
            case < 200:
                Provisional(head, response);
                break;
            case < 300:
                Success(head, response);
                break;
            case 401 or 407 when TryAuthenticate(head, response):
                break;
            default:
                Done();
                session.AttemptFailed(this, head.Status, ReasonHeader.Q850(response), isSilence: false);
                break;
        }
    }

    public void Unanswered(ClientTransaction transaction, bool isTimeout)
    {
        if (transaction == _invite)
        {
            Done();
            session.AttemptFailed(this, isTimeout ? 408 : 503, null, isSilence: true);
        }
    }

    /// <summary>64·T1 after the CANCEL without a final answer: the INVITE is taken for dead (§9.1).</summary>
    public void Fire(TimerName timer)
    {
        context.Transactions.Remove(_invite);
        Done();
        session.AttemptFailed(this, 408, null, isSilence: true);
    }

    void Provisional(ResponseHead head, SipResponse response)
    {
        CancelIfAllowed();
        if (head.Status == 100 || _isCancelWanted)
        {
            return;
        }

        if (head.To.Tag is { } tag && !_dialogs.ContainsKey(tag) && _dialogs.Count < context.Limits.ContactsPerSeat)
        {
            AddDialog(tag, head, response);
        }

        if (response.Lists(HeaderName.Require, Extensions.Reliable) && !Prove(head, response))
        {
            return;
        }

        SessionBody.Read(response, out var early);
        if (early is not null && head.To.Tag is { } phone && _dialogs.ContainsKey(phone))
        {
            _early[phone] = early;
        }

        session.Rang(head.Status, early);
    }

    // PRACK for a provisional answer that wants one (RFC 3262 §4); false for a repeated one, or one whose forerunner is
    // missing: the peer sends both again.
    bool Prove(ResponseHead head, SipResponse response)
    {
        if (!uint.TryParse(response.Text(HeaderName.RSeq), out var rseq) || head.To.Tag is not { } tag
            || !_dialogs.TryGetValue(tag, out var dialog)
            || (_proven.TryGetValue(tag, out var last) && rseq != last + 1))
        {
            return false;
        }

        _proven[tag] = rseq;
        var prack = dialog.Next(SipMethod.Prack, context) with
        {
            Headers = [("RAck", $"{rseq} {_invite.Draft.CSeq} INVITE")],
        };
        new InDialogRequest(context, dialog, session.NewDigest(), static (_, _, _) => { }).Send(prack);
        return true;
    }

    void Success(ResponseHead head, SipResponse response)
    {
        var tag = head.To.Tag ?? "";
        if (_acks.TryGetValue(tag, out var again))
        {
            context.Outbox.Count("ACK", 0);
            context.Paths.Send(_path, again);
            return;
        }

        var dialog = _dialogs.GetValueOrDefault(tag) ?? AddDialog(tag, head, response);
        dialog.Confirm(response, head.Path);
        Acknowledge(tag, dialog);
        context.Stop(this, TimerName.GiveUpAnswer);
        var isWinner = session.Won(this, dialog, response, _early.GetValueOrDefault(tag));
        ForgetDialogs(isWinner ? dialog : null);
        if (!isWinner)
        {
            var bye = dialog.Next(SipMethod.Bye, context) with { Headers = ReasonHeader.Write(_cancelCause) };
            new InDialogRequest(context, dialog, session.NewDigest(), static (_, _, _) => { }).Send(bye);
        }

        if (!_isDone)
        {
            _isDone = true;
            session.AttemptDone(this);
        }
    }

    // Once for each dialog; the same bytes again for each repeated 2xx (§13.2.2.4).
    void Acknowledge(string tag, Dialog dialog)
    {
        var draft = dialog.Ack(_invite.Draft.CSeq, context) with
        {
            Headers = [.. _invite.Draft.Headers.Where(header => header.Name.EndsWith("Authorization"))],
        };
        var via = context.Addresses.Via(draft.Path, context.Tokens.Branch());
        var bytes = draft.Write(via, context.Options.UserAgent);
        _path = draft.Path;
        _acks[tag] = bytes;
        context.Outbox.Count("ACK", 0);
        context.Paths.Send(_path, bytes);
    }

    bool TryAuthenticate(ResponseHead head, SipResponse response)
    {
        if (_isCancelWanted || _digest?.Answer(
            _invite.Draft, response, head.Path, _invite.Draft.CSeq + 1) is not { } again)
        {
            return false;
        }

        ForgetDialogs(null);
        _invite = context.Transactions.Send(again, this);
        return true;
    }

    void CancelIfAllowed()
    {
        if (!_isCancelWanted || _isCancelSent || !_invite.IsProceeding)
        {
            return;
        }

        _isCancelSent = true;
        var draft = _invite.Draft with
        {
            Method = SipMethod.Cancel,
            Contact = null,
            Headers = ReasonHeader.Write(_cancelCause),
            ContentType = null,
            Body = [],
        };
        context.Transactions.Send(draft, this, _invite.Branch);
        context.Start(this, TimerName.GiveUpAnswer, context.Times.TransactionMost);
    }

    Dialog AddDialog(string tag, ResponseHead head, SipResponse response)
    {
        var dialog = Dialog.OfClient(session, _invite.Draft, head, response);
        _dialogs[tag] = dialog;
        context.Dialogs.Add(dialog);
        return dialog;
    }

    void Done()
    {
        _isDone = true;
        context.Stop(this, TimerName.GiveUpAnswer);
        ForgetDialogs(null);
    }

    void ForgetDialogs(Dialog? except)
    {
        foreach (var dialog in _dialogs.Values.Where(dialog => dialog != except))
        {
            context.Dialogs.Remove(dialog);
        }

        _dialogs.Clear();
    }
}
