using System.Text;

namespace HotlineVoice.Sip.Messages;

/// <summary>Headers the stack reads; every other one is carried past.</summary>
enum HeaderName : byte
{
    Other,
    Via,
    From,
    To,
    CallId,
    CSeq,
    Contact,
    MaxForwards,
    ContentLength,
    ContentType,
    ContentEncoding,
    ContentDisposition,
    Route,
    RecordRoute,
    Expires,
    MinExpires,
    Require,
    ProxyRequire,
    Supported,
    Unsupported,
    Allow,
    Accept,
    Authorization,
    ProxyAuthorization,
    WwwAuthenticate,
    ProxyAuthenticate,
    UserAgent,
    PAssertedIdentity,
    Privacy,
    Reason,
    RetryAfter,
    SessionExpires,
    MinSe,
    Date,
    RSeq,
    RAck,
    ReferTo,
    ReferSub,
    Event,
    SubscriptionState,
}

static class HeaderNames
{
    static readonly (byte[] Name, byte Compact, HeaderName Header)[] Known =
    [
        Entry("Via", 'v', HeaderName.Via),
        Entry("From", 'f', HeaderName.From),
        Entry("To", 't', HeaderName.To),
        Entry("Call-ID", 'i', HeaderName.CallId),
        Entry("CSeq", '\0', HeaderName.CSeq),
        Entry("Contact", 'm', HeaderName.Contact),
        Entry("Max-Forwards", '\0', HeaderName.MaxForwards),
        Entry("Content-Length", 'l', HeaderName.ContentLength),
        Entry("Content-Type", 'c', HeaderName.ContentType),
        Entry("Content-Encoding", 'e', HeaderName.ContentEncoding),
        Entry("Content-Disposition", '\0', HeaderName.ContentDisposition),
        Entry("Route", '\0', HeaderName.Route),
        Entry("Record-Route", '\0', HeaderName.RecordRoute),
        Entry("Expires", '\0', HeaderName.Expires),
        Entry("Min-Expires", '\0', HeaderName.MinExpires),
        Entry("Require", '\0', HeaderName.Require),
        Entry("Proxy-Require", '\0', HeaderName.ProxyRequire),
        Entry("Supported", 'k', HeaderName.Supported),
        Entry("Unsupported", '\0', HeaderName.Unsupported),
        Entry("Allow", '\0', HeaderName.Allow),
        Entry("Accept", '\0', HeaderName.Accept),
        Entry("Authorization", '\0', HeaderName.Authorization),
        Entry("Proxy-Authorization", '\0', HeaderName.ProxyAuthorization),
        Entry("WWW-Authenticate", '\0', HeaderName.WwwAuthenticate),
        Entry("Proxy-Authenticate", '\0', HeaderName.ProxyAuthenticate),
        Entry("User-Agent", '\0', HeaderName.UserAgent),
        Entry("P-Asserted-Identity", '\0', HeaderName.PAssertedIdentity),
        Entry("Privacy", '\0', HeaderName.Privacy),
        Entry("Reason", '\0', HeaderName.Reason),
        Entry("Retry-After", '\0', HeaderName.RetryAfter),
        Entry("Session-Expires", 'x', HeaderName.SessionExpires),
        Entry("Min-SE", '\0', HeaderName.MinSe),
        Entry("Date", '\0', HeaderName.Date),
        Entry("RSeq", '\0', HeaderName.RSeq),
        Entry("RAck", '\0', HeaderName.RAck),
        Entry("Refer-To", 'r', HeaderName.ReferTo),
        Entry("Refer-Sub", '\0', HeaderName.ReferSub),
        Entry("Event", 'o', HeaderName.Event),
        Entry("Subscription-State", '\0', HeaderName.SubscriptionState),
    ];

    /// <summary>Finds a header by its name in any case or by its compact letter (RFC 3261 §7.3.3).</summary>
    public static HeaderName Parse(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            var letter = (byte)(name[0] | 0x20);
            foreach (var entry in Known)
            {
                if (entry.Compact == letter)
                {
                    return entry.Header;
                }
            }

            return HeaderName.Other;
        }

        foreach (var entry in Known)
        {
            if (entry.Name.Length == name.Length && Ascii.EqualsIgnoreCase(entry.Name, name))
            {
                return entry.Header;
            }
        }

        return HeaderName.Other;
    }

    /// <summary>Headers of which a message has at most one; a second one makes it ambiguous and therefore bad
    /// (RFC 4475 §3.3.8).</summary>
    public static bool IsSingle(HeaderName header) => header is HeaderName.From or HeaderName.To or HeaderName.CallId
        or HeaderName.CSeq or HeaderName.MaxForwards or HeaderName.ContentLength or HeaderName.ContentType
        or HeaderName.Expires;

    static (byte[] Name, byte Compact, HeaderName Header) Entry(string name, char compact, HeaderName header) =>
        (Encoding.ASCII.GetBytes(name), (byte)compact, header);
}
