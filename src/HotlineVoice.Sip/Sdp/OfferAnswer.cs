using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace HotlineVoice.Sip.Sdp;

/// <summary>The offer/answer model for one audio stream (RFC 3264). Everything else in an offer is refused with port 0,
/// in its place.</summary>
public static class OfferAnswer
{
    static readonly TimeSpan UsualPacketTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Our offer.</summary>
    /// <param name="local">What we can do.</param>
    public static SessionDescription Offer(LocalAudio local) =>
        Describe(local, [Section(local, local.Formats, local.Direction)]);

    /// <summary>Answers an offer: the first audio stream with a codec we know is taken, with the peer's order of
    /// preference and the peer's payload numbers.</summary>
    /// <param name="offer">The peer's offer.</param>
    /// <param name="local">What we can do.</param>
    /// <param name="answer">The answer for it.</param>
    /// <param name="audio">What is agreed once the answer is sent.</param>
    public static bool TryAnswer(
        SessionDescription offer,
        LocalAudio local,
        [NotNullWhen(true)] out SessionDescription? answer,
        [NotNullWhen(true)] out NegotiatedAudio? audio)
    {
        answer = null;
        audio = null;
        var sections = new List<MediaDescription>();
        foreach (var media in offer.Media)
        {
            if (audio is null && TryTake(offer, media, local, out var section, out audio))
            {
                sections.Add(section);
            }
            else
            {
                sections.Add(Refused(media));
            }
        }

        if (audio is null)
        {
            return false;
        }

        answer = Describe(local, sections);
        return true;
    }

    /// <summary>Reads the peer's answer to our offer; false when it takes none of our streams or breaks the form.
    /// </summary>
    /// <param name="ourOffer">What <see cref="Offer"/> gave.</param>
    /// <param name="answer">The peer's answer.</param>
    /// <param name="audio">What is agreed.</param>
    public static bool TryConclude(
        SessionDescription ourOffer, SessionDescription answer, [NotNullWhen(true)] out NegotiatedAudio? audio)
    {
        audio = null;
        if (answer.Media.Count != ourOffer.Media.Count)
        {
            return false;
        }

        for (var i = 0; i < answer.Media.Count && audio is null; i++)
        {
            var ours = ourOffer.Media[i];
            var theirs = answer.Media[i];
            if (theirs.Kind == "audio" && theirs.Port > 0 && ours.Port > 0
                && answer.AddressOf(theirs) is { } address && Choose(theirs, ours.AudioFormats) is { } sent
                && ours.AudioFormats.FirstOrDefault(sent.Matches) is { } received)
            {
                var direction = Meet(ourOffer.DirectionOf(ours), answer.DirectionOf(theirs));
                audio = Agree(new IPEndPoint(address, theirs.Port), (sent, received), (theirs, ours), direction);
            }
        }

        return audio is not null;
    }

    static bool TryTake(
        SessionDescription offer,
        MediaDescription media,
        LocalAudio local,
        [NotNullWhen(true)] out MediaDescription? section,
        out NegotiatedAudio? audio)
    {
        section = null;
        audio = null;
        if (media.Kind != "audio" || media.Port == 0 || media.Protocol != "RTP/AVP"
            || offer.AddressOf(media) is not { } address || Choose(media, local.Formats) is not { } codec)
        {
            return false;
        }

        var formats = new List<AudioFormat> { codec };
        if (media.AudioFormats.FirstOrDefault(format => IsDigitsFor(format, codec)) is { } digits
            && local.Formats.Any(format => format.IsTelephoneEvent))
        {
            formats.Add(digits with { Parameters = "0-15" });
        }

        var direction = Meet(local.Direction, offer.DirectionOf(media));
        section = Section(local, formats, direction);
        audio = Agree(new IPEndPoint(address, media.Port), (codec, codec), (media, section), direction);
        return true;
    }

