using System.Net;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Sessions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Dialogs;

/// <summary>What two user agents agree to remember of each other (RFC 3261 §12): names, order of requests, the peer's
/// address and the proxies between.</summary>
sealed class Dialog
{
    readonly string _localAddress;
    readonly string _remoteAddress;
    uint _localCSeq;
    uint? _remoteCSeq;

    Dialog(DialogId id, InviteSession session, SipPath peer, DialogAddresses addresses)
    {
        Id = id;
        Session = session;
        Peer = peer;
        (_localAddress, _remoteAddress) = (addresses.Local, addresses.Remote);
        _localCSeq = addresses.LocalCSeq;
        _remoteCSeq = addresses.RemoteCSeq;
        Routes = addresses.Routes;
        Target = addresses.Target;
    }

    public DialogId Id { get; }

    public InviteSession Session { get; }

    /// <summary>The way the peer's first message came.</summary>
    public SipPath Peer { get; private set; }

    /// <summary>The remote target: Request-URI of our requests (§12.2.1.1).</summary>
    public string Target { get; private set; }

    /// <summary>The route set, fixed when the dialog is confirmed.</summary>
    public IReadOnlyList<string> Routes { get; private set; }

    /// <summary>The dialog that our answer to an INVITE makes (§12.1.1).</summary>
    public static Dialog OfServer(
        InviteSession session, RequestHead request, SipRequest message, (string Tag, SipPath Path) own)
    {
        var id = new DialogId(request.CallId, own.Tag, request.From.Tag ?? "");
        return new Dialog(id, session, own.Path, new DialogAddresses(
            Local: $"{message.Text(HeaderName.To)};tag={own.Tag}",
            Remote: message.Text(HeaderName.From) ?? "",
            Target: ContactOf(message) ?? request.From.Uri.ToString(),
            Routes: message.List(HeaderName.RecordRoute),
            LocalCSeq: 0,
            RemoteCSeq: request.CSeq.Number));
    }

    /// <summary>The dialog that an answer to our INVITE makes (§12.1.2); its Record-Route is read backwards.</summary>
    public static Dialog OfClient(
        InviteSession session, RequestDraft draft, ResponseHead head, SipResponse answer)
    {
        var routes = answer.List(HeaderName.RecordRoute);
        routes.Reverse();
        var id = new DialogId(head.CallId, head.From.Tag ?? "", head.To.Tag ?? "");
        return new Dialog(id, session, head.Path, new DialogAddresses(
            Local: draft.From,
            Remote: answer.Text(HeaderName.To) ?? draft.To,
            Target: ContactOf(answer) ?? draft.Uri,
            Routes: routes,
            LocalCSeq: draft.CSeq,
            RemoteCSeq: null));
    }

    /// <summary>The final answer may name another target and route than the provisional one did (§13.2.2.4).</summary>
    public void Confirm(SipResponse response, SipPath path)
    {
        Peer = path;
        var routes = response.List(HeaderName.RecordRoute);
        routes.Reverse();
        Routes = routes;
        Retarget(response);
    }

    /// <summary>Target refresh by INVITE or UPDATE, theirs or an answer to ours (§12.2.1.2, RFC 3311 §5.1).</summary>
    public void Retarget(SipMessage message) => Target = ContactOf(message) ?? Target;

    /// <summary>The peer was heard by another way: a phone's new connection, a router's new port.</summary>
    public void MovedTo(SipPath path) => Peer = path;

    /// <summary>False when the number went back (§12.2.2).</summary>
    public bool TakeCSeq(uint number)
    {
        if (_remoteCSeq >= number)
        {
            return false;
        }

        _remoteCSeq = number;
        return true;
    }

    /// <summary>A request of ours inside the dialog (§12.2.1.1), with loose or strict routing (§16.12.1.2).</summary>
    public RequestDraft Next(SipMethod method, StackContext context) => Draft(method, ++_localCSeq, context);

    /// <summary>The ACK of a 2xx: the INVITE's number, its own branch (§13.2.2.4).</summary>
    public RequestDraft Ack(uint cseq, StackContext context) => Draft(SipMethod.Ack, cseq, context);

    /// <summary>True when a request in this dialog may come from there: the peer's address, or its route's or target's.
    /// </summary>
    public bool MayComeFrom(IPAddress source)
    {
        if (source.Equals(Peer.Remote.Address) || Session.Trunk?.From.Contains(source) == true)
        {
            return true;
        }

        return Routes.Any(route => NameAddress.TryParse(route, out var address) && Names(address.Uri, source));
    }

    static bool Names(SipUri uri, IPAddress source) =>
        HostPort.TryAddress(uri.Host, out var address) && address.Equals(source);

    RequestDraft Draft(SipMethod method, uint cseq, StackContext context)
    {
        var uri = Target;
        var routes = Routes;
        if (Routes.Count > 0 && NameAddress.TryParse(Routes[0], out var first) && !first.Uri.IsLooseRouter)
        {
            // A strict router wants to be the Request-URI itself; the target goes to the end of the list.
            uri = (first.Uri with { HeaderText = "" }).ToString();
            routes = [.. Routes.Skip(1), $"<{Target}>"];
        }

        return new RequestDraft
        {
            Method = method,
            Uri = uri,
            From = _localAddress,
            To = _remoteAddress,
            CallId = Id.CallId,
            CSeq = cseq,
            Path = NextHop.Of(this, context),
            Routes = routes,
        };
    }

    static string? ContactOf(SipMessage message) =>
        message.List(HeaderName.Contact) is [var first, ..] && NameAddress.TryParse(first, out var contact)
            && contact.Uri.IsSip
            ? (contact.Uri with { HeaderText = "" }).ToString()
            : null;
}

/// <summary>What a dialog begins with.</summary>
readonly record struct DialogAddresses(
    string Local, string Remote, string Target, IReadOnlyList<string> Routes, uint LocalCSeq, uint? RemoteCSeq);
