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

    /// <summary>A call waits. Since: wall time of its place, which orders callers; earlier than now when it keeps one.</summary>
    public sealed record CallWaits(CallId Call, QueuePlan Queue, DateTimeOffset Since) : MarketInput
    {
        /// <summary>Higher is served before.</summary>
        public int Priority { get; init; }
        /// <summary>A seat that must not be asked: the one that hands the call over.</summary>
        public string? NotSeat { get; init; }
    }

    /// <summary>It no longer does: hung up, chose otherwise, gave up. Harmless when it does not wait.</summary>
    public sealed record CallLeft(CallId Call) : MarketInput;

    /// <summary>The seats that are set up now, all of them; others are forgotten, their offers withdrawn.</summary>
    public sealed record SeatsKnown(ImmutableArray<SeatPlace> Seats) : MarketInput;

    /// <summary>A seat takes calls from now on. IdleSince: wall time since which it had none.</summary>
    public sealed record SeatReady(string No, DateTimeOffset IdleSince) : MarketInput;

    /// <summary>It does not: it talks, wraps up, is away or signed out. Talking counts for expected waits.</summary>
    public sealed record SeatBusy(string No, bool IsTalking) : MarketInput;

    /// <summary>The seat has answered; the call waits no longer.</summary>
    public sealed record OfferAccepted(OfferId Offer) : MarketInput;

    /// <summary>It came to nothing. The call waits on at its old place; the seat is ready again unless SeatBusy is told.
    /// </summary>
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
