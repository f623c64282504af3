using HotlineVoice.Sip.Admission;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Sessions;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip;

/// <summary>What happens to a message, in the order of RFC 3261 §8.2: known transaction, known dialog, door, method,
/// extension, body.</summary>
public sealed partial class SipStack
{
    void ReceiveResponse(SipResponse response, SipPath path)
    {
        if (!HeadReader.TryRead(response, path, out var head))
        {
            _context.Reject(SipRejection.Malformed, path);
            return;
        }

        _context.Counters.Count(new SipMessageKind(SipDirection.In, NameToCount(head.CSeq.Method), head.Status));
        if (_context.Transactions.TryFindClient(TransactionKey.OfResponse(head.TopVia, head.CSeq), out var transaction))
        {
            transaction.Receive(head, response);
        }
        else
        {
            _context.Reject(SipRejection.StrayAnswer, path);
        }
    }

    void ReceiveRequest(SipRequest request, SipPath path)
    {
        _context.Counters.Count(new SipMessageKind(SipDirection.In, request.Method.Name(), 0));
        var head = HeadReader.Read(request, _context.Limits, out var status, out var reason);
        if (head is null || LacksLength(request, path))
        {
            RefuseUnread(request, path, head is null ? status : 400, head is null ? reason : SipRejection.BadLength);
            return;
        }

        var incoming = new IncomingRequest(request, head, path);
        if (head.Method == SipMethod.Cancel)
        {
            ReceiveCancel(incoming);
        }
        else if (_context.Transactions.TryFindServer(TransactionKey.OfRequest(head), out var transaction)
            && (head.Method != SipMethod.Ack || transaction.State != TransactionState.Accepted))
        {
            transaction.Take(head.Method == SipMethod.Ack ? TransactionInput.Ack : TransactionInput.Request);
        }
        else if (head.To.Tag is { } tag)
        {
            ReceiveInside(incoming, tag);
        }
        else if (head.Method == SipMethod.Ack)
        {
            _context.Reject(SipRejection.StrayRequest, path);
        }
        else
        {
            ReceiveOutside(incoming);
        }
    }

    static bool LacksLength(SipRequest request, SipPath path) =>
        path.Transport is SipTransport.Tcp or SipTransport.Tls && !request.Has(HeaderName.ContentLength);

    // A stream whose lengths lie has lost its place: after the answer it is closed (RFC 3261 §18.3).
    void RefuseUnread(SipRequest request, SipPath path, int status, SipRejection reason)
    {
        _context.Reject(reason, path);
        if (!_doorkeeper.IsBanned(path) && HeadReader.IsAnswerable(request))
        {
            _stateless.Send(request, path, new SipReply(status));
        }

        if (reason == SipRejection.BadLength && path.IsReliable)
        {
            _context.Tell(new SipOutput.Close(path));
        }
    }

    void ReceiveCancel(IncomingRequest incoming)
    {
        var head = incoming.Head;
        if (_context.Transactions.TryFindServer(TransactionKey.OfRequest(head), out var again))
        {
            again.Take(TransactionInput.Request);
            return;
        }

        if (!_context.Transactions.TryFindServer(TransactionKey.OfCancelled(head), out var invite)
            || !invite.Path.Remote.Address.Equals(incoming.Path.Remote.Address))
        {
            Refuse(incoming, new SipReply(481), SipRejection.StrayRequest);
            return;
        }

        var reply = ReplyHead.From(incoming.Message, incoming.Path);
        if (invite.Head.ToTag is { } tag)
        {
            reply.GiveTag(tag);
        }

        _context.Transactions.OpenServer(head, reply, incoming.Path, null).Respond(new SipReply(200));
        var id = new DialogId(head.CallId, invite.Head.ToTag ?? "", head.From.Tag ?? "");
        if (invite.IsOpen && _context.Dialogs.TryFind(id, out var dialog))
        {
            dialog.Session.Cancelled(invite, ReasonHeader.Q850(incoming.Message));
        }
    }

