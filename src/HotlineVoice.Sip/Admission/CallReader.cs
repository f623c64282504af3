using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Admission;

/// <summary>Reads what an INVITE says about its caller (RFC 3261 §8.1.1, RFC 3323, RFC 3325) into texts fit for people.
/// </summary>
static class CallReader
{
    public static SipCallDetails Read(IncomingRequest incoming, bool isFromTrunk, int charsMost)
    {
        var (message, head) = (incoming.Message, incoming.Head);
        string Clean(string text) => WireText.Clean(text, charsMost);
        return new SipCallDetails(
            Clean(head.CallId),
            Clean(head.Uri.UserText),
            Clean(head.To.Uri.ToString()),
            Clean(head.From.Uri.UserText),
            head.From.Display is { } display ? Clean(display) : null,
            isFromTrunk && AssertedUser(message) is { } asserted ? Clean(asserted) : null,
            IsRestricted(message, head),
            message.Text(HeaderName.UserAgent) is { } agent ? Clean(agent) : null);
    }

    // A trunk asserts a sip: and a tel: address or one of them; both name the same number.
    static string? AssertedUser(SipRequest message)
    {
        foreach (var value in message.List(HeaderName.PAssertedIdentity))
        {
            if (NameAddress.TryParse(value, out var address) && address.Uri.UserText.Length > 0)
            {
                return address.Uri.UserText;
            }
        }

        return null;
    }

    static bool IsRestricted(SipRequest message, RequestHead head)
    {
        if (head.From.Uri.UserText.Equals("anonymous", StringComparison.OrdinalIgnoreCase)
            || head.From.Uri.Host.Equals("anonymous.invalid", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var words = (message.Text(HeaderName.Privacy) ?? "").Split(
            [';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => word.ToLowerInvariant() is "id" or "header" or "user");
    }
}
