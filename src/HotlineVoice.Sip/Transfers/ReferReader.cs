using System.Net;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Sessions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Transfers;

/// <summary>What a REFER asks for.</summary>
/// <param name="User">What was dialled; may be empty when a call is named.</param>
/// <param name="Replaces">The call of ours whose place is to be taken.</param>
sealed record TransferWish(string User, SipSessionId? Replaces);

/// <summary>Reads a REFER (RFC 3515 §2.4.2) and finds the call that its Replaces names (RFC 3891 §3). Referred-By and
/// whatever else the address carries is passed over.</summary>
/// <remarks>The refusals are those that cost nothing but the REFER itself: 481, 404 and 484 would say better what is
/// wrong, but tell a telephone that its call is gone (RFC 5057 §5.1).</remarks>
static class ReferReader
{
    const int Declined = 603;

    /// <summary>0 and a wish, or the status of the refusal.</summary>
    public static int Read(IncomingRequest incoming, Dialog asking, StackContext context, out TransferWish? wish)
    {
        wish = null;
        if (incoming.Message.List(HeaderName.ReferTo) is not [var only]
            || !NameAddress.TryParse(only, out var target))
        {
            return 400;
        }

        var uri = target.Uri;
        if (!uri.IsSip)
        {
            return 416;
        }

        var status = Find(uri, asking, incoming.Path.Remote.Address, context, out var replaced);
        if (status != 0)
        {
            return status;
        }

        // We dial, nothing else, and somebody must have been dialled.
        if (uri.Parameter("method") is { } method && method != SipMethod.Invite.Name()
            || (uri.UserText.Length == 0 && replaced is null))
        {
            return Declined;
        }

        wish = new TransferWish(WireText.Clean(uri.UserText, context.Limits.TextChars), replaced);
        return 0;
    }

    /// <summary>The peer wants no reports (RFC 4488 §4).</summary>
    public static bool IsSilent(SipMessage message)
    {
        var text = message.Text(HeaderName.ReferSub) ?? "";
        var semicolon = text.IndexOf(';');
        return (semicolon < 0 ? text : text[..semicolon]).Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Refer-To of ours: the user in our domain, and the other call as its peer sees it.</summary>
    public static string Write(string user, Dialog? replaced, StackContext context)
    {
        var headers = replaced is null
            ? ""
            : UriHeaders.Write(ReplacesHeader.Name, new ReplacesHeader(
                replaced.Id.CallId, ToTag: replaced.Id.RemoteTag, FromTag: replaced.Id.LocalTag).ToString());
        return $"<sip:{DialAim.Escape(user)}@{context.Options.Domain}{headers}>";
    }

    static int Find(
        SipUri uri, Dialog asking, IPAddress source, StackContext context, out SipSessionId? replaced)
    {
        replaced = null;
        var named = UriHeaders.Find(uri.HeaderText, ReplacesHeader.Name);
        if (named.Count == 0)
        {
            return 0;
        }

        if (named.Count > 1 || !ReplacesHeader.TryParse(named[0], out var replaces))
        {
            return 400;
        }

        if (Match(replaces, asking, source, context) is not { } session)
        {
            return Declined;
        }

        replaced = session.Id;
        return replaces.IsEarlyOnly ? 486 : 0;
    }

    // Both calls end here, so that the far side which the telephone names is we ourselves and to-tag is ours; a
    // telephone that thinks of the far side's far side writes it the other way round. Only an answered call of the same
    // peer counts: a ringing one is not ours to replace (RFC 3891 §3), and a stranger's would be stolen (§5).
    static InviteSession? Match(ReplacesHeader replaces, Dialog asking, IPAddress source, StackContext context)
    {
        var ids = new[]
        {
            new DialogId(replaces.CallId, replaces.ToTag, replaces.FromTag),
            new DialogId(replaces.CallId, replaces.FromTag, replaces.ToTag),
        };
        foreach (var id in ids)
        {
            if (context.Dialogs.TryFind(id, out var dialog) && dialog != asking && dialog.MayComeFrom(source)
                && dialog.Session.Dialog == dialog
                && dialog.Session.State is SessionState.Answered or SessionState.Confirmed)
            {
                return dialog.Session;
            }
        }

        return null;
    }
}
