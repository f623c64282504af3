using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Queues.Offering;
using HotlineVoice.Hotline.Tests.Market;

namespace HotlineVoice.Hotline.Tests.Queues.Offering;

/// <summary>Each way against what it says it does, and in the market against seats that cannot be asked.</summary>
public sealed class OfferingTests
{
    static readonly DateTimeOffset _noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(8));

    static readonly string[] _numbers = ["8001", "8002", "8003", "8004", "8005"];

    public static TheoryData<string> Names => [.. OfferingCatalogue.All.Select(way => way.Name)];

    [Fact]
    public void A_queue_that_does_not_say_offers_to_the_longest_idle() =>
        Assert.Equal(OfferingCatalogue.All[0].Name, new QueuePlan("jn/q", "综合").OfferTo);

    [Fact]
    public void Every_way_chooses_whom_its_words_name_among_any_seats() => Prop.ForAll<(byte, byte, byte)[], byte>(
        (drawn, last) =>
        {
            AskableSeat[] seats = [.. drawn.Select((seat, at) => new AskableSeat(
                (900 + (at * 37 % 251)).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _noon.AddSeconds(-(seat.Item1 % 4)))
            {
                Calls = seat.Item2 % 4,
                Talked = TimeSpan.FromSeconds(seat.Item3 % 4),
                Level = seat.Item1 % 3,
            }).DistinctBy(seat => seat.No)];
            if (seats.Length == 0)
                return;
            var lastAsked = (900 + last).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var turn = new OfferingTurn(lastAsked, RandomNumberGenerator.Create());
            foreach (var way in OfferingCatalogue.All.Where(way => way.Name != "random"))
                Assert.Equal(Expected(way.Name, seats, lastAsked).No, seats[way.Choose(seats, turn)].No);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static AskableSeat Expected(string name, AskableSeat[] seats, string last) => name switch
    {
        "longest-idle" => Sorted(seats, seat => seat.IdleSince.Ticks),
        "fewest-calls" => Sorted(seats, seat => (seat.Calls, seat.IdleSince.Ticks)),
        "least-talked" => Sorted(seats, seat => (seat.Talked, seat.IdleSince.Ticks)),
        "round-robin" => Sorted(seats, seat => Number(seat.No) <= Number(last) ? 1 : 0),
        "top-down" => Sorted(seats, _ => 0),
        "best-skill" => Sorted(seats, seat => (-seat.Level, seat.IdleSince.Ticks)),
        _ => throw new InvalidOperationException($"{name} has no model"),
    };

    static AskableSeat Sorted<T>(AskableSeat[] seats, Func<AskableSeat, T> by) =>
        seats.OrderBy(by).ThenBy(seat => Number(seat.No)).First();

    static int Number(string no) => int.Parse(no, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Lots_fall_on_every_seat_about_as_often()
    {
        AskableSeat[] seats = [.. Enumerable.Range(8001, 4).Select(no => new AskableSeat($"{no}", _noon))];
        var turn = new OfferingTurn(null, RandomNumberGenerator.Create());
        var drawn = Enumerable.Range(0, 4000)
            .CountBy(_ => OfferingCatalogue.Find("random")!.Choose(seats, turn))
            .ToDictionary();

        Assert.Equal([0, 1, 2, 3], drawn.Keys.Order());
        // Five standard deviations of a fair lot.
        Assert.All(drawn.Values, count => Assert.InRange(count, 1000 - 137, 1000 + 137));
    }

    /// <summary>Whichever seats cannot be asked, and why: the one that can is found, wherever it stands.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_way_stops_at_a_seat_that_cannot_be_asked(string name)
    {
        var plan = MarketRig.Plan with { OfferTo = name };
        foreach (var free in _numbers)
            foreach (var idle in _numbers)
            {
                var rig = new MarketRig().Seats(_numbers);
                foreach (var no in _numbers)
                    rig.Ready(no, no == idle ? 1000 : 0);
                MakeUnusable(rig, plan, _numbers.Where(no => no != free));
                rig.Quietly();

                Assert.Equal([$"offer wanted {free}"], rig.Waits("wanted", plan).Said());
            }
    }

    /// <summary>In turn: talking, signed out, ringing for another, left alone after a refusal.</summary>
    static void MakeUnusable(MarketRig rig, QueuePlan plan, IEnumerable<string> numbers)
    {
        string[] four = [.. numbers];
        rig.Busy(four[0], talking: true).Gone(four[1]);
        foreach (var (no, refuses) in new[] { (four[2], false), (four[3], true) })
        {
            var only = plan with { Id = "jn/only" };
            rig.Seats([.. _numbers.Select(seat => seat == no ? $"{seat} {MarketRig.Queue},jn/only" : seat)]);
            rig.Waits($"for {no}", only);
            if (refuses)
                rig.Refuses(no, OfferEnd.Busy).Leaves($"for {no}");
        }
    }

    [Fact]
    public void Calls_and_talks_are_those_of_the_day()
    {
        var plan = MarketRig.Plan with { OfferTo = "fewest-calls" };
        var rig = new MarketRig().Seats("8001", "8002").Ready("8001", 50).Busy("8002")
            .Waits("a", plan).Accepts("8001").Passes(60).Ready("8001", 50).Ready("8002").Quietly();

        Assert.Equal(["offer b 8002"], rig.Waits("b", plan).Said());
        rig.Leaves("b").Quietly().Passes(15 * 3600);
        Assert.Equal(["offer c 8001"], rig.Waits("c", plan).Said());
    }

    [Fact]
    public void The_time_of_talking_counts_whoever_dialled()
    {
        var plan = MarketRig.Plan with { OfferTo = "least-talked" };
        var rig = new MarketRig().Seats("8001", "8002")
            .Busy("8001", talking: true).Busy("8002", talking: true).Passes(60).Ready("8002", 5).Passes(60)
            .Ready("8001", 500).Quietly();

        Assert.Equal(["offer a 8002"], rig.Waits("a", plan).Said());
    }

    [Fact]
    public void Round_robin_goes_round_for_each_queue()
    {
        var plan = MarketRig.Plan with { OfferTo = "round-robin" };
        var rig = new MarketRig().Seats("8001", "8002", "8003").Ready("8001").Ready("8002").Ready("8003");
        var asked = Enumerable.Range(0, 6).Select(n => rig.Waits($"{n}", plan).Leaves($"{n}").Said()[0][^4..]);

        Assert.Equal(["8001", "8002", "8003", "8001", "8002", "8003"], asked);
    }

    [Fact]
    public void The_best_at_what_the_queue_asks_for_is_asked_and_after_widening_at_what_it_is_widened_to()
    {
        var plan = MarketRig.Plan with
        {
            OfferTo = "best-skill",
            Skills = ["农机"],
            WidenAfter = TimeSpan.FromSeconds(30),
            WidenTo = ["综合"],
        };
        var rig = new MarketRig().Seats("8001 jn/q 农机:3,综合:9", "8002 jn/q 农机:7", "8003 jn/x 综合:4", "8004 jn/x 综合:6")
            .Ready("8001", 99).Ready("8002").Ready("8003", 99).Ready("8004");

        Assert.Equal(["offer a 8002", "offer b 8001"], rig.Waits("a", plan).Waits("b", plan).Said());
        Assert.Equal(["offer c 8004"], rig.Gone("8001").Gone("8002").Leaves("a").Leaves("b").Quietly()
            .Waits("c", plan).Said());
    }
}
