using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Queues.Offering;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Market;

/// <summary>Decides which waiting call is offered to which seat, and what waiting callers are told meanwhile.</summary>
/// <remarks>
/// One message, then drain <see cref="TryTake"/> until it is empty, then the next. Timers run by uptime; callers stand
/// in the order of priority, then of the wall time of their place, then of arrival. Whatever is told, the turn ends
/// with no caller waiting whom a free seat could serve. README.md in this folder says the rules.
/// </remarks>
public sealed partial class SeatMarket
{
    readonly RandomNumberGenerator _chance;
    readonly Queue<MarketOutput> _outputs = new();
    readonly Dictionary<CallId, MarketCall> _calls = [];
    readonly List<MarketCall> _line = [];
    readonly Dictionary<OfferId, MarketOffer> _offers = [];
    readonly Dictionary<string, MarketQueue> _queues = [];
    readonly Dictionary<QueuePlan, ServingSeats> _serving = new(ReferenceEqualityComparer.Instance);
    readonly List<MarketCall> _leaving = [];
    Dictionary<string, MarketSeat> _seats = [];
    Dictionary<string, QueuePlan> _plans = [];
    long _serial;
    long _offerSerial;
    long _turn;

    /// <summary>A market without seats and callers.</summary>
    /// <param name="chance">For queues that draw lots.</param>
    public SeatMarket(RandomNumberGenerator chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        _chance = chance;
    }

    /// <summary>Uptime at which to call <see cref="Advance"/> at the latest; null while nothing is awaited.</summary>
    public TimeSpan? NextDeadline { get; private set; }

    /// <summary>How many wait in this queue, those included whose offer is on.</summary>
    public int Waiting(string queueId) => _queues.GetValueOrDefault(queueId)?.Waiting ?? 0;

    /// <summary>Takes one message.</summary>
    public void Receive(MarketInput input, Moment now)
    {
        ArgumentNullException.ThrowIfNull(input);
        MarketCall? newcomer = null;
        switch (input)
        {
            case MarketInput.CallWaits wait:
                newcomer = Join(wait, now);
                break;
            case MarketInput.CallLeft left:
                if (_calls.TryGetValue(left.Call, out var leaver))
                    Leave(leaver);
                break;
            case MarketInput.SeatsKnown known:
                KnowSeats(known.Seats, now);
                break;
            case MarketInput.QueuesKnown known:
                KnowQueues(known.Queues);
                break;
            case MarketInput.OfferAccepted accepted:
                Accept(accepted.Offer, now);
                break;
            case MarketInput.OfferRefused refused:
                if (_offers.TryGetValue(refused.Offer, out var offer))
                    Refuse(offer, refused.How, now);
                break;
            default:
                Place(input, now);
                break;
        }

        Settle(newcomer, now);
    }

    /// <summary>Does what is due.</summary>
    public void Advance(Moment now) => Settle(null, now);

    /// <summary>Takes the next decision.</summary>
    public bool TryTake([NotNullWhen(true)] out MarketOutput? output) => _outputs.TryDequeue(out output);

    /// <summary>What a test may count to see that nothing is left behind.</summary>
    internal int Remembered => _calls.Count + _line.Count + _offers.Count + _leaving.Count
        + _serving.Count(pair => !IsKnown(pair.Key))
        + _queues.Values.Sum(queue => queue.Waiting)
        + _seats.Values.Count(seat => seat.Offer is not null);

    MarketCall Join(MarketInput.CallWaits wait, Moment now)
    {
        if (_calls.TryGetValue(wait.Call, out var before))
            Leave(before);
        var queue = QueueOf(wait.Queue.Id);
        var call = new MarketCall(wait, queue, _serial++, now.Uptime) { Serving = ServingOf(wait.Queue) };
        call.Serving.Callers++;
        queue.Waiting++;
        _calls.Add(call.Id, call);
        _line.Insert(~_line.BinarySearch(call), call);
        return call;
    }

    void Leave(MarketCall call)
    {
        if (call.Offer is { } offer)
            Withdraw(offer);
        Remove(call);
    }

    void Remove(MarketCall call)
    {
        _calls.Remove(call.Id);
        _line.RemoveAt(_line.BinarySearch(call));
        call.Queue.Waiting--;
        call.Serving.Callers--;
        if (call.Serving.Callers == 0 && !IsKnown(call.Plan))
            _serving.Remove(call.Plan);
    }

    /// <summary>What is told of one seat; of one that is not set up it means nothing.</summary>
    void Place(MarketInput input, Moment now)
    {
        switch (input)
        {
            case MarketInput.SeatReady ready when _seats.TryGetValue(ready.No, out var seat):
                seat.Ready(ready.IdleSince, now);
                break;
            case MarketInput.SeatBusy busy when _seats.TryGetValue(busy.No, out var seat):
                Withdraw(seat.Offer);
                seat.Busy(busy.IsTalking, now);
                break;
            case MarketInput.SeatGone gone when _seats.TryGetValue(gone.No, out var seat):
                Withdraw(seat.Offer);
                seat.Gone(now);
                break;
        }
    }

    void KnowSeats(ImmutableArray<SeatPlace> places, Moment now)
    {
        var before = _seats;
        _seats = [];
        foreach (var place in places.OrderBy(place => place.No, Comparer<string>.Create(AskableSeat.CompareNumbers)))
        {
            if (before.Remove(place.No, out var seat))
                seat.Place = place;
            _seats.TryAdd(place.No, seat ?? new MarketSeat(place));
        }

        foreach (var removed in before.Values)
        {
            Withdraw(removed.Offer);
            removed.Gone(now);
        }

        FindServing();
    }

    void KnowQueues(ImmutableArray<QueuePlan> plans)
    {
        _plans = plans.DistinctBy(plan => plan.Id).ToDictionary(plan => plan.Id);
        foreach (var queue in _queues.Values.Where(queue => queue.Waiting == 0).ToArray())
            if (!_plans.ContainsKey(queue.Id))
                _queues.Remove(queue.Id);
        FindServing();
    }

    void FindServing()
    {
        _serving.Clear();
        foreach (var plan in _plans.Values)
            ServingOf(plan);
        foreach (var call in _line)
        {
            call.Serving = ServingOf(call.Plan);
            call.Serving.Callers++;
        }
    }

    MarketQueue QueueOf(string id)
    {
        if (!_queues.TryGetValue(id, out var queue))
            _queues.Add(id, queue = new MarketQueue(id));
        return queue;
    }

    ServingSeats ServingOf(QueuePlan plan)
    {
        if (!_serving.TryGetValue(plan, out var serving))
            _serving.Add(plan, serving = new ServingSeats(plan, _seats.Values, _plans));
        return serving;
    }

    bool IsKnown(QueuePlan plan) => ReferenceEquals(_plans.GetValueOrDefault(plan.Id), plan);
}
