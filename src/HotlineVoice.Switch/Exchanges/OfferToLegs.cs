using System.Collections.Immutable;
using System.Net;
using HotlineVoice.Media;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>Between session descriptions and legs: what we can do, and what was agreed.</summary>
static class OfferToLegs
{
    // PCMA first: China's networks speak A-law, so that nothing is converted on the way.
    static readonly ImmutableArray<AudioFormat> _formats =
    [
        AudioFormat.Static(8)!,
        AudioFormat.Static(0)!,
        new AudioFormat(101, "telephone-event", 8_000, Parameters: "0-15"),
    ];

    public static LocalAudio Ours(IPEndPoint local, ulong descriptionId, int version) =>
        new(local, _formats, MediaDirection.SendReceive, descriptionId, version);

    /// <summary>Whether an offer has anything for us, before a port is spent on it.</summary>
    public static bool CanMeet(SessionDescription offer) =>
        OfferAnswer.TryAnswer(offer, Ours(new IPEndPoint(IPAddress.Loopback, 4), 1, 1), out _, out _);

    /// <summary>Where the peer's sound will come from, for choosing our address; null when the offer tells no address.
    /// </summary>
    public static IPAddress? PeerOf(SessionDescription? offer)
    {
        var audio = offer?.Media.FirstOrDefault(media => media is { Kind: "audio", Port: > 0 });
        return audio is null ? null : offer!.AddressOf(audio);
    }

    public static LegOptions OptionsOf(NegotiatedAudio audio, TimeSpan silenceLimit) => new()
    {
        Remote = RtpAddress.From(audio.Remote),
        Codec = audio.Codec.Name.ToUpperInvariant(),
        SendPayloadType = (byte)audio.SendPayloadType,
        ReceivePayloadType = (byte)audio.ReceivePayloadType,
        EventsOut = (byte?)audio.TelephoneEventPayload,
        EventsIn = (byte?)audio.TelephoneEventReceived,
        CanSend = audio.Direction is MediaDirection.SendReceive or MediaDirection.SendOnly,
        CanReceive = audio.Direction is MediaDirection.SendReceive or MediaDirection.ReceiveOnly,
        PacketTime = audio.PacketTime,
        SilenceLimit = silenceLimit,
    };
}