    void ReceiveInside(IncomingRequest incoming, string toTag)
    {
        var head = incoming.Head;
        var id = new DialogId(head.CallId, toTag, head.From.Tag ?? "");
        if (head.Method == SipMethod.Ack && _stateless.IsOwnTag(incoming.Message, toTag))
        {
            return;
        }

        if (!_context.Dialogs.TryFind(id, out var dialog)
            || !dialog.MayComeFrom(incoming.Path.Remote.Address))
        {
            RefuseOutsider(incoming);
        }
        else if (head.Method is not SipMethod.Ack and not SipMethod.Bye && RefuseExtension(incoming))
        {
            return;
        }
        else
        {
            dialog.Session.ReceiveInside(dialog, incoming);
        }
    }

    // A banned source learns nothing, a stray ACK is never answered, everybody else is told that there is no such call.
    void RefuseOutsider(IncomingRequest incoming)
    {
        if (_doorkeeper.IsBanned(incoming.Path))
        {
            _context.Reject(SipRejection.Banned, incoming.Path);
        }
        else
        {
            Refuse(incoming, new SipReply(481), SipRejection.UnknownDialog);
        }
    }

    void ReceiveOutside(IncomingRequest incoming)
    {
        var head = incoming.Head;
        if (_doorkeeper.IsBanned(incoming.Path))
        {
            _context.Reject(SipRejection.Banned, incoming.Path);
        }
        else if (IsWithoutRoom(head.Method))
        {
            Refuse(incoming, Busy(), SipRejection.NoRoom);
        }
        else if (_context.Transactions.IsMerged(head, TransactionKey.OfRequest(head)))
        {
            Refuse(incoming, new SipReply(482), SipRejection.Merged);
        }
        else if (head.MaxForwards == 0 && head.Method != SipMethod.Options)
        {
            Refuse(incoming, new SipReply(483), SipRejection.TooManyHops);
        }
        else
        {
            Serve(incoming);
        }
    }

    bool IsWithoutRoom(SipMethod method) => method switch
    {
        SipMethod.Invite => _isDraining || _isOverloaded || _sessions.IsFull || _context.Transactions.IsFull,
        SipMethod.Register => _isOverloaded || _context.Transactions.IsFull,
        _ => _context.Transactions.IsFull,
    };

    void Serve(IncomingRequest incoming)
    {
        switch (incoming.Head.Method)
        {
            case SipMethod.Options:
                ServeOptions(incoming);
                break;
            case SipMethod.Register:
                ServeRegister(incoming);
                break;
            case SipMethod.Bye or SipMethod.Info or SipMethod.Update or SipMethod.Prack:
                Refuse(incoming, new SipReply(481), SipRejection.UnknownDialog);
                break;
            case SipMethod.Unknown:
                Refuse(incoming, new SipReply(501) { Headers = Allow }, SipRejection.UnknownMethod);
                break;
            default:
                ServeAdmitted(incoming);
                break;
        }
    }

    void ServeOptions(IncomingRequest incoming)
    {
        if (!RefuseExtension(incoming))
        {
            _stateless.Send(incoming.Message, incoming.Path, new SipReply(200)
            {
                Headers = [.. InviteSession.Abilities, ("Accept", "application/sdp")],
            });
        }
    }

    void ServeRegister(IncomingRequest incoming)
    {
        var (request, head, path) = incoming;
        switch (_doorkeeper.JudgeRegister(request, head, path))
        {
            case Admitted.Refused refused:
                Refuse(incoming, refused.Reply, refused.Reason);
                break;
            case Admitted.Seat seat when !RefuseExtension(incoming):
                var reply = _registrar.Register(seat.User, request, head, path);
                if (reply.Status >= 300)
                {
                    _context.Reject(SipRejection.BadRegistration, path);
                }

                var answer = ReplyHead.From(request, path);
                answer.GiveTag(_context.Tokens.Tag());
                _context.Transactions.OpenServer(head, answer, path, null).Respond(reply);
                break;
        }
    }

    void ServeAdmitted(IncomingRequest incoming)
    {
        var admitted = _doorkeeper.Judge(incoming.Message, incoming.Head, incoming.Path);
        if (admitted is Admitted.Refused refused)
        {
            Refuse(incoming, refused.Reply, refused.Reason);
        }
        else if (incoming.Head.Method != SipMethod.Invite)
        {
            RefuseOutside(incoming);
        }
        else if (!RefuseExtension(incoming))
        {
            ServeInvite(incoming, admitted);
        }
    }

