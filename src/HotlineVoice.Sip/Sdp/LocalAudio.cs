using System.Net;

namespace HotlineVoice.Sip.Sdp;

/// <summary>What we can offer or answer on one RTP port.</summary>
/// <param name="Address">Address and port the peer shall send to.</param>
/// <param name="Formats">Codecs in order of preference, telephone-event among them if wanted.</param>
/// <param name="Direction">What we want to do.</param>
/// <param name="SessionId">o= session id; the same for the whole call.</param>
/// <param name="Version">o= version; one more for every changed description (RFC 3264 §8).</param>
public sealed record LocalAudio(
    IPEndPoint Address,
    IReadOnlyList<AudioFormat> Formats,
    MediaDirection Direction,
    ulong SessionId,
    int Version);

/// <summary>What both sides agreed on.</summary>
/// <param name="Remote">Where we send sound; port 9 or an unspecified address only together with Inactive.</param>
/// <param name="Codec">The codec, numbered as we send it.</param>
/// <param name="TelephoneEventPayload">Number for the digits we send; null when the peer takes none.</param>
/// <param name="TelephoneEventReceived">Number under which the peer's digits come.</param>
/// <param name="Direction">Ours.</param>
/// <param name="PacketTime">Sound in one packet as the peer wants it.</param>
/// <param name="SendPayloadType">Number of the codec in packets to the peer.</param>
/// <param name="ReceivePayloadType">Number of the codec in packets from the peer.</param>
public sealed record NegotiatedAudio(
    IPEndPoint Remote,
    AudioFormat Codec,
    int? TelephoneEventPayload,
    int? TelephoneEventReceived,
    MediaDirection Direction,
    TimeSpan PacketTime,
    int SendPayloadType,
    int ReceivePayloadType);
