using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Sip.Wire;

/// <summary>Answers that leave nothing behind (RFC 3261 §8.2.7): challenges, refusals of strangers, overload. The To
/// tag is made of the request itself, so that a repeated request gets the same answer and a flood costs no
/// memory.</summary>
sealed class StatelessReply(StackContext context)
{
    readonly byte[] _key = context.Tokens.Bytes(32);

    public void Send(SipRequest request, SipPath path, SipReply reply)
    {
        if (request.Method == SipMethod.Ack)
        {
            return;
        }

        var head = ReplyHead.From(request, path);
        if (reply.Status > 100)
        {
            head.GiveTag(TagOf(request));
        }

        var writer = new SipWriter();
        reply.WriteTo(writer, head, context.Options.UserAgent);
        context.Outbox.Count(head.Method, reply.Status);
        if (path.IsReliable)
        {
            context.Paths.Send(path, writer.TakeArray());
        }
        else
        {
            context.Outbox.Send(path, writer);
        }
    }

    /// <summary>True for the ACK of an answer of ours that left nothing behind: expected, and nothing to
    /// count.</summary>
    public bool IsOwnTag(SipRequest request, string tag) => tag == TagOf(request);

    string TagOf(SipRequest request)
    {
        var same = $"{request.Text(HeaderName.CallId)} {request.Text(HeaderName.From)} {request.Text(HeaderName.Via)}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.Latin1.GetBytes(same))[..8]);
    }
}
