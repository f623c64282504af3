using HotlineVoice.Hotline.Queues.Offering;

namespace HotlineVoice.Hotline.Market;

/// <summary>Offers: who is asked, and what comes of it.</summary>
public sealed partial class SeatMarket
{
    /// <summary>How much longer than its ringing an answer to an offer is awaited.</summary>
    static readonly TimeSpan _answerGrace = TimeSpan.FromSeconds(5);

    /// <summary>No plan makes a seat ring more often than this after it has refused.</summary>
    static readonly TimeSpan _leastPause = TimeSpan.FromSeconds(1);

    readonly List<ServingSeat> _askable = [];
    AskableSeat[] _looks = new AskableSeat[16];

    void Accept(OfferId id, Moment now)
    {
        if (!_offers.TryGetValue(id, out var offer))
            return;
        End(offer);
        Remove(offer.Call);
        offer.Seat.Answer(offer.Call.Queue, now);
    }

    void Refuse(MarketOffer offer, OfferEnd how, Moment now)
    {
        End(offer);
        var (seat, plan) = (offer.Seat, offer.Call.Plan);
        offer.Call.Refused(seat.No);
        if (how == OfferEnd.Withdrawn)
        {
            seat.Busy(isTalking: false, now);
            return;
        }

        var pause = how switch
        {
            OfferEnd.NoAnswer => plan.MissPause,
            OfferEnd.Rejected => plan.RejectPause,
            _ => plan.BusyPause,
        };
        seat.PausedUntil = now.Uptime + (pause > _leastPause ? pause : _leastPause);
        if (how != OfferEnd.NoAnswer || ++seat.Misses < plan.MissesMax)
            return;
        _outputs.Enqueue(new MarketOutput.SeatMissed(seat.No, seat.Misses));
        seat.Misses = 0;
        seat.Busy(isTalking: false, now);
    }

    void Withdraw(MarketOffer? offer)
    {
        if (offer is null)
            return;
        End(offer);
        _outputs.Enqueue(new MarketOutput.WithdrawOffer(offer.Id, offer.Call.Id, offer.Seat.No));
    }

    void End(MarketOffer offer)
    {
        _offers.Remove(offer.Id);
        offer.Seat.Offer = null;
        offer.Call.Offer = null;
    }

    /// <summary>An answer that does not come must not keep a caller and a seat for ever.</summary>
    void EndUnanswered(Moment now)
    {
        while (_offers.Values.FirstOrDefault(offer => offer.SafeUntil <= now.Uptime) is { } late)
        {
            Withdraw(late);
            Refuse(late, OfferEnd.NoAnswer, now);
        }
    }

    /// <summary>
    /// Every caller in order gets the seat that his queue's way chooses; so no seat stays free for whom somebody
    /// waits, and nobody is served before another whom the same seat could have served.
    /// </summary>
    void PutOffers(Moment now)
    {
        var free = _seats.Values.Count(seat => seat.IsFree(now.Uptime));
        foreach (var call in _line)
        {
            if (free == 0)
                return;
            if (call.Offer is not null || Choose(call, now) is not { } seat)
                continue;
            PutOffer(call, seat, now);
            free--;
        }
    }

    void PutOffer(MarketCall call, MarketSeat seat, Moment now)
    {
        var ringFor = call.Plan.RingFor;
        var offer = new MarketOffer(new OfferId(++_offerSerial), call, seat, now.Uptime + ringFor + _answerGrace);
        _offers.Add(offer.Id, offer);
        call.Offer = offer;
        seat.Offer = offer;
        call.Queue.LastAsked = seat.No;
        _outputs.Enqueue(new MarketOutput.OfferCall(offer.Id, call.Id, seat.No, ringFor));
    }

    /// <summary>
    /// Of the seats that are free the best kind: those that have not refused this call before those that have, then
    /// those of the queue before those it is widened to. Among them the queue's way of offering chooses.
    /// </summary>
    MarketSeat? Choose(MarketCall call, Moment now)
    {
        var widened = IsWidened(call, now.Uptime);
        var serving = call.Serving;
        if (serving.IsEmpty(_turn, widened))
            return null;
        var passedOver = 0;
        var best = int.MaxValue;
        Collect(serving.Own.AsSpan(), 0);
        if (widened)
            Collect(serving.Wide.AsSpan(), 1);
        if (best == int.MaxValue)
        {
            if (passedOver == 0)
                serving.FoundEmpty(_turn, widened);
            return null;
        }

        return _askable[serving.Way.Choose(Looks(now), new OfferingTurn(call.Queue.LastAsked, _chance))].Seat;

        void Collect(ReadOnlySpan<ServingSeat> seats, int kind)
        {
            foreach (var candidate in seats)
            {
                if (!candidate.Seat.IsFree(now.Uptime))
                    continue;
                if (candidate.Seat.No == call.NotSeat)
                {
                    passedOver++;
                    continue;
                }

                var its = kind + (call.WasRefusedBy(candidate.Seat.No) ? 2 : 0);
                if (its > best)
                    continue;
                if (its < best)
                    _askable.Clear();
                best = its;
                _askable.Add(candidate);
            }
        }
    }

    ReadOnlySpan<AskableSeat> Looks(Moment now)
    {
        if (_looks.Length < _askable.Count)
            _looks = new AskableSeat[_askable.Count * 2];
        for (var i = 0; i < _askable.Count; i++)
            _looks[i] = _askable[i].Seat.Look(_askable[i].Level, now);
        return _looks.AsSpan(0, _askable.Count);
    }

    /// <summary>After its time, or at once while nobody is signed in who could serve him otherwise.</summary>
    bool IsWidened(MarketCall call, TimeSpan now) =>
        call.WidensAt is { } at && (now >= at || call.Serving.OwnSignedIn(_turn, call.NotSeat) == 0);
}
