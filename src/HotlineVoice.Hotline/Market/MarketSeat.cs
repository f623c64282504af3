using HotlineVoice.Hotline.Queues.Offering;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Market;

/// <summary>Whether a seat can be asked, as far as it has been told.</summary>
enum SeatPresence
{
    Gone = 0,
    Busy = 1,
    Ready = 2,
}

/// <summary>What the market remembers of one seat.</summary>
sealed class MarketSeat(SeatPlace place)
{
    DateOnly _day;
    int _callsToday;
    TimeSpan _talkedToday;
    TimeSpan _talkBegan;
    MarketQueue? _talkOf;

    internal string No => Place.No;
    internal SeatPlace Place { get; set; } = place;
    internal SeatPresence Presence { get; private set; }
    internal bool IsTalking { get; private set; }
    internal DateTimeOffset IdleSince { get; private set; }
    /// <summary>Uptime before which it is left alone.</summary>
    internal TimeSpan PausedUntil { get; set; }
    /// <summary>Offers that it let ring, since it last answered one.</summary>
    internal int Misses { get; set; }
    internal MarketOffer? Offer { get; set; }

    internal bool IsSignedIn => Presence != SeatPresence.Gone;

    internal bool IsFree(TimeSpan now) => Presence == SeatPresence.Ready && Offer is null && PausedUntil <= now;

    internal void Ready(DateTimeOffset idleSince, Moment now)
    {
        StopTalking(now);
        Presence = SeatPresence.Ready;
        IdleSince = idleSince;
    }

    internal void Busy(bool isTalking, Moment now)
    {
        Presence = SeatPresence.Busy;
        if (!isTalking)
            StopTalking(now);
        else if (!IsTalking)
            (IsTalking, _talkBegan) = (true, now.Uptime);
    }

    internal void Gone(Moment now)
    {
        StopTalking(now);
        Presence = SeatPresence.Gone;
        Misses = 0;
    }

    internal void Answer(MarketQueue queue, Moment now)
    {
        Busy(isTalking: true, now);
        _talkOf = queue;
        Misses = 0;
        TurnDay(now);
        _callsToday++;
    }

    internal AskableSeat Look(int level, Moment now)
    {
        TurnDay(now);
        return new AskableSeat(No, IdleSince) { Calls = _callsToday, Talked = _talkedToday, Level = level };
    }

    void StopTalking(Moment now)
    {
        if (!IsTalking)
            return;
        var talk = now.Uptime - _talkBegan;
        _talkOf?.Talks.Add(talk);
        (IsTalking, _talkOf) = (false, null);
        TurnDay(now);
        _talkedToday += talk;
    }

    void TurnDay(Moment now)
    {
        var today = DateOnly.FromDateTime(now.Wall.DateTime);
        if (_day != today)
            (_day, _callsToday, _talkedToday) = (today, 0, TimeSpan.Zero);
    }
}

/// <summary>One call that one seat is asked to take. SafeUntil: uptime at which an answer that has not come counts as
/// none.</summary>
sealed record MarketOffer(OfferId Id, MarketCall Call, MarketSeat Seat, TimeSpan SafeUntil);
