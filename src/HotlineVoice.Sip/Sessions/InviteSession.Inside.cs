using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Transfers;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Requests inside the call, after the doorkeeper has found that they come from its peer.</summary>
sealed partial class InviteSession
{
    ServedTransfer? _served;
    AskedTransfer? _asked;
    bool _wasReferred;

    public void ReceiveInside(Dialog dialog, IncomingRequest incoming)
    {
        var head = incoming.Head;
        if (head.Method == SipMethod.Ack)
        {
            Acknowledged(head, incoming.Message);
            return;
        }

        if (!dialog.TakeCSeq(head.CSeq.Number))
        {
            _context.Reject(SipRejection.OutOfOrder, incoming.Path);
            Reply(incoming, new SipReply(500));
            return;
        }

        dialog.MovedTo(incoming.Path);
        switch (head.Method)
        {
            case SipMethod.Bye:
                ReceiveBye(dialog, incoming);
                break;
            case SipMethod.Invite or SipMethod.Update when State == SessionState.Leaving || dialog != _dialog:
                Reply(incoming, new SipReply(481));
                break;
            case SipMethod.Invite or SipMethod.Update:
                OfferIn(incoming);
                break;
            case SipMethod.Info:
                ReceiveDigit(incoming);
                break;
            case SipMethod.Options:
                Reply(incoming, new SipReply(200) { Headers = [.. Abilities, ("Accept", "application/sdp")] });
                break;
            case SipMethod.Prack:
                ReceivePrack(incoming);
                break;
            case SipMethod.Refer:
                ReceiveRefer(dialog, incoming);
                break;
            case SipMethod.Notify:
                ReceiveNotify(dialog, incoming);
                break;
            default:
                _context.Reject(SipRejection.UnknownMethod, incoming.Path);
                Reply(incoming, new SipReply(405) { Headers = [("Allow", SipMethods.Served)] });
                break;
        }
    }

    public void AcceptTransfer() => _served?.Accept();

    public void RefuseTransfer(int status) => _served?.Refuse(status);

    public void ReportTransfer(int status) => _served?.Report(status);

    /// <summary>We ask the peer for a transfer; attended names the call whose place is to be taken.</summary>
    public void AskTransfer(string user, bool isAttended, InviteSession? replaced)
    {
        if (State is SessionState.Leaving or SessionState.Gone)
        {
            return;
        }

        var isBusy = State != SessionState.Confirmed || _asked is { IsConcluded: false };
        var other = replaced is { State: SessionState.Confirmed } && replaced != this ? replaced.Dialog : null;
        if (isBusy || (isAttended && other is null))
        {
            _context.Tell(new SipOutput.TransferReported(Id, isBusy ? 491 : 481));
            return;
        }

        _asked?.Drop();
        _asked = new AskedTransfer(_context, this);
        _asked.Send(user, other);
    }

    // One transfer at a time: a second REFER is 491 like every request that meets a pending one of its kind (RFC 3261
    // §21.4.27), which leaves call and subscription alone (RFC 5057 §5.1).
    void ReceiveRefer(Dialog dialog, IncomingRequest incoming)
    {
        if (dialog != _dialog || State == SessionState.Leaving)
        {
            Reply(incoming, new SipReply(481));
            return;
        }

        var needsId = _wasReferred;
        _wasReferred = true;
        if (State != SessionState.Confirmed || _served is { IsOver: false })
        {
            Reply(incoming, new SipReply(491));
            return;
        }

        var refusal = ReferReader.Read(incoming, dialog, _context, out var wish);
        if (refusal != 0)
        {
            _context.Reject(SipRejection.BadTransfer, incoming.Path);
            Reply(incoming, new SipReply(refusal));
            return;
        }

        dialog.Retarget(incoming.Message);
        var reply = ReplyHead.From(incoming.Message, incoming.Path);
        var refer = _context.Transactions.OpenServer(incoming.Head, reply, incoming.Path, null);
        _served = new ServedTransfer(_context, this, refer, needsId);
        _served.Ask(wish!, ReferReader.IsSilent(incoming.Message));
    }

    void ReceiveNotify(Dialog dialog, IncomingRequest incoming)
    {
        if (dialog != _dialog || _asked is not { IsOver: false } asked)
        {
            _context.Reject(SipRejection.UnknownDialog, incoming.Path);
            Reply(incoming, new SipReply(481));
            return;
        }

        var reply = asked.Judge(incoming.Message, out var notice);
        Reply(incoming, reply);
        if (notice is not null)
        {
            dialog.Retarget(incoming.Message);
            asked.Take(notice);
        }
    }

    void ReceiveDigit(IncomingRequest incoming)
    {
        if (incoming.Message.Body.IsEmpty)
        {
            // An empty INFO only asks whether the call still stands (RFC 6086 §4.2.2).
            Reply(incoming, new SipReply(200));
            return;
        }

        if (DigitBody.TryRead(incoming.Message, out var digit, out var duration))
        {
            Reply(incoming, new SipReply(200));
            if (State is SessionState.Answered or SessionState.Confirmed && digit is { } key)
            {
                _context.Tell(new SipOutput.DigitReceived(Id, key, duration));
            }
        }
        else
        {
            _context.Reject(SipRejection.UnknownBody, incoming.Path);
            Reply(incoming, new SipReply(415) { Headers = [("Accept", DigitBody.Accepted)] });
        }
    }

    void Reply(IncomingRequest incoming, SipReply reply)
    {
        var head = ReplyHead.From(incoming.Message, incoming.Path);
        _context.Transactions.OpenServer(incoming.Head, head, incoming.Path, null).Respond(reply);
    }
}
