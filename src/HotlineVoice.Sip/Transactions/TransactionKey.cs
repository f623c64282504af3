using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Transactions;

/// <summary>What makes two messages belong together (RFC 3261 §17.1.3 and §17.2.3).</summary>
readonly record struct TransactionKey(string Branch, string SentBy, string Method)
{
    /// <summary>Key of the transaction that an incoming request belongs to; an ACK belongs to its INVITE.</summary>
    public static TransactionKey OfRequest(RequestHead head)
    {
        var method = head.Method == SipMethod.Ack ? "INVITE" : head.CSeq.Method;
        return head.TopVia.Branch is { } branch && branch.Length > Via.Cookie.Length
            && branch.StartsWith(Via.Cookie, StringComparison.OrdinalIgnoreCase)
            ? new TransactionKey(branch, head.TopVia.SentBy, method)
            : new TransactionKey(OldBranch(head), head.TopVia.SentBy, method);
    }

    /// <summary>Key of the INVITE that a CANCEL means (§9.2).</summary>
    public static TransactionKey OfCancelled(RequestHead head) => OfRequest(head) with { Method = "INVITE" };

    public static TransactionKey OfResponse(Via topVia, CSeq cseq) => new(topVia.Branch ?? "", "", cseq.Method);

    // RFC 2543 peers: no usable branch, so everything that stays the same from INVITE to ACK and CANCEL (§17.2.3); the
    // To tag does not, it comes with our answer.
    static string OldBranch(RequestHead head) =>
        $"2543 {head.CallId} {head.From.Tag} {head.CSeq.Number} {head.Uri.Bare()} {head.TopVia.Branch}";
}
