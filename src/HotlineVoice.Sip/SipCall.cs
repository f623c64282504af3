namespace HotlineVoice.Sip;

/// <summary>Who brought a call.</summary>
public abstract record SipOrigin
{
    SipOrigin()
    {
    }

    /// <summary>A caller from outside, by a trunk's address.</summary>
    /// <param name="Name">The trunk.</param>
    public sealed record FromTrunk(string Name) : SipOrigin;

    /// <summary>A seat that proved itself by digest.</summary>
    /// <param name="User">The seat's number.</param>
    public sealed record FromSeat(string User) : SipOrigin;
}

/// <summary>What an INVITE says about itself. Texts are the peer's, freed of control characters and cut to
/// <see cref="SipLimits.TextChars"/>; nobody may believe or print them as they are.</summary>
/// <param name="CallId">Call-ID.</param>
/// <param name="RequestUser">User part of the Request-URI: what was dialled.</param>
/// <param name="To">The To address as URI text.</param>
/// <param name="FromUser">User part of From.</param>
/// <param name="FromDisplay">Display name of From.</param>
/// <param name="AssertedUser">User part of P-Asserted-Identity (RFC 3325); only from trunks, else null.</param>
/// <param name="PresentationRestricted">The caller asked not to be shown (RFC 3323, 3325).</param>
/// <param name="UserAgent">What the peer calls itself.</param>
public sealed record SipCallDetails(
    string CallId,
    string RequestUser,
    string To,
    string FromUser,
    string? FromDisplay,
    string? AssertedUser,
    bool PresentationRestricted,
    string? UserAgent);

/// <summary>Whom to call.</summary>
public abstract record SipTarget
{
    SipTarget()
    {
    }

    /// <summary>All registered phones of a seat at once; the first answer wins.</summary>
    /// <param name="User">The seat's number.</param>
    public sealed record ToSeat(string User) : SipTarget;

    /// <summary>A number through a trunk.</summary>
    /// <param name="Trunk">The trunk's name.</param>
    /// <param name="Number">The number as the trunk wants it dialled.</param>
    public sealed record ToTrunk(string Trunk, string Number) : SipTarget;

    /// <summary>An address, as it is.</summary>
    /// <param name="Uri">The Request-URI.</param>
    /// <param name="Via">Where to send when the URI's host is a name or must not be used.</param>
    /// <param name="Transport">How bytes travel there.</param>
    public sealed record ToUri(
        Messages.SipUri Uri,
        System.Net.IPEndPoint? Via = null,
        SipTransport Transport = SipTransport.Udp) : SipTarget;
}

/// <summary>As whom we call.</summary>
/// <param name="User">User part of From: a number.</param>
/// <param name="Display">Display name, if one is to be shown.</param>
/// <param name="Restricted">Ask the next hop not to show it (Privacy: id, RFC 3325).</param>
public sealed record SipCallerName(string User, string? Display = null, bool Restricted = false);
