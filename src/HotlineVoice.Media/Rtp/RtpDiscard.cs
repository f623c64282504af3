namespace HotlineVoice.Media.Rtp;

/// <summary>Why a packet from outside was not used. Closed: each is a metric's tag.</summary>
public enum RtpDiscard
{
    /// <summary>Shorter than a header, or the leg's payload is empty.</summary>
    TooShort,

    /// <summary>Longer than <see cref="MediaLimits.PacketBytesMax"/>.</summary>
    TooLong,

    /// <summary>Not RTP version 2.</summary>
    Version,

    /// <summary>The contributing sources, the extension or the padding reach past the end.</summary>
    Malformed,

    /// <summary>A payload type that was not agreed.</summary>
    PayloadType,

    /// <summary>From an address that is neither negotiated nor latched.</summary>
    Source,

    /// <summary>From an address that may become the latched one, before it has.</summary>
    Probation,

    /// <summary>Audio that came after its time to be played.</summary>
    Late,

    /// <summary>A sequence number that was seen before.</summary>
    Duplicate,

    /// <summary>The leg does not receive (held), or there is no such leg.</summary>
    NotReceiving,

    /// <summary>RTCP that is not a well-formed compound packet (RFC 3550 §6.4, appendix A.2).</summary>
    Control,

    /// <summary>A telephone event that no digit stands for.</summary>
    Event,
}
