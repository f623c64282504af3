namespace HotlineVoice.Media;

/// <summary>What signalling agreed on for one leg (one answered audio description, RFC 3264).</summary>
public sealed record LegOptions
{
    /// <summary>The address of the peer's session description; unset while it holds the old way (0.0.0.0).</summary>
    public required RtpAddress Remote { get; init; }

    /// <summary>Where RTCP goes; null means the RTP port + 1,
    /// or the RTP port itself with <see cref="SharedPort"/>.</summary>
    public RtpAddress? RemoteControl { get; init; }

    /// <summary>RTCP shares the RTP port (RFC 5761).</summary>
    public bool SharedPort { get; init; }

    /// <summary>The encoding name of RFC 3551: PCMA or PCMU.</summary>
    public string Codec { get; init; } = "PCMA";

    /// <summary>The payload type the peer expects.</summary>
    public byte SendPayloadType { get; init; } = 8;

    /// <summary>The payload type we told the peer to use.</summary>
    public byte ReceivePayloadType { get; init; } = 8;

    /// <summary>The payload type of telephone-event that the peer expects; null: digits go out as tones.</summary>
    public byte? EventsOut { get; init; }

    /// <summary>The payload type of telephone-event that we told the peer to use; null: none was agreed.</summary>
    public byte? EventsIn { get; init; }

    /// <summary>We may send (the peer's direction allows receiving).</summary>
    public bool CanSend { get; init; } = true;

    /// <summary>We may receive. While false, packets are discarded and silence is no alarm.</summary>
    public bool CanReceive { get; init; } = true;

    /// <summary>Audio in one packet sent: 10, 20, 30, 40 or 60 ms; anything else counts as 20.</summary>
    public TimeSpan PacketTime { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Without a packet for so long <see cref="HeardKind.RtpSilent"/> is heard; zero turns it off.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Listen for digits in the audio, too.</summary>
    public bool DetectTones { get; init; } = true;

    /// <summary>A peer behind an address translator may send from elsewhere;
    /// its first steady source is then taken.</summary>
    public bool Symmetric { get; init; } = true;
}
