using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>What must be true of a market, written as plainly as possible and without regard to speed.</summary>
sealed class MarketModel(IReadOnlyList<QueuePlan> plans)
{
    static readonly TimeSpan _grace = TimeSpan.FromSeconds(5);

    internal sealed class SeatNote(SeatPlace place)
    {
        internal SeatPlace Place { get; set; } = place;
        internal bool SignedIn { get; set; }
        internal bool Ready { get; set; }
        internal TimeSpan PausedUntil { get; set; }
        internal int Misses { get; set; }
        internal CallNote? OfferedTo { get; set; }
    }

    internal sealed class CallNote(MarketInput.CallWaits wait, TimeSpan began, int serial)
    {
        internal MarketInput.CallWaits Wait { get; } = wait;
        internal QueuePlan Plan => Wait.Queue;
        internal TimeSpan Began { get; } = began;
        internal int Serial { get; } = serial;
        internal HashSet<string> RefusedBy { get; } = [];
        internal OfferId Offer { get; set; }
        internal SeatNote? OfferedBy { get; set; }
        internal TimeSpan OfferedAt { get; set; }
        internal TimeSpan? Announced { get; set; }
        internal (int, DateTimeOffset, int) Rank =>
            (-Math.Max(Wait.Priority, Plan.Priority), Wait.Since, Serial);
    }

    internal Dictionary<string, SeatNote> Seats { get; } = [];
    internal Dictionary<CallId, CallNote> Calls { get; } = [];
    internal Dictionary<string, int> Seen { get; } = [];

    /// <summary>Offers whose withdrawing what was told explains.</summary>
    internal HashSet<OfferId> MayEnd { get; } = [];
    internal CallNote? Newcomer { get; set; }

    internal void EndOffer(CallNote call)
    {
        if (call.OfferedBy is { } seat)
            seat.OfferedTo = null;
        call.OfferedBy = null;
    }

    internal void NoteRefusal(CallNote call, OfferEnd how, TimeSpan now)
    {
        var seat = call.OfferedBy!;
        EndOffer(call);
        call.RefusedBy.Add(seat.Place.No);
        if (how == OfferEnd.Withdrawn)
            seat.Ready = false;
        else
            seat.PausedUntil = now + (how == OfferEnd.NoAnswer ? call.Plan.MissPause
                : how == OfferEnd.Rejected ? call.Plan.RejectPause : call.Plan.BusyPause);
        if (how == OfferEnd.NoAnswer)
            seat.Misses++;
    }

    /// <summary>Takes one decision of the market and says what is wrong with it.</summary>
    internal void Take(MarketOutput output, TimeSpan now)
    {
        Seen[output.GetType().Name] = Seen.GetValueOrDefault(output.GetType().Name) + 1;
        switch (output)
        {
            case MarketOutput.OfferCall offer:
                TakeOffer(offer, now);
                break;
            case MarketOutput.WithdrawOffer gone:
                TakeWithdrawal(gone, now);
                break;
            case MarketOutput.SeatMissed missed:
                var seat = Seats[missed.SeatNo];
                Assert.Equal(seat.Misses, missed.Misses);
                (seat.Misses, seat.Ready) = (0, false);
                break;
            case MarketOutput.GiveUp gave:
                TakeGivingUp(gave, now);
                break;
            case MarketOutput.TellPosition told:
                var call = Calls[told.Call];
                Assert.Equal(call.Announced is null, told.IsFirst);
                Assert.Equal(1 + Calls.Values.Count(other =>
                    other.Plan.Id == call.Plan.Id && other.Rank.CompareTo(call.Rank) < 0), told.Position);
                Assert.True(told.ExpectedWait > TimeSpan.Zero);
                Announce(call, now);
                break;
            case MarketOutput.SuggestCallback suggested:
                Assert.NotNull(Calls[suggested.Call].Announced);
                Assert.False(Calls[suggested.Call].Plan.Anonymous);
                Announce(Calls[suggested.Call], now);
                break;
        }
    }

    void TakeOffer(MarketOutput.OfferCall offer, TimeSpan now)
    {
        var (call, seat) = (Calls[offer.Call], Seats[offer.SeatNo]);
        Assert.Null(call.OfferedBy);
        Assert.True(IsFree(seat, now), $"{offer.SeatNo} cannot be asked");
        Assert.True(MayServe(seat, call, now), $"{offer.SeatNo} does not serve {offer.Call}");
        Assert.DoesNotContain(Unoffered(), other => other.Rank.CompareTo(call.Rank) < 0 && MayServe(seat, other, now));
        if (call.RefusedBy.Contains(offer.SeatNo))
            Assert.DoesNotContain(Seats.Values, other => IsFree(other, now) && MayServe(other, call, now)
                && !call.RefusedBy.Contains(other.Place.No));
        Assert.Equal(call.Plan.RingFor, offer.RingFor);
        (call.Offer, call.OfferedBy, call.OfferedAt, seat.OfferedTo) = (offer.Offer, seat, now, call);
    }