    // REFER and NOTIFY live inside calls only: nobody has us dial without one (RFC 3515 §5.1), and a NOTIFY without its
    // subscription is 481 (RFC 6665 §4.1.3).
    void RefuseOutside(IncomingRequest incoming)
    {
        switch (incoming.Head.Method)
        {
            case SipMethod.Refer:
                Refuse(incoming, new SipReply(403), SipRejection.BadTransfer);
                break;
            case SipMethod.Notify:
                Refuse(incoming, new SipReply(481), SipRejection.UnknownDialog);
                break;
            default:
                Refuse(incoming, new SipReply(405) { Headers = Allow }, SipRejection.UnknownMethod);
                break;
        }
    }

    void ServeInvite(IncomingRequest incoming, Admitted admitted)
    {
        var trunk = (admitted as Admitted.Trunk)?.Line;
        var kind = SessionBody.Read(incoming.Message, out var offer);
        if (kind == BodyKind.Unknown)
        {
            var accept = new SipReply(415) { Headers = [("Accept", "application/sdp")] };
            Refuse(incoming, accept, SipRejection.UnknownBody);
        }
        else if (!TakesDescriptions(incoming.Message))
        {
            Refuse(incoming, new SipReply(406), SipRejection.UnknownBody);
        }
        else if (kind == BodyKind.Unreadable)
        {
            Refuse(incoming, new SipReply(488), SipRejection.BadDescription);
        }
        else if (InviteSession.IsTooBrief(incoming.Message, _context.Times.SessionLeast))
        {
            var least = (long)_context.Times.SessionLeast.TotalSeconds;
            Refuse(incoming, new SipReply(422) { Headers = [("Min-SE", $"{least}")] }, SipRejection.Malformed);
        }
        else if (trunk is not null && _trunks.IsFull(trunk))
        {
            Refuse(incoming, new SipReply(486), SipRejection.TrunkFull);
        }
        else
        {
            OfferCall(incoming, admitted, trunk, offer);
        }
    }

    // Whoever lists what he reads and leaves session descriptions out cannot be answered (§21.4.7).
    static bool TakesDescriptions(SipRequest request) =>
        !request.Has(HeaderName.Accept) || request.First(HeaderName.Accept).IsEmpty
        || request.List(HeaderName.Accept).Exists(
            value => SessionBody.Is(value, "application/sdp") || SessionBody.Is(value, "application/*")
                || SessionBody.Is(value, "*/*"));

    void OfferCall(IncomingRequest incoming, Admitted admitted, SipTrunk? trunk, SessionDescription? offer)
    {
        var session = _sessions.Accept(trunk, incoming);
        if (offer is null)
        {
            session.ExpectOfferFromUs();
        }

        SipOrigin origin = admitted is Admitted.Seat seat
            ? new SipOrigin.FromSeat(seat.User)
            : new SipOrigin.FromTrunk(trunk!.Name);
        var details = CallReader.Read(incoming, trunk is not null, _context.Limits.TextChars);
        _context.Tell(new SipOutput.CallOffered(session.Id, origin, details, offer));
    }

    bool RefuseExtension(IncomingRequest incoming)
    {
        var unknown = Extensions.Unknown(incoming.Message);
        if (unknown.Count > 0)
        {
            var headers = ("Unsupported", string.Join(", ", unknown));
            Refuse(incoming, new SipReply(420) { Headers = [headers] }, SipRejection.UnknownExtension);
        }

        return unknown.Count > 0;
    }

    void Refuse(IncomingRequest incoming, SipReply reply, SipRejection reason)
    {
        _context.Reject(reason, incoming.Path);
        _stateless.Send(incoming.Message, incoming.Path, reply);
    }

    SipReply Busy() => new(503)
    {
        Headers = [("Retry-After", $"{(long)Math.Ceiling(_context.Times.RetryAfter.TotalSeconds)}")],
    };

    static IReadOnlyList<(string Name, string Value)> Allow => [("Allow", SipMethods.Served)];

    static string NameToCount(string method) => SipMethods.Parse(System.Text.Encoding.Latin1.GetBytes(method)).Name();
}
