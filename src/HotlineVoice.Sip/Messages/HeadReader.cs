using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Messages;

/// <summary>Reads the mandatory headers (RFC 3261 §8.1.1, §8.2.6) and judges a request by §8.2 and §16.3.</summary>
static class HeadReader
{
    /// <summary>False when the request cannot even be answered: no way back, or nothing to repeat in an
    /// answer.</summary>
    public static bool IsAnswerable(SipRequest request) =>
        (Via.TryParse(FirstVia(request), out _) || request.Fault == SipRejection.WrongVersion)
        && request.Has(HeaderName.Via) && request.Has(HeaderName.From) && request.Has(HeaderName.To)
        && request.Has(HeaderName.CallId) && request.Has(HeaderName.CSeq) && request.Method != SipMethod.Ack;

    /// <summary>Null and a status when the request is bad, together with the reason to count.</summary>
    public static RequestHead? Read(SipRequest request, SipLimits limits, out int status, out SipRejection reason)
    {
        (status, reason) = Judge(request, limits);
        if (status != 0)
        {
            return null;
        }

        (status, reason) = (400, SipRejection.Malformed);
        if (!Via.TryParse(FirstVia(request), out var via)
            || !request.List(HeaderName.Via).TrueForAll(value => Via.TryParse(value, out _))
            || !NameAddress.TryParse(request.Text(HeaderName.From), out var from)
            || !NameAddress.TryParse(request.Text(HeaderName.To), out var to)
            || !CSeq.TryParse(request.Text(HeaderName.CSeq), out var cseq)
            || cseq.Method != request.MethodText
            || !IsToken(request.Text(HeaderName.CallId), limits, out var callId)
            || !AreTokens(limits, via.Branch, from.Tag, to.Tag)
            || Parameters.IsRepeated(to.Parameters, "tag") || Parameters.IsRepeated(from.Parameters, "tag")
            || !TryMaxForwards(request, out var maxForwards))
        {
            return null;
        }

        if (!SipUri.TryParse(request.UriText, out var uri) || uri.HeaderText.Length > 0)
        {
            // A Request-URI has no headers (§19.1.1); following them would be sending requests by order of a stranger.
            return null;
        }

        if (!uri.IsSip && uri.Scheme != "tel")
        {
            (status, reason) = (416, SipRejection.UnknownScheme);
            return null;
        }

        status = 0;
        return new RequestHead(request.Method, uri, via, from)
        {
            To = to,
            CallId = callId,
            CSeq = cseq,
            MaxForwards = maxForwards,
        };
    }

    public static bool TryRead(SipResponse response, SipPath path, [NotNullWhen(true)] out ResponseHead? head)
    {
        head = null;
        if (response.Fault is not null || response.Count(HeaderName.Via) == 0
            || response.List(HeaderName.Via) is not [var only] || !Via.TryParse(only, out var via)
            || !CSeq.TryParse(response.Text(HeaderName.CSeq), out var cseq)
            || response.Text(HeaderName.CallId) is not { Length: > 0 } callId
            || !NameAddress.TryParse(response.Text(HeaderName.From), out var from)
            || !NameAddress.TryParse(response.Text(HeaderName.To), out var to))
        {
            return false;
        }

        head = new ResponseHead(response.Status, via, cseq, callId) { From = from, To = to, Path = path };
        return true;
    }

    static (int Status, SipRejection Reason) Judge(SipRequest request, SipLimits limits)
    {
        var status = request.Fault switch
        {
            null => 0,
            SipRejection.WrongVersion => 505,
            SipRejection.OverLimit when request.UriSpan.Length > limits.UriBytes => 414,
            SipRejection.OverLimit => 513,
            _ => 400,
        };
        if (status == 0 && (IsOverlong(request, HeaderName.Via, limits) || IsOverlong(request, HeaderName.Route, limits)
            || IsOverlong(request, HeaderName.RecordRoute, limits) || IsOverlong(request, HeaderName.Contact, limits)))
        {
            return (513, SipRejection.OverLimit);
        }

        return (status, request.Fault ?? SipRejection.Malformed);
    }

    static bool IsOverlong(SipRequest request, HeaderName name, SipLimits limits) =>
        request.Has(name) && request.List(name).Count > limits.ListedValues;

    static string? FirstVia(SipMessage message) =>
        message.Has(HeaderName.Via) && message.List(HeaderName.Via) is [var first, ..] ? first : null;

    // 0-255 (§20.22); a request without it is taken as the usual 70.
    static bool TryMaxForwards(SipRequest request, out int maxForwards)
    {
        maxForwards = 70;
        return request.Text(HeaderName.MaxForwards) is not { } text
            || (int.TryParse(text, NumberStyles.None, null, out maxForwards) && maxForwards <= 255);
    }

    static bool IsToken(string? text, SipLimits limits, out string token)
    {
        token = text ?? "";
        return token.Length > 0 && token.Length <= limits.TokenBytes && !token.Contains(' ');
    }

    static bool AreTokens(SipLimits limits, params ReadOnlySpan<string?> tokens)
    {
        foreach (var token in tokens)
        {
            if (token?.Length > limits.TokenBytes)
            {
                return false;
            }
        }

        return true;
    }
}
