namespace HotlineVoice.Sip;

/// <summary>Why a message from outside was answered with an error by the stack itself, or dropped. Metric tags: may
/// only grow.</summary>
public enum SipRejection : byte
{
    /// <summary>Not SIP at all, or cut before the headers ended.</summary>
    Unreadable,

    /// <summary>Longer than <see cref="SipLimits.MessageBytes"/>.</summary>
    TooLarge,

    /// <summary>More headers, values or a longer URI than the limits.</summary>
    OverLimit,

    /// <summary>SIP, but a header it needs is missing or wrong (400).</summary>
    Malformed,

    /// <summary>Two or wrong Content-Length (400, the stream is closed).</summary>
    BadLength,

    /// <summary>Another SIP version (505).</summary>
    WrongVersion,

    /// <summary>A Request-URI we do not serve (416).</summary>
    UnknownScheme,

    /// <summary>A method we do not know (501) or do not serve here (405).</summary>
    UnknownMethod,

    /// <summary>A body we do not read (415).</summary>
    UnknownBody,

    /// <summary>Requires an extension we lack (420).</summary>
    UnknownExtension,

    /// <summary>Max-Forwards ran out (483).</summary>
    TooManyHops,

    /// <summary>The same request by two ways (482).</summary>
    Merged,

    /// <summary>No dialog or transaction of that name (481), or not from its peer.</summary>
    UnknownDialog,

    /// <summary>CSeq went back (500).</summary>
    OutOfOrder,

    /// <summary>A challenge was sent (401).</summary>
    Challenged,

    /// <summary>A digest that does not fit.</summary>
    WrongDigest,

    /// <summary>The right digest of somebody else's name (403).</summary>
    WrongIdentity,

    /// <summary>From a banned source, dropped.</summary>
    Banned,

    /// <summary>503: draining, overloaded or at a limit.</summary>
    NoRoom,

    /// <summary>486: the trunk carries as many calls as it may.</summary>
    TrunkFull,

    /// <summary>A session description that cannot be read (488).</summary>
    BadDescription,

    /// <summary>A registration we refuse: 400, 423, 500.</summary>
    BadRegistration,

    /// <summary>An answer to nothing we asked, or to another way than we asked.</summary>
    StrayAnswer,

    /// <summary>An ACK or CANCEL without its INVITE.</summary>
    StrayRequest,

    /// <summary>A transfer refused by the stack itself: asked outside a call (403), unreadable (400, 416), or naming a
    /// call that is not there (603).</summary>
    BadTransfer,
}
