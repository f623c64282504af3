namespace HotlineVoice.Sip;

/// <summary>Orders of the exchange.</summary>
public sealed partial class SipStack
{
    /// <summary>An order of the exchange.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">Uptime.</param>
    public void Order(SipOrder order, TimeSpan now)
    {
        _context.Turn(now);
        switch (order)
        {
            case SipOrder.Ring ring when _sessions.TryFind(ring.Session, out var session):
                session.Ring(ring.Status, ring.Early);
                break;
            case SipOrder.Answer answer when _sessions.TryFind(answer.Session, out var session):
                session.Answer(answer.Description);
                break;
            case SipOrder.Refuse refuse when _sessions.TryFind(refuse.Session, out var session):
                session.Refuse(refuse.Status, refuse.RetryAfter);
                break;
            case SipOrder.Dial dial:
                _sessions.Dial(dial);
                break;
            case SipOrder.HangUp hangUp when _sessions.TryFind(hangUp.Session, out var session):
                session.HangUp(hangUp.Cause);
                break;
            case SipOrder.Renegotiate renegotiate when _sessions.TryFind(renegotiate.Session, out var session):
                session.Renegotiate(renegotiate.Offer);
                break;
            case SipOrder.AcceptOffer accept when _sessions.TryFind(accept.Session, out var session):
                session.AcceptOffer(accept.Description);
                break;
            case SipOrder.RejectOffer reject when _sessions.TryFind(reject.Session, out var session):
                session.RejectOffer(reject.Status);
                break;
            default:
                OrderTransfer(order);
                break;
        }
    }

    void OrderTransfer(SipOrder order)
    {
        switch (order)
        {
            case SipOrder.AcceptTransfer accept when _sessions.TryFind(accept.Session, out var session):
                session.AcceptTransfer();
                break;
            case SipOrder.RefuseTransfer refuse when _sessions.TryFind(refuse.Session, out var session):
                session.RefuseTransfer(refuse.Status);
                break;
            case SipOrder.ReportTransfer report when _sessions.TryFind(report.Session, out var session):
                session.ReportTransfer(report.Status);
                break;
            case SipOrder.AskTransfer ask when _sessions.TryFind(ask.Session, out var session):
                var replaced = ask.Replaces is { } id && _sessions.TryFind(id, out var other) ? other : null;
                session.AskTransfer(ask.User, isAttended: ask.Replaces is not null, replaced);
                break;
            default:
                OrderTables(order);
                break;
        }
    }

    // What is not a table is an order for a session that has ended, and its end is already told.
    void OrderTables(SipOrder order)
    {
        switch (order)
        {
            case SipOrder.SetAccounts set:
                _accounts.Replace(set.Accounts);
                _registrar.KeepOnly(user => _accounts.Find(user) is not null);
                break;
            case SipOrder.SetTrunks set:
                _trunks.Replace(set.Trunks);
                break;
            case SipOrder.RestoreBinding restore when _accounts.Find(restore.Binding.User) is not null:
                _registrar.Restore(restore.Binding);
                break;
            case SipOrder.RestoreBinding restore:
                _context.Tell(new SipOutput.BindingGone(restore.Binding.User, restore.Binding.Contact));
                break;
            case SipOrder.Drain:
                _isDraining = true;
                break;
            case SipOrder.Overload overload:
                _isOverloaded = overload.Overloaded;
                break;
        }
    }
}
