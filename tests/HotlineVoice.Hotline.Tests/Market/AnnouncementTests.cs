namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>What callers hear while they wait.</summary>
public sealed class AnnouncementTests
{
    [Fact]
    public void A_caller_hears_his_position_every_thirty_seconds_and_the_callback_every_sixty()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a");

        Assert.Equal(["tell a 1 of 180s, first"], rig.Said());
        Assert.Equal(["tell a 1 of 180s"], rig.Passes(30).Said());
        Assert.Equal(["callback a"], rig.Passes(30).Said());
        Assert.Equal(["tell a 1 of 180s"], rig.Passes(15).Said());
        Assert.Equal(["tell a 1 of 180s"], rig.Passes(30).Said());
        Assert.Equal(["callback a"], rig.Passes(15).Said());
    }

    [Fact]
    public void Who_moves_up_hears_it_at_once_but_not_within_the_gap()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a").Waits("b").Waits("c").Quietly();

        Assert.Empty(rig.Passes(5).Leaves("a").Said());
        Assert.Equal(["tell b 1 of 180s", "tell c 2 of 360s"], rig.Passes(10).Said());
        Assert.Equal(["tell c 1 of 180s"], rig.Passes(20).Leaves("b").Said());
    }

    [Fact]
    public void The_suggestion_waits_for_the_gap()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a").Waits("b").Passes(55).Quietly();

        Assert.Equal(["tell b 1 of 180s"], rig.Leaves("a").Said());
        Assert.Empty(rig.Passes(14.999).Said());
        Assert.Equal(["callback b"], rig.Passes(0.001).Said());
    }

    [Fact]
    public void Who_is_pushed_back_hears_it_only_when_it_is_time()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a").Passes(20).Waits("b", priority: 1).Quietly();

        Assert.Empty(rig.Passes(9.999).Said());
        Assert.Equal(["tell a 2 of 360s"], rig.Passes(0.001).Said());
    }

    [Fact]
    public void An_anonymous_queue_suggests_no_callback_and_none_is_suggested_where_there_is_none()
    {
        foreach (var plan in new[]
        {
            MarketRig.Plan with { Anonymous = true },
            MarketRig.Plan with { CallbackAfter = null },
        })
            Assert.DoesNotContain("callback a",
                new MarketRig().Seats("8001").Busy("8001").Waits("a", plan).Passes(600).Said());
    }

    [Fact]
    public void Nothing_is_announced_while_a_seat_rings_and_what_was_due_follows_at_once()
    {
        var plan = MarketRig.Plan with { RingFor = TimeSpan.FromSeconds(100) };
        var rig = new MarketRig().Seats("8001", "8002").Busy("8001").Busy("8002").Waits("a", plan).Quietly();

        Assert.Equal(["offer a 8001"], rig.Ready("8001").Passes(90).Said());
        Assert.Equal(["callback a"], rig.Refuses("8001").Said());
    }

    [Fact]
    public void Who_was_offered_at_once_in_vain_hears_his_first_position_then()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001");

        Assert.Equal(["offer a 8001"], rig.Waits("a").Passes(20).Said());
        Assert.Equal(["tell a 1 of 180s, first"], rig.Refuses("8001").Said());
    }

    [Fact]
    public void A_call_that_is_being_offered_keeps_its_place_before_others()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Quietly();

        Assert.Equal(["tell b 2 of 360s, first"], rig.Waits("b").Said());
        Assert.Equal(["tell b 1 of 180s"], rig.Passes(15).Accepts("8001").Said());
    }

    [Fact]
    public void Positions_are_counted_queue_by_queue()
    {
        var other = MarketRig.Plan with { Id = "jn/r" };
        var rig = new MarketRig().Seats("8001 jn/q,jn/r").Busy("8001");

        Assert.Equal(["tell a 1 of 180s, first", "tell b 1 of 180s, first", "tell c 2 of 360s, first"],
            rig.Waits("a").Waits("b", other).Waits("c").Said());
    }

    [Fact]
    public void The_wait_is_the_mean_of_the_talks_by_position_and_seats_rounded_up_to_seconds()
    {
        var rig = new MarketRig().Seats("8001", "8002", "8003", "8004 jn/other").Ready("8001").Busy("8002").Busy("8004")
            .Waits("x").Accepts("8001").Busy("8001", talking: true).Passes(60).Busy("8001").Quietly();

        // Two seats are signed in that serve it; 180 s and 60 s make 120 s.
        Assert.Equal(["tell a 1 of 60s, first", "tell b 2 of 120s, first"], rig.Waits("a").Waits("b").Said());
        Assert.Equal(["tell c 3 of 120s, first"], rig.Busy("8003").Waits("c").Said());
    }

    [Fact]
    public void Only_the_last_fifty_talks_count_and_talks_that_came_from_no_queue_do_not()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001", talking: true).Passes(3000).Busy("8001");
        for (var talk = 0; talk < 60; talk++)
            rig.Ready("8001").Waits("x").Accepts("8001").Passes(talk < 10 ? 900 : 20).Busy("8001").Quietly();

        Assert.Equal(["tell a 1 of 20s, first"], rig.Waits("a").Said());
    }
}
