using System.Collections.Immutable;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Market;

/// <summary>What the wall shows.</summary>
public sealed partial class SeatMarket
{
    /// <summary>How every queue stands that is known or in which somebody waits, by id.</summary>
    public ImmutableArray<QueueStanding> Standings(Moment now)
    {
        var waiting = _line.GroupBy(call => call.Queue.Id).ToDictionary(group => group.Key, group => group.ToList());
        var plans = _plans.Values.Concat(waiting.Values.Select(calls => calls[0].Plan)).DistinctBy(plan => plan.Id);
        return
        [
            .. plans.OrderBy(plan => plan.Id, StringComparer.Ordinal)
                .Select(plan => Standing(plan, waiting.GetValueOrDefault(plan.Id, []), now.Uptime)),
        ];
    }

    QueueStanding Standing(QueuePlan plan, List<MarketCall> calls, TimeSpan now)
    {
        var serving = ServingOf(plan);
        return new QueueStanding(plan.Id, plan.Title,
            [.. calls.Select(call => new WaitingCaller(call.Id, call.Position, call.Since, call.Priority))])
        {
            SeatsReady = serving.Own.Count(one => one.Seat is { Presence: SeatPresence.Ready, Offer: null }),
            SeatsTalking = serving.Own.Count(one => one.Seat.IsTalking),
            ExpectedWait = ExpectNext(plan, serving, calls.Count, now),
        };
    }

    /// <summary>What somebody would wait who came now.</summary>
    TimeSpan? ExpectNext(QueuePlan plan, ServingSeats serving, int waiting, TimeSpan now)
    {
        var widened = plan.WidenAfter is not null
            && (plan.WidenAfter <= TimeSpan.Zero || serving.OwnSignedIn(_turn) == 0);
        ImmutableArray<ServingSeat> seats = widened ? [.. serving.Own, .. serving.Wide] : serving.Own;
        if (waiting == 0 && seats.Any(one => one.Seat.IsFree(now)))
            return TimeSpan.Zero;
        return QueueOf(plan.Id).Talks.Expect(waiting + 1, seats.Count(one => one.Seat.IsSignedIn));
    }
}
