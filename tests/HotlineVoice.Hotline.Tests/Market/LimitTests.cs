namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>When a caller waits no longer although he would.</summary>
public sealed class LimitTests
{
    [Fact]
    public void One_too_many_is_refused_at_once_but_never_while_a_seat_is_free_for_him()
    {
        var plan = MarketRig.Plan with { WaitingMax = 2 };
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a", plan).Waits("b", plan).Quietly();

        Assert.Equal(["give up c Full"], rig.Waits("c", plan).Said());
        Assert.Equal(2, rig.Market.Waiting(MarketRig.Queue));

        rig.Leaves("a").Leaves("b").Seats("8001", "8002", "8003").Ready("8001").Ready("8002").Ready("8003").Quietly();
        Assert.Equal(["offer a 8001", "offer b 8002", "offer c 8003"],
            rig.Waits("a", plan).Waits("b", plan).Waits("c", plan).Said());
        Assert.Equal(["give up d Full"], rig.Waits("d", plan).Said());
    }

    [Fact]
    public void Whoever_waits_already_is_not_refused_when_the_queue_becomes_too_full()
    {
        var plan = MarketRig.Plan with { WaitingMax = 1 };
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a", plan).Quietly();

        Assert.Equal(["tell a 1 of 180s, first"], rig.Refuses("8001").Said());
        Assert.Equal(["give up b Full"], rig.Waits("b", plan, priority: 9).Said());
        Assert.Equal(["offer a 8001"], rig.Passes(10).Said());
    }

    [Fact]
    public void A_caller_who_has_waited_too_long_is_led_on_but_not_while_a_seat_rings_for_him()
    {
        var plan = MarketRig.Plan with { WaitMax = TimeSpan.FromSeconds(60), CallbackAfter = null };
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a", plan).Waits("b", plan).Passes(50)
            .Ready("8001").Quietly();

        Assert.Equal(["give up b TooLong"], rig.Passes(10).Said());
        Assert.Empty(rig.Passes(9).Said());
        Assert.Equal(["give up a TooLong"], rig.Refuses("8001").Said());
        Assert.Equal(0, rig.Market.Remembered);
    }

    [Fact]
    public void A_queue_without_a_limit_lets_its_callers_wait_for_hours() => Assert.DoesNotContain(
        new MarketRig().Seats("8001").Busy("8001").Waits("a").Passes(4 * 3600).Said(),
        said => said.StartsWith("give up", StringComparison.Ordinal));

    [Fact]
    public void Without_anybody_signed_in_nobody_begins_to_wait()
    {
        var rig = new MarketRig();
        Assert.Equal(["give up a Nobody"], rig.Waits("a").Said());

        rig.Seats("8001", "8002 jn/other").Busy("8002");
        Assert.Equal(["give up a Nobody"], rig.Waits("a").Said());
        Assert.Null(rig.Market.NextDeadline);
        Assert.Equal(0, rig.Market.Remembered);
    }

    [Fact]
    public void The_seat_that_hands_over_is_nobody() => Assert.Equal(
        ["give up a Nobody"], new MarketRig().Seats("8001").Busy("8001", talking: true).Waits("a", not: "8001").Said());

    [Fact]
    public void When_the_last_one_signs_out_all_who_wait_are_led_on_and_not_when_he_is_away()
    {
        var rig = new MarketRig().Seats("8001", "8002").Busy("8001").Busy("8002").Waits("a").Waits("b").Quietly();

        Assert.Empty(rig.Gone("8001").Busy("8002").Said());
        Assert.Equal(["give up a Nobody", "give up b Nobody"], rig.Gone("8002").Said());
    }
}
