using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Market;

/// <summary>Names one offer of one call to one seat; never given twice.</summary>
public readonly record struct OfferId(long Value);

/// <summary>What the market is told. Values only: it may live in another process than the calls.</summary>
public abstract record MarketInput
{
    MarketInput()
    {
    }

    /// <summary>
    /// A call waits. Since: wall time of its place, which orders callers; earlier than now when it keeps one. A call
    /// that waits already is moved: its offer is withdrawn and it begins to wait anew.
    /// </summary>
    public sealed record CallWaits(CallId Call, QueuePlan Queue, DateTimeOffset Since) : MarketInput
    {
        /// <summary>Higher is served before; what counts is the higher of this and the queue's own.</summary>
        public int Priority { get; init; }
        /// <summary>A seat that must not be asked: the one that hands the call over.</summary>
        public string? NotSeat { get; init; }
    }

    /// <summary>It no longer does: hung up, chose otherwise, gave up. Harmless when it does not wait.</summary>
    public sealed record CallLeft(CallId Call) : MarketInput;

    /// <summary>The seats that are set up now, all of them; others are forgotten, their offers withdrawn. A seat that
    /// is new is signed out until told otherwise; what is told of a seat that is not known is passed over.</summary>
    public sealed record SeatsKnown(ImmutableArray<SeatPlace> Seats) : MarketInput;

    /// <summary>The queues of all plans, all of them: for the wall, and for what seats without skills know. Calls that
    /// wait keep the plan they came with.</summary>
    public sealed record QueuesKnown(ImmutableArray<QueuePlan> Queues) : MarketInput;

    /// <summary>A seat takes calls from now on. IdleSince: wall time since which it had none.</summary>
    public sealed record SeatReady(string No, DateTimeOffset IdleSince) : MarketInput;

    /// <summary>It does not, but somebody sits there: it talks or holds (IsTalking: counts for expected waits), wraps
    /// up, dials or is away. Its offer, if one is on, is withdrawn: not to be told because a seat is being offered a
    /// call, and after an answer only after OfferAccepted.</summary>
    public sealed record SeatBusy(string No, bool IsTalking) : MarketInput;

    /// <summary>Nobody sits there any more. Its offer, if one is on, is withdrawn.</summary>
    public sealed record SeatGone(string No) : MarketInput;

    /// <summary>The seat has answered; the call waits no longer, and the seat talks until told otherwise.</summary>
    public sealed record OfferAccepted(OfferId Offer) : MarketInput;

    /// <summary>It came to nothing. The call waits on at its old place; the seat is ready again, after the pause of
    /// the queue's plan, unless SeatBusy is told. After Withdrawn it is not: SeatReady must be told.</summary>
    public sealed record OfferRefused(OfferId Offer, OfferEnd How) : MarketInput;
}

/// <summary>Why an offer came to nothing.</summary>
public enum OfferEnd
{
    /// <summary>It rang too long.</summary>
    NoAnswer = 1,
    /// <summary>The telephone was busy.</summary>
    Busy = 2,
    /// <summary>The clerk refused it.</summary>
    Rejected = 3,
    /// <summary>The telephone could not be reached.</summary>
    Unreachable = 4,
    /// <summary>The seat was put into another state while it rang.</summary>
    Withdrawn = 5,
}
