using HotlineVoice.Hotline.Market;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>Offers that come to nothing: the call goes on, the seat is left alone for a while.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(OfferEnd.Rejected, 10)]
    [InlineData(OfferEnd.Busy, 10)]
    [InlineData(OfferEnd.Unreachable, 10)]
    [InlineData(OfferEnd.NoAnswer, 5)]
    public void The_only_seat_is_asked_again_after_its_pause_and_not_before(OfferEnd how, int pause)
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Quietly();

        Assert.Equal(["tell a 1 of 180s, first"], rig.Refuses("8001", how).Said());
        Assert.Empty(rig.Ready("8001", 100).Passes(pause - 0.001).Said());
        Assert.Equal(["offer a 8001"], rig.Passes(0.001).Said());
    }

    [Fact]
    public void The_call_goes_on_at_its_old_place_to_the_next_seat_at_once()
    {
        var rig = new MarketRig().Seats("8001", "8002").Ready("8001", 9).Ready("8002", 5).Waits("a").Quietly();

        Assert.Equal(["offer a 8002"], rig.Refuses("8001").Said());
    }

    [Fact]
    public void A_seat_that_refused_a_call_is_not_asked_for_it_again_while_another_is_free()
    {
        // 8001 has refused «a» and is idle longest; both become free for it in the same moment, when «b» leaves.
        var rig = new MarketRig().Seats("8001", "8002", "8003").Ready("8001", 99).Busy("8002").Busy("8003")
            .Waits("a").Refuses("8001").Waits("b", priority: 1).Waits("c", priority: 1).Passes(10)
            .Ready("8002").Quietly();

        Assert.Equal(["withdraw c 8002", "offer a 8002"], rig.Leaves("c").Said());
        Assert.Equal(["withdraw b 8001"], rig.Leaves("b").Said());
        Assert.Equal(["withdraw a 8002", "offer a 8003"], rig.Ready("8003").Busy("8002").Said());
        Assert.Equal(["withdraw a 8003", "offer a 8001"], rig.Busy("8003").Said());
    }

    [Fact]
    public void Misses_in_a_row_put_a_seat_away_and_it_is_asked_no_more_until_it_is_ready()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Refuses("8001", OfferEnd.NoAnswer)
            .Passes(5).Quietly();

        Assert.Equal(["missed 8001 2"], rig.Refuses("8001", OfferEnd.NoAnswer).Said());
        Assert.DoesNotContain("offer a 8001", rig.Passes(600).Said());
        Assert.Equal("offer a 8001", rig.Ready("8001").Said()[0]);
        Assert.DoesNotContain("missed 8001 1", rig.Refuses("8001", OfferEnd.NoAnswer).Said());
    }

    [Fact]
    public void An_answered_offer_ends_the_row_of_misses_and_refusals_do_not_count()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001")
            .Waits("a").Refuses("8001", OfferEnd.NoAnswer).Passes(5).Refuses("8001").Passes(10)
            .Refuses("8001", OfferEnd.Busy).Passes(10).Refuses("8001", OfferEnd.Unreachable).Passes(10)
            .Accepts("8001").Ready("8001").Waits("b").Quietly();

        Assert.DoesNotContain("missed 8001 2", rig.Refuses("8001", OfferEnd.NoAnswer).Said());
        rig.Passes(5).Quietly();
        Assert.Equal("missed 8001 2", rig.Refuses("8001", OfferEnd.NoAnswer).Said()[0]);
    }

    [Fact]
    public void An_answer_that_never_comes_counts_as_none_five_seconds_after_the_ringing()
    {
        var rig = new MarketRig().Seats("8001", "8002").Ready("8001", 9).Ready("8002").Waits("a").Quietly();

        Assert.Empty(rig.Passes(24.999).Said());
        Assert.Equal(["withdraw a 8001", "offer a 8002"], rig.Passes(0.001).Said());
        Assert.Equal(["withdraw a 8002", "offer a 8001"], rig.Passes(25).Said());
        Assert.Equal(["withdraw a 8001", "missed 8001 2", "offer a 8002"], rig.Passes(25).Said());
    }

    [Fact]
    public void An_answer_that_comes_late_but_before_the_market_is_woken_is_taken()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Quietly();
        var late = rig.Now with { Uptime = rig.Now.Uptime + TimeSpan.FromSeconds(60) };

        rig.Market.Receive(new MarketInput.OfferAccepted(new OfferId(1)), late);

        Assert.False(rig.Market.TryTake(out _));
        Assert.Equal(0, rig.Market.Waiting(MarketRig.Queue));
    }

    [Fact]
    public void A_withdrawn_offer_is_no_miss_and_the_seat_is_asked_again_only_when_it_says_so()
    {
        var rig = new MarketRig().Seats("8001").Ready("8001").Waits("a").Quietly();

        Assert.Equal(["tell a 1 of 180s, first"], rig.Refuses("8001", OfferEnd.Withdrawn).Said());
        Assert.DoesNotContain("offer a 8001", rig.Passes(600).Said());
        Assert.Equal("offer a 8001", rig.Ready("8001").Said()[0]);
    }
}
