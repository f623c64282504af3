using System.Net;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>Where one call's three sides meet: its session on the wire, its leg on a lane, its name on the
/// floor.</summary>
sealed class CallRoom(CallId call, SipOutput.CallOffered offered, LegId leg, int lane)
{
    int _version = 1;

    public CallId Call => call;

    public SipSessionId Session => offered.Session;

    public SipOrigin Origin => offered.Origin;

    public SipCallDetails Details => offered.Details;

    /// <summary>The offer of the INVITE; null when ours is asked for.</summary>
    public SessionDescription? Offer => offered.Offer;

    public LegId Leg => leg;

    public int Lane => lane;

    /// <summary>Our address for sound; null while there is no port.</summary>
    public IPEndPoint? Local { get; set; }

    public required ulong DescriptionId { get; init; }

    /// <summary>What was agreed last.</summary>
    public NegotiatedAudio? Audio { get; set; }

    /// <summary>Our last word about sound: an answer or an offer.</summary>
    public SessionDescription? Description { get; set; }

    /// <summary>The floor knows this call and has not heard of its end.</summary>
    public bool IsOnFloor { get; set; }

    /// <summary>The floor has no more to do with it.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>The leg is open on its lane.</summary>
    public bool HasLeg { get; set; }

    /// <summary>The caller has acknowledged: he can be spoken to.</summary>
    public bool IsConnected { get; set; }

    /// <summary>Nothing more happens on the wire.</summary>
    public bool IsOver { get; set; }

    /// <summary>The recording in progress.</summary>
    public RoomRecording? Recording { get; set; }

    public DigitPairs Digits { get; } = new();

    /// <summary>Answers an offer on our port. Its version grows only if the answer differs from our last word (RFC 3264
    /// §8).</summary>
    public bool TryAnswer(SessionDescription offer)
    {
        if (Local is null
            || !OfferAnswer.TryAnswer(offer, Ours(_version), out var answer, out var audio))
            return false;
        if (Description is not null && !answer.Write().AsSpan().SequenceEqual(Description.Write()))
            OfferAnswer.TryAnswer(offer, Ours(++_version), out answer, out audio);
        (Description, Audio) = (answer!, audio!);
        return true;
    }

    /// <summary>Our own offer, as a new version of what we said before.</summary>
    public SessionDescription MakeOffer()
    {
        var version = Description is null ? _version : ++_version;
        return Description = OfferAnswer.Offer(Ours(version));
    }

    /// <summary>Reads the answer to <see cref="MakeOffer"/>.</summary>
    public bool TryConclude(SessionDescription answer)
    {
        if (Description is null || !OfferAnswer.TryConclude(Description, answer, out var audio))
            return false;
        Audio = audio;
        return true;
    }

    LocalAudio Ours(int version) => OfferToLegs.Ours(Local!, DescriptionId, version);
}

/// <summary>A recording in progress as the exchange knows it.</summary>
/// <param name="Ref">The floor's name for it.</param>
/// <param name="EndKeys">Keys that end it.</param>
/// <param name="Key">The key that has ended it, else '\0'.</param>
sealed record RoomRecording(RecordingRef Ref, string EndKeys, char Key = '\0');
