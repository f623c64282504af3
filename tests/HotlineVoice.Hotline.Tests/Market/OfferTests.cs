using HotlineVoice.Hotline.Market;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>Which caller is offered to which seat.</summary>
public sealed class OfferTests
{
    [Fact]
    public void A_caller_is_offered_to_the_seat_that_has_been_idle_longest_and_of_equals_to_the_lowest_number()
    {
        var rig = new MarketRig().Seats("8001", "8002", "901", "8003")
            .Ready("8001", 10).Ready("8002", 50).Ready("901", 50).Ready("8003", 20);

        Assert.Equal(["offer a 901"], rig.Waits("a").Said());
        Assert.Equal(["offer b 8002"], rig.Waits("b").Said());
        Assert.Equal(["offer c 8003"], rig.Waits("c").Said());
        Assert.Equal(["offer d 8001"], rig.Waits("d").Said());
    }

    [Fact]
    public void A_seat_that_becomes_ready_gets_the_first_caller_by_priority_then_by_place_then_by_arrival()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001")
            .Waits("last").Waits("same-time").Waits("earlier", early: 5).Waits("first", priority: 1).Quietly();

        foreach (var next in new[] { "first", "earlier", "last", "same-time" })
        {
            Assert.Contains($"offer {next} 8001", rig.Ready("8001").Said());
            rig.Accepts("8001");
        }
    }

    [Fact]
    public void A_seat_of_two_queues_gets_the_first_caller_over_both()
    {
        var other = MarketRig.Plan with { Id = "jn/r" };
        var urgent = MarketRig.Plan with { Id = "jn/u", Priority = 1 };
        var rig = new MarketRig().Seats("8001 jn/q,jn/r,jn/u").Busy("8001")
            .Waits("a").Passes(1).Waits("b", other).Passes(1).Waits("c").Passes(1).Waits("d", urgent).Quietly();

        Assert.Equal("offer d 8001", rig.Ready("8001").Said()[0]);
        Assert.Equal("offer a 8001", rig.Accepts("8001").Ready("8001").Said()[0]);
        Assert.Contains("offer b 8001", rig.Accepts("8001").Ready("8001").Said());
    }

    [Fact]
    public void A_seat_serves_a_queue_that_it_lists_with_one_of_its_skills_or_without_any_skills_at_all()
    {
        var skilled = MarketRig.Plan with { Skills = ["农机", "投诉"] };
        var rig = new MarketRig()
            .Seats("8001 jn/q 综合:9", "8002 jn/r 农机:9", "8003 jn/q 投诉:1,综合:9", "8004")
            .Ready("8001", 90).Ready("8002", 80).Ready("8003", 70).Ready("8004", 60);

        Assert.Equal(["offer a 8003"], rig.Waits("a", skilled).Said());
        Assert.Equal(["offer b 8004"], rig.Waits("b", skilled).Said());
        Assert.Equal(["tell c 3 of 270s, first"], rig.Waits("c", skilled).Said());
    }

    [Fact]
    public void The_seat_that_hands_a_call_over_is_not_asked_for_it()
    {
        var rig = new MarketRig().Seats("8001", "8002").Ready("8001", 9).Busy("8002");

        Assert.Equal(["tell a 1 of 180s, first"], rig.Waits("a", not: "8001").Said());
        Assert.Equal(["offer b 8001"], rig.Waits("b").Said());
        Assert.Equal(["offer a 8002"], rig.Ready("8002").Said());
    }

    [Fact]
    public void A_call_that_is_answered_waits_no_longer_and_its_seat_is_asked_no_more_until_it_is_ready()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Accepts("8001").Quietly();

        Assert.Equal(0, rig.Market.Waiting(MarketRig.Queue));
        Assert.Equal(["tell b 1 of 180s, first"], rig.Waits("b").Said());
        Assert.Equal(["offer b 8001"], rig.Ready("8001").Said());
        Assert.Equal(1, rig.Market.Waiting(MarketRig.Queue));
    }

    [Fact]
    public void A_caller_who_leaves_while_a_seat_rings_frees_the_seat_for_the_next_at_once()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Waits("b").Quietly();

        Assert.Equal(["withdraw a 8001", "offer b 8001"], rig.Leaves("a").Said());
        Assert.Equal(["withdraw b 8001"], rig.Leaves("b").Said());
        Assert.Equal(0, rig.Market.Remembered);
    }

    [Fact]
    public void A_seat_that_goes_while_it_rings_loses_its_offer_and_the_call_goes_on_in_the_same_turn()
    {
        var rig = new MarketRig().Seats("8001", "8002", "8003", "8004")
            .Ready("8001", 9).Ready("8002", 8).Ready("8003", 7).Ready("8004", 6).Waits("a").Quietly();

        Assert.Equal(["withdraw a 8001", "offer a 8002"], rig.Seats("8002", "8003", "8004").Said());
        Assert.Equal(["withdraw a 8002", "offer a 8003"], rig.Busy("8002").Said());
        Assert.Equal(["withdraw a 8003", "offer a 8004"], rig.Gone("8003").Said());
        Assert.Equal(["withdraw a 8004", "give up a Nobody"], rig.Seats("8005").Said());
    }

    [Fact]
    public void A_seat_that_is_set_up_anew_keeps_its_state_and_takes_its_new_queues_at_once()
    {
        var other = MarketRig.Plan with { Id = "jn/r" };
        var rig = new MarketRig().Seats("8001", "8002 jn/r").Ready("8001").Busy("8002").Waits("a", other).Quietly();

        Assert.Equal(["offer a 8001"], rig.Seats("8001 jn/r", "8002 jn/r").Said());
    }

    [Fact]
    public void A_caller_who_comes_back_with_the_time_of_his_place_stands_there_again()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a").Passes(10).Waits("b").Passes(10);
        rig.Leaves("a").Passes(5).Quietly();

        rig.Waits("a", early: 25);

        Assert.Equal("tell a 1 of 180s, first", rig.Said()[0]);
        Assert.Equal(["offer a 8001"], rig.Ready("8001").Said());
    }

    [Fact]
    public void A_call_that_waits_already_is_moved_to_its_new_queue()
    {
        var other = MarketRig.Plan with { Id = "jn/r" };
        var rig = new MarketRig().Seats("8001", "8002 jn/r").Ready("8001").Busy("8002").Waits("a").Quietly();

        Assert.Equal(["withdraw a 8001", "tell a 1 of 180s, first"], rig.Waits("a", other).Said());
        Assert.Equal((0, 1), (rig.Market.Waiting(MarketRig.Queue), rig.Market.Waiting("jn/r")));
    }

    [Fact]
    public void Answers_to_offers_that_are_over_mean_nothing()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Leaves("a").Waits("b").Busy("8001").Quietly();

        Assert.Empty(rig.Accepts("8001").Refuses("8001", OfferEnd.NoAnswer).Said());
        Assert.Equal(1, rig.Market.Waiting(MarketRig.Queue));
    }

    [Fact]
    public void An_offer_says_how_long_to_ring()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001");
        var plan = MarketRig.Plan with { RingFor = TimeSpan.FromSeconds(12) };

        rig.Market.Receive(new MarketInput.CallWaits(new("a"), plan, rig.Now.Wall), rig.Now);

        Assert.True(rig.Market.TryTake(out var output));
        Assert.Equal(TimeSpan.FromSeconds(12), Assert.IsType<MarketOutput.OfferCall>(output).RingFor);
    }

    [Fact]
    public void What_is_told_of_a_seat_that_is_not_set_up_means_nothing() =>
        Assert.Empty(new MarketRig().Ready("8001").Busy("8001", talking: true).Gone("8001").Said());
}
