using System.Diagnostics.CodeAnalysis;
using System.Net;
using HotlineVoice.Sip.Admission;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Registrations;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>All living call legs, and where each kind of target is.</summary>
sealed class SessionTable(StackContext context, TrunkBoard trunks, Registrar registrar)
{
    readonly Dictionary<SipSessionId, InviteSession> _sessions = [];
    long _lastId;

    public bool IsFull => _sessions.Count >= context.Limits.Sessions;

    public SipSessionId NewId() => new(++_lastId);

    public bool TryFind(SipSessionId id, [NotNullWhen(true)] out InviteSession? session) =>
        _sessions.TryGetValue(id, out session);

    public InviteSession Accept(SipTrunk? trunk, IncomingRequest incoming)
    {
        var session = InviteSession.Accept(context, this, (NewId(), trunk), incoming);
        Add(session);
        return session;
    }

    public void Dial(SipOrder.Dial order)
    {
        var trunk = order.Target is SipTarget.ToTrunk target ? trunks.Named(target.Trunk) : null;
        var aims = AimsOf(order.Target, trunk);
        if (_sessions.ContainsKey(order.Session))
        {
            return;
        }

        if (IsFull || context.Transactions.IsFull || (trunk is not null && trunks.IsFull(trunk)))
        {
            Fail(order.Session, SipEndReason.NoRoom, 503);
            return;
        }

        if (aims.Count == 0)
        {
            Fail(order.Session, SipEndReason.NowhereToGo, 480);
            return;
        }

        var session = InviteSession.Dial(context, this, order, trunk);
        Add(session);
        foreach (var aim in aims)
        {
            session.Try(aim, order.From);
        }
    }

    /// <summary>The exchange has heard of its end: its line is free again.</summary>
    public void Told(InviteSession session)
    {
        if (session.Trunk is { } trunk)
        {
            trunks.CallEnded(trunk);
        }
    }

    public void Remove(InviteSession session)
    {
        _sessions.Remove(session.Id);
        context.Counters.Sessions = _sessions.Count;
    }

    void Fail(SipSessionId session, SipEndReason reason, int status) =>
        context.Tell(new SipOutput.CallEnded(session, new SipEnd(reason, ByPeer: false, status)));

    void Add(InviteSession session)
    {
        _sessions[session.Id] = session;
        context.Counters.Sessions = _sessions.Count;
        if (session.Trunk is { } trunk)
        {
            trunks.CallBegan(trunk);
        }
    }

    List<DialAim> AimsOf(SipTarget target, SipTrunk? trunk) => target switch
    {
        SipTarget.ToSeat seat => [.. registrar.Of(seat.User).Select(AimAt).OfType<DialAim>()],
        SipTarget.ToTrunk line when trunk?.To is { } to => AimAt(
            to with { User = DialAim.Escape(line.Number) }, trunk.ToAddress, trunk.Transport, isTrunk: true),
        SipTarget.ToUri uri => AimAt(uri.Uri, uri.Via, uri.Transport, isTrunk: false),
        _ => [],
    };

    DialAim? AimAt(Binding binding)
    {
        var path = NextHop.Of(binding.Contact, binding.Path, isTrusted: false, context);
        var domain = context.Options.Domain;
        return new DialAim(
            binding.Contact.ToString(), $"sip:{DialAim.Escape(binding.User)}@{domain}", path, domain, IsTrunk: false);
    }

    List<DialAim> AimAt(SipUri uri, IPEndPoint? via, SipTransport usual, bool isTrunk)
    {
        var transport = NextHop.TransportOf(uri, usual);
        var remote = via;
        if (remote is null && HostPort.TryAddress(uri.Host, out var address))
        {
            remote = new IPEndPoint(address, uri.Port ?? (transport == SipTransport.Tls ? 5_061 : 5_060));
        }

        if (remote is null || context.Addresses.PathTo(transport, remote) is not { } path)
        {
            return [];
        }

        var to = (uri with { Port = null }).Bare().ToString();
        return [new DialAim(uri.ToString(), to, path, context.Options.Domain, isTrunk)];
    }
}
