using System.Collections.Immutable;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>Drives a market and its model by numbers: whatever they are, something happens.</summary>
sealed class MarketProgram
{
    static readonly DateTimeOffset _began = new(2026, 3, 2, 23, 50, 0, TimeSpan.FromHours(8));

    static readonly QueuePlan[] _plans =
    [
        new("jn/consult", "咨询") { Skills = ["农机"], WidenAfter = Seconds(23), WidenTo = ["综合"], WaitingMax = 4 },
        new("jn/general", "综合") { Skills = ["综合"], OfferTo = "round-robin", WaitMax = Seconds(90) },
        new("jn/urgent", "突发")
        {
            Priority = 2, OfferTo = "best-skill", Skills = ["突发"], WidenAfter = Seconds(0), WidenTo = ["农机"],
        },
        new("wy/all", "综合") { Anonymous = true, OfferTo = "random", RingFor = Seconds(60), WaitingMax = 2 },
    ];

    static readonly SeatPlace[] _places =
    [
        Seat("8001", ["jn/consult", "jn/general"], "农机", "综合"),
        Seat("8002", ["jn/consult"], "农机"),
        Seat("8003", ["jn/general"]),
        Seat("8004", ["jn/urgent", "wy/all"], "突发"),
        Seat("8005", ["jn/general", "jn/consult", "jn/urgent", "wy/all"], "综合"),
        Seat("8006", ["wy/all"]),
    ];

    readonly SeatMarket _market = new(RandomNumberGenerator.Create());
    readonly List<OfferId> _old = [];
    TimeSpan _now;
    int _calls;
    int _serial;

    internal MarketProgram()
    {
        KnowSeats(_places);
        Tell(new MarketInput.QueuesKnown([.. _plans]));
    }

    internal MarketModel Model { get; } = new(_plans);

    Moment Now => new(_now, _began + _now);

    internal void Do(byte what, byte which, byte how)
    {
        switch (what % 16)
        {
            case 0 or 1 or 2 or 3:
                Wait(which, how);
                break;
            case 4:
                Leave(which);
                break;
            case 5 or 6 or 7:
                Ready(_places[which % _places.Length].No, how);
                break;
            case 8:
                Stop(_places[which % _places.Length].No, how);
                break;
            case 9 or 10:
                Answer(which, null);
                break;
            case 11 or 12:
                Answer(which, (OfferEnd)(how % 5 + 1));
                break;
            case 13:
                Pass(Seconds(how / 4.0));
                break;
            case 14:
                Oversleep(Seconds(how));
                break;
            default:
                Change(which, how);
                break;
        }
    }

    internal void BringToRest()
    {
        while (Model.Calls.Count > 0)
            Leave(0);
        Assert.Equal(0, _market.Remembered);
        Assert.Null(_market.NextDeadline);
    }

    void Wait(byte which, byte how)
    {
        // Now and then one who waits already comes again, perhaps elsewhere.
        var again = how % 16 == 0 && Model.Calls.Count > 0;
        var call = again ? Pick(Model.Calls.Keys, which) : new CallId($"c{_calls++}");
        if (Model.Calls.Remove(call, out var before))
            Excuse(before);
        var wait = new MarketInput.CallWaits(call, _plans[which % _plans.Length], Now.Wall - Seconds(how % 3 * 20))
        {
            Priority = how % 7 == 0 ? 1 : 0,
            NotSeat = how % 5 == 0 ? _places[how % _places.Length].No : null,
        };
        Model.Calls.Add(call, Model.Newcomer = new MarketModel.CallNote(wait, _now, _serial++));
        Tell(wait);
        Model.Newcomer = null;
    }

    void Leave(byte which)
    {
        if (Model.Calls.Count == 0)
            return;
        var call = Pick(Model.Calls.Keys, which);
        Model.Calls.Remove(call, out var note);
        Excuse(note!);
        Tell(new MarketInput.CallLeft(call));
        Tell(new MarketInput.CallLeft(call));
    }

