using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Market;

/// <summary>What the market decides.</summary>
public abstract record MarketOutput
{
    MarketOutput()
    {
    }

    /// <summary>Ring this seat for this call. At most one offer a seat and one a call at a time.</summary>
    public sealed record OfferCall(OfferId Offer, CallId Call, string SeatNo, TimeSpan RingFor) : MarketOutput;

    /// <summary>Stop ringing: the caller has left, or the seat is gone. Nothing more is awaited of it.</summary>
    public sealed record WithdrawOffer(OfferId Offer, CallId Call, string SeatNo) : MarketOutput;

    /// <summary>Tell the caller his position, 1 the next, and what he will wait; null when nobody serves the queue.
    /// </summary>
    public sealed record TellPosition(CallId Call, int Position, TimeSpan? ExpectedWait, bool IsFirst) : MarketOutput;

    /// <summary>Offer him to be called back instead.</summary>
    public sealed record SuggestCallback(CallId Call) : MarketOutput;

    /// <summary>The queue's recipe gives up, or nobody is signed in where the queue needs somebody; he waits no longer.
    /// </summary>
    public sealed record GiveUp(CallId Call, GiveUpReason Why) : MarketOutput;

    /// <summary>The seat has let too many offers ring in a row; it is to be put away. It is asked no more until
    /// SeatReady is told, and its misses are counted anew from there.</summary>
    public sealed record SeatMissed(string SeatNo, int Misses) : MarketOutput;
}

/// <summary>Why a caller waits no longer.</summary>
public enum GiveUpReason
{
    /// <summary>The queue has reached its limit; he never waited.</summary>
    Full = 1,
    /// <summary>Nobody who could serve him is signed in.</summary>
    Nobody = 2,
    /// <summary>He has waited as long as the queue lets anybody wait.</summary>
    TooLong = 3,
}
