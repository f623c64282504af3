using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>A market in virtual time. What it decides reads as words: «offer a 8001», «tell a 1 of 90s».</summary>
sealed class MarketRig
{
    internal const string Queue = "jn/q";

    static readonly DateTimeOffset _began = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    readonly SeatMarket _market = new(RandomNumberGenerator.Create());
    readonly Dictionary<string, OfferId> _offers = [];
    readonly List<string> _said = [];
    readonly List<SeatPlace> _seats = [];
    TimeSpan _now;

    internal static QueuePlan Plan { get; } = new(Queue, "综合");

    internal SeatMarket Market => _market;

    internal Moment Now => new(_now, _began + _now);

    /// <summary>Sets up seats: «8001», «8001 jn/q,jn/r», «8001 jn/q 农机:3,综合:9».</summary>
    internal MarketRig Seats(params string[] seats)
    {
        _seats.Clear();
        foreach (var words in seats.Select(seat => seat.Split(' ')))
            _seats.Add(new SeatPlace(words[0], null,
                [.. words.Length > 1 ? words[1].Split(',') : [Queue]],
                words.Length > 2
                    ? words[2].Split(',').Select(skill => skill.Split(':')).ToImmutableDictionary(
                        skill => skill[0], skill => int.Parse(skill[1], CultureInfo.InvariantCulture))
                    : ImmutableDictionary<string, int>.Empty));
        return Tell(new MarketInput.SeatsKnown([.. _seats]));
    }

    internal MarketRig Queues(params QueuePlan[] plans) => Tell(new MarketInput.QueuesKnown([.. plans]));

    /// <summary>Idle for so many seconds already.</summary>
    internal MarketRig Ready(string no, int idle = 0) =>
        Tell(new MarketInput.SeatReady(no, Now.Wall - TimeSpan.FromSeconds(idle)));

    internal MarketRig Busy(string no, bool talking = false) => Tell(new MarketInput.SeatBusy(no, talking));

    internal MarketRig Gone(string no) => Tell(new MarketInput.SeatGone(no));

    /// <summary>Comes to the queue; early: so many seconds before now lies the place that it keeps.</summary>
    internal MarketRig Waits(string call, QueuePlan? plan = null, int early = 0, int priority = 0, string? not = null)
        => Tell(new MarketInput.CallWaits(new CallId(call), plan ?? Plan, Now.Wall - TimeSpan.FromSeconds(early))
        {
            Priority = priority,
            NotSeat = not,
        });

    internal MarketRig Leaves(string call) => Tell(new MarketInput.CallLeft(new CallId(call)));

    internal MarketRig Accepts(string no) => Tell(new MarketInput.OfferAccepted(_offers[no]));

    internal MarketRig Refuses(string no, OfferEnd how = OfferEnd.Rejected) =>
        Tell(new MarketInput.OfferRefused(_offers[no], how));

    /// <summary>Lets time pass and wakes the market exactly when it wants to be woken.</summary>
    internal MarketRig Passes(double seconds)
    {
        var until = _now + TimeSpan.FromSeconds(seconds);
        while (_market.NextDeadline is { } due && due <= until)
        {
            Assert.True(due > _now, $"the market wants to be woken at {due} at {_now}");
            _now = due;
            _market.Advance(Now);
            Drain();
        }

        _now = until;
        return this;
    }

    /// <summary>What was decided since this was asked last.</summary>
    internal string[] Said()
    {
        string[] said = [.. _said];
        _said.Clear();
        return said;
    }

    /// <summary>Forgets what was decided so far.</summary>
    internal MarketRig Quietly()
    {
        _said.Clear();
        return this;
    }

    MarketRig Tell(MarketInput input)
    {
        _market.Receive(input, Now);
        Drain();
        return this;
    }

    void Drain()
    {
        while (_market.TryTake(out var output))
        {
            if (output is MarketOutput.OfferCall offer)
                _offers[offer.SeatNo] = offer.Offer;
            _said.Add(Words(output));
        }
    }

    static string Words(MarketOutput output) => output switch
    {
        MarketOutput.OfferCall offer => $"offer {offer.Call} {offer.SeatNo}",
        MarketOutput.WithdrawOffer withdrawn => $"withdraw {withdrawn.Call} {withdrawn.SeatNo}",
        MarketOutput.TellPosition told =>
            $"tell {told.Call} {told.Position} of {(told.ExpectedWait is { } wait ? $"{wait.TotalSeconds}s" : "never")}"
            + (told.IsFirst ? ", first" : ""),
        MarketOutput.SuggestCallback suggested => $"callback {suggested.Call}",
        MarketOutput.GiveUp gave => $"give up {gave.Call} {gave.Why}",
        MarketOutput.SeatMissed missed => $"missed {missed.SeatNo} {missed.Misses}",
        _ => throw new InvalidOperationException(output.ToString()),
    };
}
