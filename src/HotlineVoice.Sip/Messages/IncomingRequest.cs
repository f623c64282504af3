namespace HotlineVoice.Sip.Messages;

/// <summary>A request with everything known of it while it is being served; the message itself is only lent.</summary>
sealed record IncomingRequest(SipRequest Message, RequestHead Head, SipPath Path);
