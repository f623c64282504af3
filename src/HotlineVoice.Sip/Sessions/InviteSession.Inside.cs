using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Requests inside the call, after the doorkeeper has found that they come from its peer.</summary>
sealed partial class InviteSession
{
    public void ReceiveInside(Dialogs.Dialog dialog, IncomingRequest incoming)
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
            default:
                _context.Reject(SipRejection.UnknownMethod, incoming.Path);
                Reply(incoming, new SipReply(405) { Headers = [("Allow", SipMethods.Served)] });
                break;
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
