namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>What the wall shows.</summary>
public sealed class StandingTests
{
    [Fact]
    public void The_wall_shows_every_known_queue_and_who_waits_in_it()
    {
        var quiet = MarketRig.Plan with { Id = "jn/a", Title = "咨询" };
        var rig = new MarketRig().Queues(MarketRig.Plan, quiet)
            .Seats("8001", "8002", "8003", "8004 jn/q,jn/a").Ready("8001").Busy("8002", talking: true).Busy("8003")
            .Waits("a").Waits("b").Waits("c", priority: 2);

        var standings = rig.Market.Standings(rig.Now);

        Assert.Equal(["jn/a", "jn/q"], standings.Select(queue => queue.Id));
        Assert.Equal(("咨询", 0, (TimeSpan?)null),
            (standings[0].Title, standings[0].Waiting.Length, standings[0].ExpectedWait));
        Assert.Equal([("c", 1, 2), ("a", 2, 0), ("b", 3, 0)],
            standings[1].Waiting.Select(one => (one.Call.Value, one.Position, one.Priority)));
        Assert.Equal((0, 1, TimeSpan.FromSeconds(240)),
            (standings[1].SeatsReady, standings[1].SeatsTalking, standings[1].ExpectedWait));
    }

    [Fact]
    public void A_new_caller_would_not_wait_where_a_seat_is_free()
    {
        var rig = new MarketRig().Queues(MarketRig.Plan).Seats("8001", "8002").Ready("8001").Ready("8002");

        var standing = Assert.Single(rig.Market.Standings(rig.Now));

        Assert.Equal((2, TimeSpan.Zero), (standing.SeatsReady, standing.ExpectedWait));
    }

    [Fact]
    public void A_queue_that_no_plan_knows_any_more_is_shown_while_somebody_waits_in_it()
    {
        var rig = new MarketRig().Seats("8001").Busy("8001").Waits("a").Queues();
        Assert.Equal(MarketRig.Queue, Assert.Single(rig.Market.Standings(rig.Now)).Id);

        Assert.Empty(rig.Leaves("a").Market.Standings(rig.Now));
        Assert.Equal(0, rig.Market.Remembered);
    }
}
