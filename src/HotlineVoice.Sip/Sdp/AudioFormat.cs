namespace HotlineVoice.Sip.Sdp;

/// <summary>One payload type with what rtpmap and fmtp say of it (RFC 8866 §6.6, §6.15).</summary>
/// <param name="PayloadType">The RTP number, 0-127.</param>
/// <param name="Name">Encoding name; compared without case.</param>
/// <param name="ClockRate">Timestamp units a second (G722 says 8000, RFC 3551 §4.5.2).</param>
/// <param name="Channels">Channels, 1 when not written.</param>
/// <param name="Parameters">The fmtp text, if any.</param>
public sealed record AudioFormat(
    int PayloadType, string Name, int ClockRate, int Channels = 1, string? Parameters = null)
{
    /// <summary>True for RFC 4733 digits, which are no codec.</summary>
    public bool IsTelephoneEvent => Name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for RFC 3389 comfort noise, which is no codec either.</summary>
    public bool IsComfortNoise => Name.Equals("CN", StringComparison.OrdinalIgnoreCase);

    /// <summary>Same sound under perhaps another number.</summary>
    /// <param name="other">The other side's format.</param>
    public bool Matches(AudioFormat other) =>
        ClockRate == other.ClockRate && Channels == other.Channels
        && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The formats that need no rtpmap (RFC 3551 table 4), as far as telephones use them.</summary>
    /// <param name="payloadType">The RTP number.</param>
    public static AudioFormat? Static(int payloadType) => payloadType switch
    {
        0 => new AudioFormat(0, "PCMU", 8_000),
        3 => new AudioFormat(3, "GSM", 8_000),
        4 => new AudioFormat(4, "G723", 8_000),
        8 => new AudioFormat(8, "PCMA", 8_000),
        9 => new AudioFormat(9, "G722", 8_000),
        13 => new AudioFormat(13, "CN", 8_000),
        15 => new AudioFormat(15, "G728", 8_000),
        18 => new AudioFormat(18, "G729", 8_000),
        _ => null,
    };
}
