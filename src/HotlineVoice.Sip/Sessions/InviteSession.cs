using HotlineVoice.Sip.Authentication;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sdp;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>One call leg from its first INVITE to its last BYE. This file: what it is; .Accept: calls to us; .Reliable:
/// their ringing with PRACK; .Dial: calls by us; .Renegotiate: new offers; .Refresh: session timers; .Inside: other
/// requests in the call, transfers among them; .End: all endings.</summary>
sealed partial class InviteSession : IServerUser, ITimed
{
    readonly StackContext _context;
    readonly SessionTable _table;
    Dialog? _dialog;
    bool _isTold;
    bool _isDialled;

    InviteSession(StackContext context, SessionTable table, SipSessionId id, SipTrunk? trunk)
    {
        _context = context;
        _table = table;
        Id = id;
        Trunk = trunk;
    }

    public SipSessionId Id { get; }

    /// <summary>The trunk that carries it; null for seats and plain addresses.</summary>
    public SipTrunk? Trunk { get; }

    public SessionState State { get; private set; }

    /// <summary>The dialog it talks in; null while several phones ring.</summary>
    public Dialog? Dialog => _dialog;

    public void Fire(TimerName timer)
    {
        switch (timer)
        {
            case TimerName.RepeatAnswer:
                RepeatAnswer();
                break;
            case TimerName.GiveUpAnswer:
                GiveUpAnswer();
                break;
            case TimerName.RepeatRing:
                RepeatRing();
                break;
            case TimerName.GiveUpRing:
                GiveUpRing();
                break;
            case TimerName.RingAgain:
                RingAgain();
                break;
            case TimerName.NoAnswer:
                NobodyAnswered();
                break;
            case TimerName.OfferAgain:
                OfferAgain();
                break;
            case TimerName.OfferSilent:
                OfferSilent();
                break;
            case TimerName.OfferUnanswered:
                RejectOffer(500);
                break;
            case TimerName.Refresh:
                Refresh();
                break;
            default:
                Expire();
                break;
        }
    }

    /// <summary>What we can do, for messages that begin or describe a call.</summary>
    public static IReadOnlyList<(string Name, string Value)> Abilities =>
    [
        ("Allow", SipMethods.Served), ("Supported", Extensions.Supported), ("Allow-Events", Extensions.Events),
    ];

    public string Contact(SipPath path) => _context.Addresses.Contact(path, null);

    /// <summary>Credentials are for calls that we began through a trunk; in a call of a stranger a challenge is a trap.
    /// </summary>
    public DigestAnswer? NewDigest() => _isDialled && Trunk is not null ? new DigestAnswer(_context, Trunk) : null;

    public InDialogRequest SendInside(RequestDraft draft, RequestOutcome outcome) =>
        new InDialogRequest(_context, _dialog!, NewDigest(), outcome).Send(draft);

    static RequestDraft WithBody(RequestDraft draft, SessionDescription? description) => description is null
        ? draft
        : draft with { ContentType = "application/sdp", Body = description.Write() };

    static SipReply WithBody(SipReply reply, SessionDescription? description) => description is null
        ? reply
        : reply with { ContentType = "application/sdp", Body = description.Write() };
}
