namespace HotlineVoice.Sip;

/// <summary>Where a seat's phone can be rung: what REGISTER leaves behind (RFC 3261 §10), fit to be kept on
/// disk.</summary>
/// <param name="User">The seat.</param>
/// <param name="Contact">The phone's own URI, as it wrote it; the Request-URI of calls to it.</param>
/// <param name="Path">The way it really is reached, which a router may have changed.</param>
/// <param name="CallId">Call-ID of the last REGISTER, for the order of requests (§10.3 step 7).</param>
/// <param name="CSeq">CSeq number of the last REGISTER.</param>
/// <param name="Remaining">How long it holds, counted from the moment of this record.</param>
/// <param name="UserAgent">What the phone calls itself, if it does.</param>
/// <param name="InstanceId">+sip.instance (RFC 5626), which survives a phone's new address.</param>
public sealed record SipBinding(
    string User,
    string Contact,
    SipPath Path,
    string CallId,
    uint CSeq,
    TimeSpan Remaining,
    string? UserAgent = null,
    string? InstanceId = null);
