using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Seats;

/// <summary>All seats of the floor: whoever changes one does it here, so that disk, market and wall always hear of it.
/// </summary>
sealed class SeatRoster(Switchboard board)
{
    readonly SortedDictionary<string, LiveSeat> _seats = new(StringComparer.Ordinal);
    readonly HashSet<string> _registered = new(StringComparer.Ordinal);

    /// <summary>As they stand, by number.</summary>
    internal ImmutableArray<SeatStanding> Standings => [.. _seats.Values.Select(seat => seat.Standing)];

    internal IEnumerable<LiveSeat> All => _seats.Values;

    /// <summary>Something has changed since this was set to false.</summary>
    internal bool HasNews { get; set; }

    internal TimeSpan? NextDeadline => _seats.Values.Min(seat => seat.WrapUpEnds);

    internal bool TryFind(string? no, [NotNullWhen(true)] out LiveSeat? seat)
    {
        seat = null;
        return no is not null && _seats.TryGetValue(no, out seat);
    }

    /// <summary>The seats that are set up now. One that goes while it talks is forgotten when its call ends.</summary>
    internal void Know(ImmutableArray<SeatPlace> places)
    {
        var known = places.Select(place => place.No).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _seats.Keys.Where(no => !known.Contains(no)).ToArray())
            _seats.Remove(gone);
        foreach (var place in places)
        {
            if (_seats.TryGetValue(place.No, out var seat))
            {
                seat.Place = place;
                continue;
            }

            seat = new LiveSeat(place, board.Now);
            seat.Register(_registered.Contains(place.No), board.Now);
            _seats.Add(place.No, seat);
        }

        board.TellMarket(new MarketInput.SeatsKnown(places));
        HasNews = true;
    }

    internal void Restore(ImmutableArray<SeatStanding> standings)
    {
        foreach (var standing in standings)
        {
            if (_seats.TryGetValue(standing.No, out var seat))
                Change(seat, each => each.Restore(standing, board.Now));
        }
    }

    internal void Register(string no, bool isRegistered)
    {
        if (isRegistered)
            _registered.Add(no);
        else
            _registered.Remove(no);
        if (_seats.TryGetValue(no, out var seat))
            Change(seat, each => each.Register(isRegistered, board.Now));
    }

    internal FloorReply Ask(string no, SeatState wanted, string? reason)
    {
        if (!_seats.TryGetValue(no, out var seat))
            return FloorReply.Unknown;
        if (seat.Refuse(wanted, board.Now) is { } refusal)
            return refusal;
        Change(seat, each => each.Ask(wanted, reason, board.Now));
        return FloorReply.Done;
    }

    /// <summary>Its telephone is about to ring: by the market's choice, or because somebody dials.</summary>
    internal void Offer(LiveSeat seat, CallId call, bool byMarket) =>
        Change(seat, each => each.Offer(call, byMarket, board.Now));

    internal void Talk(string? no, QueuePlan? queue)
    {
        if (TryFind(no, out var seat))
            Change(seat, each => each.Talk(queue, board.Now));
    }

    internal void Hold(string? no, bool isHeld)
    {
        if (TryFind(no, out var seat))
            Change(seat, each => each.Hold(isHeld, board.Now));
    }

    internal void Follow(string? no, CallId call)
    {
        if (TryFind(no, out var seat) && seat.IsBusy)
            Change(seat, each => each.Follow(call));
    }

    /// <summary>The call of this seat is over; nothing happens when it is busy with another.</summary>
    internal void Over(string? no, CallId call, bool talked)
    {
        if (TryFind(no, out var seat) && seat.IsBusy && seat.Call == call)
            Change(seat, each => each.Over(talked, board.Now));
    }

    internal void Miss(string no, int misses)
    {
        if (TryFind(no, out var seat) && !seat.IsBusy)
            Change(seat, each => each.Miss(misses, board.Now));
    }

    internal void Repair(LiveSeat seat) => Change(seat, each => each.Repair(board.Now));

    internal void Wake()
    {
        foreach (var seat in _seats.Values.Where(seat => seat.WrapUpEnds <= board.Now.Uptime))
            Change(seat, each => each.Wake(board.Now));
    }

    void Change(LiveSeat seat, Action<LiveSeat> change)
    {
        var before = seat.Standing;
        change(seat);
        if (seat.Standing == before)
            return;
        HasNews = true;
        board.Put(new FloorOutput.Keep(null, new Fact.SeatChanged(board.NewId(), board.Now.Wall, seat.Standing)));
        if (seat.State != before.State && !MarketKnows(seat, before.State))
            Tell(seat);
    }

    // The market has made the offer itself, and is told by the offer's own end how it went.
    static bool MarketKnows(LiveSeat seat, SeatState before) => seat.IsMarkets
        && (seat.State == SeatState.Offered || (before == SeatState.Offered && seat.State == SeatState.Ready));

    /// <summary>Says to the market how a seat stands.</summary>
    internal void Tell(LiveSeat seat) => board.TellMarket(seat.State switch
    {
        SeatState.Ready => new MarketInput.SeatReady(seat.No, seat.Standing.IdleSince),
        SeatState.SignedOut => new MarketInput.SeatGone(seat.No),
        SeatState.Talking or SeatState.Holding => new MarketInput.SeatBusy(seat.No, IsTalking: true),
        _ => new MarketInput.SeatBusy(seat.No, IsTalking: false),
    });
}
