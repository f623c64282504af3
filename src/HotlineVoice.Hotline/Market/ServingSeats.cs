using System.Collections.Immutable;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Queues.Offering;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Market;

/// <summary>A seat that may serve a queue, and its highest level in what is asked for.</summary>
readonly record struct ServingSeat(MarketSeat Seat, int Level);

/// <summary>Who may serve the callers of one plan of a queue. Made anew when seats or queues change.</summary>
/// <remarks>
/// A seat serves a queue by itself when it lists it and has one of its skills; a seat without any skills has those that
/// its queues ask for. When the queue is widened, seats are asked too that serve any queue of the same hotline and have
/// one of the skills it is widened to.
/// </remarks>
sealed class ServingSeats
{
    readonly ImmutableArray<ServingSeat> _own;
    readonly ImmutableArray<ServingSeat> _wide;
    long _countedIn;
    long _emptyIn;
    bool _emptyWide;
    int _ownSignedIn;
    int _wideSignedIn;

    internal ServingSeats(
        QueuePlan plan, IEnumerable<MarketSeat> seats, IReadOnlyDictionary<string, QueuePlan> queues)
    {
        Way = OfferingCatalogue.Find(plan.OfferTo) ?? OfferingCatalogue.All[0];
        var hotline = plan.Id[..(plan.Id.IndexOf('/', StringComparison.Ordinal) + 1)];
        var own = ImmutableArray.CreateBuilder<ServingSeat>();
        var wide = ImmutableArray.CreateBuilder<ServingSeat>();
        foreach (var seat in seats)
            if (ServesItself(seat.Place, plan))
                own.Add(new ServingSeat(seat, Level(seat.Place, plan.Skills)));
            else if (plan.WidenAfter is not null && ServesWidened(seat.Place, hotline, plan, queues))
                wide.Add(new ServingSeat(seat, Level(seat.Place, plan.WidenTo)));
        (_own, _wide) = (own.ToImmutable(), wide.ToImmutable());
    }

    internal OfferingWay Way { get; }

    /// <summary>Callers who look here.</summary>
    internal int Callers { get; set; }

    internal ImmutableArray<ServingSeat> Own => _own;

    internal ImmutableArray<ServingSeat> Wide => _wide;

    /// <summary>Seats signed in that serve it by themselves, as they stand in this turn, but for one.</summary>
    internal int OwnSignedIn(long turn, string? but = null)
    {
        Count(turn);
        return _ownSignedIn - SignedIn(_own, but);
    }

    /// <summary>Seats signed in that serve it when it is widened, as they stand in this turn, but for one.</summary>
    internal int WideSignedIn(long turn, string? but = null)
    {
        Count(turn);
        return _wideSignedIn - SignedIn(_wide, but);
    }

    /// <summary>Whether it was found in this turn that no seat is free: within a turn none becomes so.</summary>
    internal bool IsEmpty(long turn, bool widened) => _emptyIn == turn && (_emptyWide || !widened);

    internal void FoundEmpty(long turn, bool widened)
    {
        _emptyWide = widened || (_emptyIn == turn && _emptyWide);
        _emptyIn = turn;
    }

    void Count(long turn)
    {
        if (_countedIn == turn)
            return;
        _countedIn = turn;
        _ownSignedIn = _own.Count(serving => serving.Seat.IsSignedIn);
        _wideSignedIn = _wide.Count(serving => serving.Seat.IsSignedIn);
    }

    static int SignedIn(ImmutableArray<ServingSeat> seats, string? no) =>
        no is null ? 0 : seats.Count(serving => serving.Seat.No == no && serving.Seat.IsSignedIn);

    static bool ServesItself(SeatPlace seat, QueuePlan plan) =>
        seat.Queues.Contains(plan.Id)
        && (plan.Skills.IsEmpty || seat.Skills.IsEmpty || plan.Skills.Any(seat.Skills.ContainsKey));

    static bool ServesWidened(
        SeatPlace seat, string hotline, QueuePlan plan, IReadOnlyDictionary<string, QueuePlan> queues)
    {
        foreach (var id in seat.Queues)
            if (id.StartsWith(hotline, StringComparison.Ordinal) && plan.WidenTo.Any(skill => seat.Skills.IsEmpty
                ? queues.TryGetValue(id, out var other) && other.Skills.Contains(skill)
                : seat.Skills.ContainsKey(skill)))
                return true;
        return false;
    }

    static int Level(SeatPlace seat, ImmutableArray<string> skills)
    {
        var level = 0;
        foreach (var skill in skills)
            level = Math.Max(level, seat.Skills.GetValueOrDefault(skill));
        return level;
    }
}
