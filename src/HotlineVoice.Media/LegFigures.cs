namespace HotlineVoice.Media;

/// <summary>How well one leg is heard; for the call record and the tests.</summary>
/// <param name="PacketsSent">RTP packets sent.</param>
/// <param name="PacketsReceived">RTP packets of the peer, duplicates not counted.</param>
/// <param name="PacketsLost">Packets of the peer that never came (RFC 3550 A.3).</param>
/// <param name="Jitter">The peer's interarrival jitter.</param>
/// <param name="Delay">How long audio waits in the jitter buffer now.</param>
/// <param name="RoundTrip">To the peer and back; null until he has reported.</param>
/// <param name="LossAtPeer">The share of our packets that he lately lost, 0 to 1.</param>
public readonly record struct LegFigures(
    long PacketsSent,
    long PacketsReceived,
    long PacketsLost,
    TimeSpan Jitter,
    TimeSpan Delay,
    TimeSpan? RoundTrip,
    double LossAtPeer);
