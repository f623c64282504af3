using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sessions;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Transfers;

/// <summary>One REFER of the peer (RFC 3515): it waits for the exchange's word, and after a yes its subscription lives
/// until the final report, a NOTIFY that fails, or the end of the call.</summary>
/// <remarks>A NOTIFY that is refused or never answered ends the subscription and not the call: 481 and 408 speak of the
/// usage they answer (RFC 5057 §5.1), and a telephone that is really gone does not answer the session's refresh either.
/// </remarks>
sealed class ServedTransfer(StackContext context, InviteSession session, ServerTransaction refer, bool needsId) : ITimed
{
    // Reports that wait for the answer to the one before; a phone that is this far behind is told the next final one.
    const int ReportsMost = 8;

    readonly Queue<int> _waiting = new();
    Stage _stage = Stage.Asked;
    bool _isSilent;
    bool _isOut;
    int _lastTold;

    enum Stage : byte
    {
        /// <summary>The REFER has no answer yet.</summary>
        Asked,

        /// <summary>Accepted; reports go out.</summary>
        Reporting,

        /// <summary>The final report waits for those before it.</summary>
        Concluding,

        /// <summary>Nothing more will be said.</summary>
        Over,
    }

    public bool IsOver => _stage == Stage.Over;

    /// <summary>Tells the exchange. Its answer must arrive before the asker gives up after 64·T1 (timer F), so half of
    /// that is its time.</summary>
    public void Ask(TransferWish wish, bool isSilent)
    {
        _isSilent = isSilent;
        context.Start(this, TimerName.TransferUndecided, context.Times.TransactionMost / 2);
        context.Tell(new SipOutput.TransferAsked(session.Id, wish.User, wish.Replaces));
    }

    public void Accept()
    {
        if (_stage != Stage.Asked)
        {
            return;
        }

        context.Stop(this, TimerName.TransferUndecided);
        refer.Respond(new SipReply(202)
        {
            Contact = session.Contact(refer.Path),
            Headers = _isSilent ? [("Refer-Sub", "false")] : [],
        });
        if (_isSilent)
        {
            End();
            return;
        }

        _stage = Stage.Reporting;
        Report(100);
    }

    public void Refuse(int status)
    {
        if (_stage == Stage.Asked)
        {
            End();
            refer.Respond(new SipReply(status is >= 300 and < 700 ? status : 603));
        }
    }

    public void Report(int status)
    {
        var told = status is >= 100 and < 700 ? status : 500;
        if (_stage != Stage.Reporting || (told < 200 && _waiting.Count >= ReportsMost))
        {
            return;
        }

        _stage = told < 200 ? Stage.Reporting : Stage.Concluding;
        _waiting.Enqueue(told);
        SendNext();
    }

    /// <summary>The call is over: a REFER without an answer gets one (RFC 3261 §15.1.2), reports that wait are
    /// forgotten.</summary>
    public void Drop()
    {
        var isUnanswered = _stage == Stage.Asked;
        End();
        if (isUnanswered)
        {
            refer.Respond(new SipReply(487));
        }
    }

    public void Fire(TimerName timer)
    {
        if (timer == TimerName.TransferUndecided)
        {
            Refuse(603);
        }
        else if (_isOut || _waiting.Count > 0)
        {
            context.Start(this, TimerName.TransferRenewal, context.Times.TransferNotice / 2);
        }
        else
        {
            Report(_lastTold);
        }
    }

    void SendNext()
    {
        if (_isOut || !_waiting.TryDequeue(out var status))
        {
            return;
        }

        (_isOut, _lastTold) = (true, status);
        var expires = (long)context.Times.TransferNotice.TotalSeconds;
        var draft = session.Dialog!.Next(SipMethod.Notify, context);
        draft = draft with
        {
            Contact = session.Contact(draft.Path),
            Headers =
            [
                ("Event", needsId ? $"{Extensions.Events};id={refer.Request.CSeq.Number}" : Extensions.Events),
                ("Subscription-State", status < 200 ? $"active;expires={expires}" : "terminated;reason=noresource"),
            ],
            ContentType = SipFragment.TypeWithVersion,
            Body = SipFragment.Write(status),
        };
        if (status < 200)
        {
            context.Start(this, TimerName.TransferRenewal, context.Times.TransferNotice / 2);
        }
        else
        {
            End();
        }

        session.SendInside(draft, Notified);
    }

    void Notified(ClientTransaction transaction, int status, SipResponse? response)
    {
        _isOut = false;
        if (_stage == Stage.Over)
        {
            return;
        }

        if (status is >= 200 and < 300)
        {
            SendNext();
        }
        else
        {
            End();
        }
    }

    void End()
    {
        _stage = Stage.Over;
        _waiting.Clear();
        context.Stop(this, TimerName.TransferUndecided);
        context.Stop(this, TimerName.TransferRenewal);
    }
}
