using HotlineVoice.Sip;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Callers;

// A second call while the first is on hold, and the button that joins the two (RFC 5589 §7.1).
sealed partial class Telephone
{
    SipSessionId? _held;
    string _consulted = "";

    /// <summary>Puts its call on hold and dials another number; what it hears from then on is the second
    /// call's.</summary>
    public void Consult(string number, TimeSpan now)
    {
        Renegotiate(MediaDirection.Inactive, now);
        (_held, _consulted) = (_session, number);
        _version++;
        _offer = OfferAnswer.Offer(OurSound());
        _session = _stack.NewSession();
        State = TelephoneState.Calling;
        Dial(_session, number, now);
    }

    /// <summary>Asks the server to join its two peers (REFER with Replaces).</summary>
    public void TransferToConsulted(TimeSpan now)
    {
        if (_held is not { } held)
            return;
        TransferStatus = 0;
        _stack.Order(new SipOrder.AskTransfer(held, _consulted, _session), now);
    }

    void Dial(SipSessionId session, string number, TimeSpan now) => _stack.Order(new SipOrder.Dial(
        session,
        new SipTarget.ToTrunk(Server, number),
        _offer!,
        new SipCallerName(_options.Number),
        _noAnswerAfter), now);

    /// <summary>The held call is over; the other goes on.</summary>
    bool EndsHeld(SipOutput.CallEnded ended, TimeSpan now)
    {
        if (_held is not { } held || ended.Session != held)
            return false;
        _held = null;
        _stack.Order(new SipOrder.HangUp(_session), now);
        return true;
    }
}
