using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline;

// Seats and the market, what pages see of both, and whether all of it agrees.
public sealed partial class Floor
{
    readonly Queue<Call> _merged = new();
    readonly List<Call> _dialledBySeats = [];
    readonly Dictionary<string, QueueStanding> _queuesTold = [];
    FloorSnapshot _shown = FloorSnapshot.Empty;
    TimeSpan? _queueNewsAt;
    TimeSpan? _watchAt;

    TimeSpan? SeatDeadline
    {
        get
        {
            TimeSpan? due = null;
            foreach (var candidate in (ReadOnlySpan<TimeSpan?>)
            [
                _board.Market.NextDeadline, _board.Seats.NextDeadline, _board.Farewells.NextDeadline, _queueNewsAt,
                _watchAt,
            ])
            {
                if (candidate is { } at && !(due <= at))
                    due = at;
            }

            return due;
        }
    }

    bool TakeSeatNews(FloorInput input)
    {
        switch (input)
        {
            case FloorInput.SeatsKnown(var seats): _board.Seats.Know(seats); break;
            case FloorInput.StandingsRestored(var standings): _board.Seats.Restore(standings); break;
            case FloorInput.SeatRegistered(var no, var isRegistered): _board.Seats.Register(no, isRegistered); break;
            case FloorInput.TrunksKnown(var names): _board.TrunksOut = names; break;
            default: return false;
        }

        return true;
    }

    void AdvanceSeats()
    {
        var now = _board.Now.Uptime;
        _board.Seats.Wake();
        _board.Farewells.Wake();
        if (_board.Market.NextDeadline <= now)
            _board.Market.Advance(_board.Now);
        Settle();
        if (_watchAt <= now)
            Watch();
        if (_queueNewsAt <= now)
            TellQueues();
    }

    /// <summary>After every turn: what the market has decided comes about, and pages are shown what has
    /// changed.</summary>
    void Settle()
    {
        EndMerged();
        OccupyDiallers();
        while (_board.Market.TryTake(out var said))
        {
            _board.MarketMoved = true;
            Obey(said);
            EndMerged();
        }

        Show();
    }

    void Obey(MarketOutput said)
    {
        switch (said)
        {
            case MarketOutput.OfferCall offer: Offer(offer); break;
            case MarketOutput.WithdrawOffer(var offer, var call, _):
                With(call, each => each.Talk?.Withdraw(offer));
                break;
            case MarketOutput.TellPosition(var call, _, _, _): TellFlow(call, said); break;
            case MarketOutput.SuggestCallback(var call): TellFlow(call, said); break;
            case MarketOutput.GiveUp(var call, _): TellFlow(call, said); break;
            case MarketOutput.SeatMissed(var seat, var misses): _board.Seats.Miss(seat, misses); break;
            default: throw new InvalidOperationException($"the floor does not know {said.GetType().Name}");
        }
    }

    void Offer(MarketOutput.OfferCall offer)
    {
        var isDone = false;
        if (_board.Seats.TryFind(offer.SeatNo, out var seat)
            && seat is { State: SeatState.Ready, Standing.Registered: true })
        {
            With(offer.Call, call =>
            {
                if (call is not { Queue: { } queue, Flow: { CallerIsGone: false } flow })
                    return;
                isDone = true;
                flow.Talk.Offer(offer, seat, queue);
                flow.Take(new FlowSignal.Market(offer));
            });
        }

        if (isDone)
            return;

        // Seat or caller has changed in the very turn in which the market decided; it is told both as they are.
        if (seat is { State: SeatState.Ready })
            _board.TellMarket(new MarketInput.CallLeft(offer.Call));
        _board.TellMarket(new MarketInput.OfferRefused(offer.Offer, OfferEnd.Withdrawn));
        if (seat is not null)
            _board.Seats.Tell(seat);
    }

    void TellFlow(CallId call, MarketOutput said) =>
        With(call, each => Signal(each, new FlowSignal.Market(said)));

    void Show()
    {
        if (!_board.Seats.HasNews && !_board.MarketMoved)
            return;
        (_board.Seats.HasNews, _board.MarketMoved) = (false, false);
        _shown = new FloorSnapshot(_board.Seats.Standings, _board.Market.Standings(_board.Now));
        _board.Put(new FloorOutput.Show(_shown));
        _queueNewsAt ??= _board.Now.Uptime + QueueNewsGap;
        if (_board.Seats.All.Any(seat => seat.IsBusy))
            _watchAt ??= _board.Now.Uptime + _board.Limits.WatchEvery;
    }

    // An event names everybody who waits: the longer the queues, the seldomer it is worth its room.
    TimeSpan QueueNewsGap => _board.Limits.QueueNewsGap * (1 + (_shown.Queues.Sum(queue => queue.Waiting.Length) / 10));

    // Walls are told the last of several changes, not each.
    void TellQueues()
    {
        _queueNewsAt = null;
        foreach (var queue in _shown.Queues)
        {
            if (_queuesTold.TryGetValue(queue.Id, out var told) && IsSame(told, queue))
                continue;
            _queuesTold[queue.Id] = queue;
            _board.Put(new FloorOutput.Keep(
                null, new Fact.QueueChanged(_board.NewId(), _board.Now.Wall, queue)));
        }
    }

    static bool IsSame(QueueStanding told, QueueStanding now) =>
        told with { Waiting = now.Waiting, ExpectedWait = now.ExpectedWait } == now
        && told.Waiting.SequenceEqual(now.Waiting);

    /// <summary>
    /// Phone, call and seat must agree. What does not is put right and told to a person: a seat that is stuck is a
    /// clerk who gets no calls and does not know why.
    /// </summary>
    void Watch()
    {
        _watchAt = null;
        foreach (var seat in _board.Seats.All.Where(seat => seat.IsBusy).ToArray())
        {
            if (Contradiction(seat) is not { } what)
                continue;
            Counters.SeatsRepaired++;
            _board.Put(new FloorOutput.Keep(null, new Fact.AlarmRaised(
                _board.NewId(), _board.Now.Wall, $"seat-repaired-{seat.No}", $"坐席{seat.No}状态异常已修复:{what}")));
            _board.Seats.Repair(seat);
        }

        Show();
        if (_board.Seats.All.Any(seat => seat.IsBusy))
            _watchAt ??= _board.Now.Uptime + _board.Limits.WatchEvery;
    }

    string? Contradiction(LiveSeat seat)
    {
        if (seat.Call is not { } id || !_calls.TryGetValue(id, out var call))
            return $"{seat.State}: 通话不存在";
        return call.Talk is { } talk && talk.Has(seat.No) ? null : $"{seat.State}: 不在通话中";
    }
}
