using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;

namespace HotlineVoice.Hotline.Talks;

/// <summary>Who somebody is in a conversation.</summary>
enum PartyRole
{
    /// <summary>诉求人: whose matter it is.</summary>
    Citizen,

    /// <summary>话务员, or another clerk who is consulted or called.</summary>
    Seat,

    /// <summary>A county office or any number outside.</summary>
    Office,

    /// <summary>班长, who listens, whispers or barges in.</summary>
    Supervisor,
}

/// <summary>What a leg was dialled for.</summary>
enum Purpose
{
    /// <summary>The caller's own leg: it was not dialled.</summary>
    Caller,

    /// <summary>The market offers the call to this seat.</summary>
    Offer,

    /// <summary>The seat wants to speak with it alone first.</summary>
    Consult,

    /// <summary>All are to talk as soon as it answers.</summary>
    Conference,

    /// <summary>It shall have the caller; the seat is gone or waits for the outcome.</summary>
    BlindTransfer,

    /// <summary>A supervisor's telephone.</summary>
    Supervise,

    /// <summary>A supervisor's telephone, who will have the caller.</summary>
    TakeOver,

    /// <summary>The clerk's own telephone, before the number is dialled.</summary>
    OwnSeat,

    /// <summary>The number that a clerk dials.</summary>
    Dialled,
}

/// <summary>One leg of a conversation.</summary>
sealed class Party(LegRef leg, PartyRole role, Purpose purpose, string? number)
{
    internal LegRef Leg => leg;
    internal PartyRole Role { get; set; } = role;
    internal Purpose Purpose { get; set; } = purpose;

    /// <summary>A seat's number, or the number outside.</summary>
    internal string? Number => number;

    internal bool IsSeat => Role is PartyRole.Seat or PartyRole.Supervisor;

    /// <summary>Its name in the record.</summary>
    internal required string LegId { get; init; }

    internal bool IsUp { get; set; }

    /// <summary>It ends by the call's own end; all others by their leg's.</summary>
    internal bool IsCaller => Purpose == Purpose.Caller;

    internal required Moment DialledAt { get; init; }

    /// <summary>Uptime at which it began to ring.</summary>
    internal TimeSpan? RangAt { get; set; }

    /// <summary>The market's offer, while it rings for one.</summary>
    internal OfferId? Offer { get; init; }

    /// <summary>Its telephone has put us on hold.</summary>
    internal bool HoldsUs { get; set; }

    internal SuperviseMode Mode { get; set; }

    /// <summary>The unit it belongs to, for the ledger.</summary>
    internal string? OrgId { get; init; }

    internal double RingSeconds(Moment now) =>
        RangAt is { } rang ? Math.Round((now.Uptime - rang).TotalSeconds, 3) : 0;
}

/// <summary>What a conversation tells the flow of its call.</summary>
enum TalkNews
{
    /// <summary>A seat has answered the offer.</summary>
    Answered,

    /// <summary>The offer came to nothing; the caller waits on.</summary>
    OfferOver,

    /// <summary>Nobody is left to talk with the caller; the seat was the last.</summary>
    SeatLeft,

    /// <summary>Nobody is left; it was somebody to whom the caller had been handed.</summary>
    OtherLeft,

    /// <summary>A transfer came to nothing and there is no seat to come back to.</summary>
    TransferFailed,

    /// <summary>The caller is to wait in another queue.</summary>
    ToQueue,

    /// <summary>The clerk's own telephone has answered.</summary>
    OwnSeatAnswered,

    /// <summary>The number that a clerk dialled has answered.</summary>
    DialledAnswered,

    /// <summary>The number that a clerk dialled did not answer.</summary>
    DialledFailed,
}
