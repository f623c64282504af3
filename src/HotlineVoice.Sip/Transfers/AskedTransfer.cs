using System.Globalization;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Sessions;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Transfers;

/// <summary>What one NOTIFY says.</summary>
/// <param name="Status">The status line it carries; null when it carries none.</param>
/// <param name="Expires">How long it holds; null when it is the last.</param>
sealed record TransferNotice(int? Status, TimeSpan? Expires);

/// <summary>One REFER of ours, as a telephone sends it, and the NOTIFYs about it (RFC 3515 §2.4.4, RFC 6665
/// §4.1.3).</summary>
sealed class AskedTransfer(StackContext context, InviteSession session) : ITimed
{
    // A notifier that promises more is asked again by nobody; an hour of ringing is no transfer.
    const int ExpiresMost = 3_600;

    InDialogRequest? _refer;

    /// <summary>No NOTIFY is awaited any longer.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The final status was passed on; a peer that sends it as active still owes the end of the
    /// subscription.</summary>
    public bool IsConcluded { get; private set; }

    public void Send(string user, Dialog? replaced)
    {
        var draft = session.Dialog!.Next(SipMethod.Refer, context);
        var by = NameAddress.TryParse(draft.From, out var own) ? own.Uri.Bare().ToString() : "";
        draft = draft with
        {
            Contact = session.Contact(draft.Path),
            Headers =
            [
                ("Refer-To", ReferReader.Write(user, replaced, context)),
                ("Referred-By", $"<{by}>"),
                .. InviteSession.Abilities,
            ],
        };

        // The subscription must show itself within 64·T1 of the REFER (timer N, RFC 6665 §4.1.2.4).
        context.Start(this, TimerName.TransferSilent, context.Times.TransactionMost);
        _refer = session.SendInside(draft, Answered);
    }

    /// <summary>The answer to a NOTIFY and, when that is 200, what it says.</summary>
    public SipReply Judge(SipRequest message, out TransferNotice? notice)
    {
        notice = null;
        var (package, parameters) = Split(message.Text(HeaderName.Event));
        if (!package.Equals(Extensions.Events, StringComparison.OrdinalIgnoreCase))
        {
            return new SipReply(489) { Headers = [("Allow-Events", Extensions.Events)] };
        }

        if (Parameters.Find(parameters, "id") is { } id
            && id != _refer!.CSeq.ToString(CultureInfo.InvariantCulture))
        {
            return new SipReply(481);
        }

        var (state, terms) = Split(message.Text(HeaderName.SubscriptionState));
        int? status = null;
        if (!message.Body.IsEmpty)
        {
            if (!SessionBody.Is(message.Text(HeaderName.ContentType) ?? "", SipFragment.Type))
            {
                return new SipReply(415) { Headers = [("Accept", SipFragment.Type)] };
            }

            status = SipFragment.TryRead(message.Body, out var read) ? read : null;
        }

        if (state.Length == 0 || (status is null && !message.Body.IsEmpty))
        {
            return new SipReply(400);
        }

        var isLast = state.Equals("terminated", StringComparison.OrdinalIgnoreCase);
        notice = new TransferNotice(status, isLast ? null : ExpiresOf(terms));
        return new SipReply(200);
    }

    /// <summary>Passes on what a NOTIFY said. A subscription that ends without a final status leaves open what became
    /// of the transfer, which is told as silence.</summary>
    public void Take(TransferNotice notice)
    {
        if (notice.Expires is { } expires)
        {
            context.Start(this, TimerName.TransferSilent, expires);
        }

        if (notice.Status is { } status)
        {
            Tell(status);
        }

        if (notice.Expires is null)
        {
            Finish(408);
        }
    }

    public void Fire(TimerName timer) => Finish(408);

    public void Drop()
    {
        IsOver = true;
        context.Stop(this, TimerName.TransferSilent);
    }

    void Answered(ClientTransaction transaction, int status, SipResponse? response)
    {
        if (status >= 300)
        {
            Finish(status);
        }
    }

    void Finish(int status)
    {
        if (!IsOver)
        {
            Drop();
            Tell(status);
        }
    }

    void Tell(int status)
    {
        if (!IsConcluded)
        {
            IsConcluded = status >= 200;
            context.Tell(new SipOutput.TransferReported(session.Id, status));
        }
    }

    TimeSpan ExpiresOf(string terms) =>
        uint.TryParse(Parameters.Find(terms, "expires"), NumberStyles.None, null, out var seconds)
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, 1, ExpiresMost))
            : context.Times.TransferNotice;

    static (string Value, string Parameters) Split(string? text)
    {
        var semicolon = text?.IndexOf(';') ?? -1;
        return semicolon < 0 ? (text?.Trim() ?? "", "") : (text![..semicolon].Trim(), text[semicolon..]);
    }
}