    static NegotiatedAudio Agree(
        IPEndPoint remote,
        (AudioFormat Sent, AudioFormat Received) codec,
        (MediaDescription Theirs, MediaDescription Ours) media,
        MediaDirection direction)
    {
        var digitsSent = media.Theirs.AudioFormats.FirstOrDefault(format => IsDigitsFor(format, codec.Sent));
        var digitsReceived = media.Ours.AudioFormats.FirstOrDefault(format => IsDigitsFor(format, codec.Received));
        var both = digitsSent is not null && digitsReceived is not null;
        return new NegotiatedAudio(
            remote,
            codec.Sent,
            both ? digitsSent!.PayloadType : null,
            both ? digitsReceived!.PayloadType : null,
            direction,
            PacketTime(media.Theirs),
            codec.Sent.PayloadType,
            codec.Received.PayloadType);
    }

    // The peer's order decides, as RFC 3264 §6.1 recommends.
    static AudioFormat? Choose(MediaDescription theirs, IReadOnlyList<AudioFormat> ours) =>
        theirs.AudioFormats.FirstOrDefault(
            format => !format.IsTelephoneEvent && !format.IsComfortNoise && ours.Any(format.Matches));

    static bool IsDigitsFor(AudioFormat format, AudioFormat codec) =>
        format.IsTelephoneEvent && format.ClockRate == codec.ClockRate;

    // Ours after both sides have said what they want (RFC 3264 §6.1 and §8.4).
    static MediaDirection Meet(MediaDirection wanted, MediaDirection peer)
    {
        var weSend = wanted is MediaDirection.SendReceive or MediaDirection.SendOnly
            && peer is MediaDirection.SendReceive or MediaDirection.ReceiveOnly;
        var weReceive = wanted is MediaDirection.SendReceive or MediaDirection.ReceiveOnly
            && peer is MediaDirection.SendReceive or MediaDirection.SendOnly;
        return (weSend, weReceive) switch
        {
            (true, true) => MediaDirection.SendReceive,
            (true, false) => MediaDirection.SendOnly,
            (false, true) => MediaDirection.ReceiveOnly,
            _ => MediaDirection.Inactive,
        };
    }

    static TimeSpan PacketTime(MediaDescription theirs)
    {
        var wanted = Milliseconds(theirs.Attribute("ptime")) ?? (int)UsualPacketTime.TotalMilliseconds;
        var most = Milliseconds(theirs.Attribute("maxptime")) ?? wanted;
        var chosen = Math.Min(wanted, most);

        // What a 20 ms lane can send: 10 to 60 ms in steps of ten; anything else is a mistake of the peer.
        return chosen is >= 10 and <= 60 && chosen % 10 == 0 ? TimeSpan.FromMilliseconds(chosen) : UsualPacketTime;
    }

    static int? Milliseconds(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    static MediaDescription Refused(MediaDescription media) => new()
    {
        Kind = media.Kind,
        Port = 0,
        Protocol = media.Protocol,
        Formats = media.Formats,
    };

    static MediaDescription Section(LocalAudio local, IReadOnlyList<AudioFormat> formats, MediaDirection direction)
    {
        var attributes = new List<string>();
        foreach (var format in formats)
        {
            var channels = format.Channels > 1 ? $"/{format.Channels}" : "";
            attributes.Add($"rtpmap:{format.PayloadType} {format.Name}/{format.ClockRate}{channels}");
            if ((format.Parameters ?? (format.IsTelephoneEvent ? "0-15" : null)) is { } parameters)
            {
                attributes.Add($"fmtp:{format.PayloadType} {parameters}");
            }
        }

        attributes.Add("ptime:20");
        attributes.Add(direction switch
        {
            MediaDirection.SendReceive => "sendrecv",
            MediaDirection.SendOnly => "sendonly",
            MediaDirection.ReceiveOnly => "recvonly",
            _ => "inactive",
        });
        return new MediaDescription
        {
            Kind = "audio",
            Port = local.Address.Port,
            Protocol = "RTP/AVP",
            Formats = [.. formats.Select(format => format.PayloadType.ToString(CultureInfo.InvariantCulture))],
            Attributes = attributes,
            Direction = direction,
            AudioFormats = [.. formats],
        };
    }

    static SessionDescription Describe(LocalAudio local, IReadOnlyList<MediaDescription> media) => new()
    {
        SessionId = local.SessionId.ToString(CultureInfo.InvariantCulture),
        Version = local.Version.ToString(CultureInfo.InvariantCulture),
        OriginAddress = local.Address.Address.ToString(),
        Address = local.Address.Address,
        Media = media,
    };
}
