using HotlineVoice.Sip.Authentication;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Transactions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Sessions;

/// <summary>What became of a request in a dialog. Of an INVITE every repeated 2xx is told again, for its ACK.</summary>
/// <param name="transaction">The transaction that carried it.</param>
/// <param name="status">The final status; 408 and 503 stand for silence and a broken wire.</param>
/// <param name="response">The answer; null when there was none.</param>
delegate void RequestOutcome(ClientTransaction transaction, int status, SipResponse? response);

/// <summary>One request of ours inside a dialog, with its retry against a challenge (only where <paramref
/// name="digest"/> is given: in calls that we began through a trunk).</summary>
sealed class InDialogRequest(StackContext context, Dialog dialog, DigestAnswer? digest, RequestOutcome outcome)
    : IClientUser
{
    ClientTransaction? _current;

    /// <summary>Its number in the dialog; another one after a challenge.</summary>
    public uint CSeq => _current!.Draft.CSeq;

    public InDialogRequest Send(RequestDraft draft)
    {
        _current = context.Transactions.Send(draft, this);
        return this;
    }

    /// <summary>Waits for no answer any longer.</summary>
    public void Abandon() => context.Transactions.Remove(_current!);

    public void Answered(ClientTransaction transaction, ResponseHead head, SipResponse response)
    {
        if (head.Status < 200)
        {
            return;
        }

        if (head.Status is 401 or 407 && digest is not null)
        {
            var next = dialog.Next(transaction.Draft.Method, context);
            if (digest.Answer(transaction.Draft, response, head.Path, next.CSeq) is { } again)
            {
                Send(again with { Path = next.Path });
                return;
            }
        }

        outcome(transaction, head.Status, response);
    }

    public void Unanswered(ClientTransaction transaction, bool isTimeout) =>
        outcome(transaction, isTimeout ? 408 : 503, null);
}
