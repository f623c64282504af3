namespace HotlineVoice.Hotline.Market;

/// <summary>Waiting: the end of each turn, limits, positions and what callers are told.</summary>
public sealed partial class SeatMarket
{
    void Settle(MarketCall? newcomer, Moment now)
    {
        _turn++;
        EndUnanswered(now);
        GiveUp(GiveUpReason.Nobody, call => SeatsServing(call, now.Uptime) == 0);
        PutOffers(now);
        GiveUp(GiveUpReason.Full, call => call == newcomer && call.Queue.Waiting > call.Plan.WaitingMax);
        GiveUp(GiveUpReason.TooLong, call => call.WaitsUntil <= now.Uptime);
        CountPlaces();
        foreach (var call in _line)
            if (call.Offer is null)
                Announce(call, now.Uptime);
        NextDeadline = FindDeadline(now.Uptime);
    }

    /// <summary>Nobody is given up while a seat rings for him.</summary>
    void GiveUp(GiveUpReason why, Predicate<MarketCall> when)
    {
        foreach (var call in _line)
            if (call.Offer is null && when(call))
                _leaving.Add(call);
        foreach (var call in _leaving)
        {
            Remove(call);
            _outputs.Enqueue(new MarketOutput.GiveUp(call.Id, why));
        }

        _leaving.Clear();
    }

    void CountPlaces()
    {
        foreach (var queue in _queues.Values)
            queue.Counted = 0;
        foreach (var call in _line)
            call.Position = ++call.Queue.Counted;
    }

    /// <summary>One announcement a turn: when both are due the suggestion goes first, the position follows.</summary>
    void Announce(MarketCall call, TimeSpan now)
    {
        if (call.IsTold && call.SuggestsAt <= now)
        {
            call.Suggested(now);
            _outputs.Enqueue(new MarketOutput.SuggestCallback(call.Id));
        }
        else if (call.TellsAt <= now)
        {
            var expected = call.Queue.Talks.Expect(call.Position, SeatsServing(call, now));
            _outputs.Enqueue(new MarketOutput.TellPosition(call.Id, call.Position, expected, !call.IsTold));
            call.Told(now);
        }
    }

    /// <summary>Seats signed in that could serve him, as it is now.</summary>
    int SeatsServing(MarketCall call, TimeSpan now) =>
        call.Serving.OwnSignedIn(_turn, call.NotSeat)
        + (IsWidened(call, now) ? call.Serving.WideSignedIn(_turn, call.NotSeat) : 0);

    TimeSpan? FindDeadline(TimeSpan now)
    {
        TimeSpan? earliest = null;
        foreach (var offer in _offers.Values)
            Consider(offer.SafeUntil);
        foreach (var call in _line)
            if (call.Offer is null)
            {
                Consider(call.TellsAt);
                Consider(call.SuggestsAt);
                Consider(call.WaitsUntil);
                ConsiderLater(call.WidensAt);
            }

        if (_line.Count > _offers.Count)
            foreach (var seat in _seats.Values)
                ConsiderLater(seat.PausedUntil);
        return earliest;

        void ConsiderLater(TimeSpan? at)
        {
            if (at > now)
                Consider(at);
        }

        void Consider(TimeSpan? at)
        {
            if (at is not null && (earliest is null || at < earliest))
                earliest = at;
        }
    }
}
