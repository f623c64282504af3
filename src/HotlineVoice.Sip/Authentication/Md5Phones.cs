using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Authentication;

/// <summary>Phones that give up at a challenge with SHA-256 in it instead of passing it over as RFC 8760 §2.4 asks.
/// They are challenged with MD5 alone, or they would never ring. Nothing is lost: whoever can change messages can take
/// the stronger challenge away, too.</summary>
/// <remarks>Seen: baresip 1.0 (libre before 2.0) stops with "Function not implemented", SIPp 3.6 with "authentication
/// must use MD5". Others are found by what they do: the same Call-ID comes again with a higher number and still without
/// credentials.</remarks>
sealed class Md5Phones(StackContext context)
{
    static readonly string[] KnownAgents = ["baresip v0.", "baresip v1.", "SIPp"];

    // SIPp sends no User-Agent, but its scenarios mark their tags.
    const string TestToolMark = "SIPpTag";

    readonly Dictionary<string, (uint CSeq, bool CameAgain)> _asked = [];
    readonly Queue<string> _order = new();

    /// <summary>True when this request must be challenged with MD5 alone.</summary>
    public bool Is(SipRequest request, RequestHead head)
    {
        var agent = request.Text(HeaderName.UserAgent) ?? "";
        return Array.Exists(KnownAgents, known => agent.StartsWith(known, StringComparison.Ordinal))
            || head.From.Tag?.Contains(TestToolMark, StringComparison.Ordinal) == true
            || (_asked.TryGetValue(head.CallId, out var asked) && asked.CameAgain);
    }

    /// <summary>A request without credentials; the second one of its Call-ID says that the first challenge was not
    /// understood. A repeated datagram has the same number and says nothing.</summary>
    public void CameWithout(RequestHead head)
    {
        if (_asked.TryGetValue(head.CallId, out var asked))
        {
            _asked[head.CallId] = (head.CSeq.Number, asked.CameAgain || head.CSeq.Number > asked.CSeq);
            return;
        }

        if (_asked.Count >= context.Limits.WatchedSources)
        {
            _asked.Remove(_order.Dequeue());
        }

        _order.Enqueue(head.CallId);
        _asked[head.CallId] = (head.CSeq.Number, false);
    }

    /// <summary>It answered with SHA-256 after all: a phone that always begins without credentials.</summary>
    public void AnsweredStrongly(RequestHead head)
    {
        if (_asked.ContainsKey(head.CallId))
        {
            _asked[head.CallId] = (uint.MaxValue, false);
        }
    }
}