    void Ready(string no, byte how)
    {
        if (Model.Seats.TryGetValue(no, out var seat))
            (seat.SignedIn, seat.Ready) = (true, true);
        Tell(new MarketInput.SeatReady(no, Now.Wall - Seconds(how)));
    }

    void Stop(string no, byte how)
    {
        if (Model.Seats.TryGetValue(no, out var seat))
        {
            if (seat.OfferedTo is { } call)
                Excuse(call);
            (seat.SignedIn, seat.Ready) = (how % 3 > 0, false);
            if (!seat.SignedIn)
                seat.Misses = 0;
        }

        Tell(how % 3 == 0 ? new MarketInput.SeatGone(no) : new MarketInput.SeatBusy(no, how % 3 == 1));
    }

    void Answer(byte which, OfferEnd? how)
    {
        MarketModel.CallNote[] offered = [.. Model.Calls.Values.Where(call => call.OfferedBy is not null)];
        if (offered.Length == 0)
        {
            if (_old.Count > 0)
                Tell(new MarketInput.OfferAccepted(Pick(_old, which)));
            return;
        }

        var call = Pick(offered, which);
        if (how is { } end)
        {
            Model.NoteRefusal(call, end, _now);
            Tell(new MarketInput.OfferRefused(call.Offer, end));
            return;
        }

        (call.OfferedBy!.Misses, call.OfferedBy.Ready) = (0, false);
        Model.EndOffer(call);
        Model.Calls.Remove(call.Wait.Call);
        Tell(new MarketInput.OfferAccepted(call.Offer));
    }

    void Pass(TimeSpan time)
    {
        var until = _now + time;
        while (_market.NextDeadline is { } due && due <= until)
        {
            _now = due;
            Advance();
        }

        _now = until;
        _market.Advance(Now);
        Assert.False(_market.TryTake(out var untold), $"nobody was to be woken for {untold}");
    }

    /// <summary>The loop is late: whatever was due meanwhile must not come in a heap.</summary>
    void Oversleep(TimeSpan time)
    {
        _now += time;
        Advance();
    }

    void Change(byte which, byte how)
    {
        var without = _places[which % _places.Length].No;
        KnowSeats([.. _places.Where(place => how % 4 == 0 || place.No != without)
            .Select(place => how % 4 == 1 && place.No == "8002" ? place with { Queues = ["wy/all"] } : place)]);
    }

    void KnowSeats(SeatPlace[] places)
    {
        foreach (var gone in Model.Seats.Values.Where(seat => places.All(place => place.No != seat.Place.No)).ToArray())
        {
            if (gone.OfferedTo is { } call)
                Excuse(call);
            Model.Seats.Remove(gone.Place.No);
        }

        foreach (var place in places)
            if (Model.Seats.TryGetValue(place.No, out var seat))
                seat.Place = place;
            else
                Model.Seats.Add(place.No, new MarketModel.SeatNote(place));
        Tell(new MarketInput.SeatsKnown([.. places]));
    }

    void Excuse(MarketModel.CallNote call)
    {
        if (call.OfferedBy is null)
            return;
        Model.MayEnd.Add(call.Offer);
        _old.Add(call.Offer);
        Model.EndOffer(call);
    }

    void Tell(MarketInput input)
    {
        _market.Receive(input, Now);
        Drain();
    }

    void Advance()
    {
        _market.Advance(Now);
        Drain();
    }

    void Drain()
    {
        while (_market.TryTake(out var output))
            Model.Take(output, _now);
        Model.AssertTurnEnded(_market, Now);
    }

    static T Pick<T>(IReadOnlyCollection<T> from, byte which) => from.ElementAt(which % from.Count);

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    static SeatPlace Seat(string no, string[] queues, params string[] skills) => new(
        no, null, [.. queues], skills.Index().ToImmutableDictionary(skill => skill.Item, skill => skill.Index + 1));
}
