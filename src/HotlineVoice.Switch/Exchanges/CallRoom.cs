using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>Where one telephone's three sides meet: its session on the wire, its leg on a lane, its name on the floor.
/// Either it called us, or we dialled it.</summary>
sealed class CallRoom(CallId call, SipSessionId session, LegId leg, int lane)
{
    readonly Queue<LaneOrder> _waiting = new();
    int _version = 1;

    /// <summary>The call it belongs to; the name of the call itself when the telephone called us.</summary>
    public CallId Call => call;

    public SipSessionId Session => session;

    /// <summary>What the telephone said when it called us; null when we dialled it.</summary>
    public SipOutput.CallOffered? Offered { get; init; }

    /// <summary>What the floor ordered when we dial it; null when it called us.</summary>
    public FloorOutput.Dial? Dialled { get; init; }

    /// <summary>The floor's name for the leg; a caller's is given with the answer.</summary>
    public LegRef? Ref { get; set; }

    /// <summary>The offer of the INVITE; null when ours is asked for.</summary>
    public SessionDescription? Offer => Offered?.Offer;

    public LegId Leg => leg;

    public int Lane { get; set; } = lane;

    /// <summary>It is on its way to another lane; what is ordered for it meanwhile waits.</summary>
    public bool IsMoving { get; set; }

    public Queue<LaneOrder> Waiting => _waiting;

    /// <summary>The stack has been told to dial it.</summary>
    public bool IsDialling { get; set; }

    /// <summary>The telephone has put us on hold.</summary>
    public bool HoldsUs { get; set; }

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