    void TakeWithdrawal(MarketOutput.WithdrawOffer gone, TimeSpan now)
    {
        if (MayEnd.Remove(gone.Offer))
            return;
        var call = Calls[gone.Call];
        Assert.Equal((gone.Offer, gone.SeatNo), (call.Offer, call.OfferedBy?.Place.No));
        Assert.True(now >= call.OfferedAt + call.Plan.RingFor + _grace, "an offer is withdrawn for no reason");
        NoteRefusal(call, OfferEnd.NoAnswer, now);
    }

    void TakeGivingUp(MarketOutput.GiveUp gave, TimeSpan now)
    {
        Assert.True(Calls.Remove(gave.Call, out var call), $"{gave.Call} is given up twice");
        Assert.Null(call.OfferedBy);
        Assert.DoesNotContain(Seats.Values, seat => IsFree(seat, now) && MayServe(seat, call, now));
        switch (gave.Why)
        {
            case GiveUpReason.Nobody:
                Assert.DoesNotContain(Seats.Values, seat => seat.SignedIn && MayServe(seat, call, now));
                break;
            case GiveUpReason.Full:
                Assert.Same(Newcomer, call);
                Assert.True(Waiting(call.Plan.Id) >= call.Plan.WaitingMax);
                break;
            default:
                Assert.True(now >= call.Began + call.Plan.WaitMax);
                break;
        }

        Seen[gave.Why.ToString()] = Seen.GetValueOrDefault(gave.Why.ToString()) + 1;
    }

    static void Announce(CallNote call, TimeSpan now)
    {
        Assert.Null(call.OfferedBy);
        if (call.Announced is { } before)
            Assert.True(now - before >= call.Plan.TellGap, "two announcements within the gap");
        call.Announced = now;
    }

    /// <summary>What must hold whenever the market has been told something and has said all it had to.</summary>
    internal void AssertTurnEnded(SeatMarket market, Moment now)
    {
        Assert.Empty(MayEnd);
        foreach (var call in Unoffered())
        {
            Assert.NotNull(call.Announced);
            Assert.DoesNotContain(Seats.Values, seat => IsFree(seat, now.Uptime) && MayServe(seat, call, now.Uptime));
            Assert.Contains(Seats.Values, seat => seat.SignedIn && MayServe(seat, call, now.Uptime));
            Assert.False(now.Uptime >= call.Began + call.Plan.WaitMax);
        }

        Assert.All(plans, plan => Assert.Equal(Waiting(plan.Id), market.Waiting(plan.Id)));
        Assert.All(market.Standings(now), queue =>
            Assert.Equal(Enumerable.Range(1, Waiting(queue.Id)), queue.Waiting.Select(one => one.Position)));
        Assert.All(Seats.Values, seat => Assert.True(seat.Misses < 2, "a seat that missed twice was not put away"));
        if (market.NextDeadline is { } due)
            Assert.True(due > now.Uptime, $"the market wants to be woken at {due} at {now.Uptime}");
    }

    int Waiting(string queue) => Calls.Values.Count(call => call.Plan.Id == queue);

    IEnumerable<CallNote> Unoffered() => Calls.Values.Where(call => call.OfferedBy is null);

    static bool IsFree(SeatNote seat, TimeSpan now) =>
        seat.Ready && seat.OfferedTo is null && seat.PausedUntil <= now;

    bool MayServe(SeatNote seat, CallNote call, TimeSpan now) =>
        seat.Place.No != call.Wait.NotSeat
        && (Serves(seat, call.Plan) || (IsWidened(call, now) && ServesWidened(seat, call.Plan)));

    static bool Serves(SeatNote seat, QueuePlan plan) =>
        seat.Place.Queues.Contains(plan.Id)
        && (plan.Skills.IsEmpty || seat.Place.Skills.IsEmpty || plan.Skills.Any(seat.Place.Skills.ContainsKey));

    bool IsWidened(CallNote call, TimeSpan now) => call.Plan.WidenAfter is { } after
        && (now >= call.Began + after || !Seats.Values.Any(seat =>
            seat.SignedIn && seat.Place.No != call.Wait.NotSeat && Serves(seat, call.Plan)));

    bool ServesWidened(SeatNote seat, QueuePlan plan) => seat.Place.Queues
        .Where(id => id.Split('/')[0] == plan.Id.Split('/')[0])
        .Any(id => plan.WidenTo.Any(skill => seat.Place.Skills.IsEmpty
            ? plans.Any(other => other.Id == id && other.Skills.Contains(skill))
            : seat.Place.Skills.ContainsKey(skill)));
}
