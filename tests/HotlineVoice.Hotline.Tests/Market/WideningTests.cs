using HotlineVoice.Hotline.Market;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>Seats of other skills are asked too after a time, at once while none of the own is signed in.</summary>
public sealed class WideningTests
{
    static readonly QueuePlan _special = MarketRig.Plan with
    {
        Id = "jn/special",
        Skills = ["农机"],
        WidenAfter = TimeSpan.FromSeconds(30),
        WidenTo = ["综合"],
    };

    [Fact]
    public void Others_are_asked_after_thirty_seconds_at_the_old_place()
    {
        var rig = new MarketRig().Seats("8001 jn/special 农机:5", "8002 jn/q 综合:1").Busy("8001").Busy("8002")
            .Waits("a", _special).Passes(10).Waits("b").Passes(19.999).Ready("8002").Accepts("8002").Quietly();

        Assert.DoesNotContain("offer a 8002", rig.Passes(0.001).Said());
        rig.Waits("c").Waits("d").Quietly();
        Assert.Equal("offer a 8002", rig.Ready("8002").Said()[0]);
    }

    [Fact]
    public void The_market_wakes_itself_when_a_free_seat_may_be_asked_at_last()
    {
        var rig = new MarketRig().Seats("8001 jn/special 农机:5", "8002 jn/q 综合:1").Busy("8001").Ready("8002")
            .Waits("a", _special).Passes(29.999).Quietly();

        Assert.Equal(["offer a 8002"], rig.Passes(0.001).Said());
    }

    [Fact]
    public void Others_are_asked_at_once_while_nobody_of_the_own_is_signed_in()
    {
        var rig = new MarketRig().Seats("8001 jn/special 农机:5", "8002 jn/q 综合:1").Ready("8002");
        Assert.Equal(["offer a 8002"], rig.Waits("a", _special).Said());

        rig.Leaves("a").Busy("8001").Quietly();
        Assert.Equal(["tell a 1 of 180s, first"], rig.Waits("a", _special).Said());
        Assert.Equal(["offer a 8002"], rig.Gone("8001").Said());
    }

    [Fact]
    public void Own_seats_are_asked_before_others_that_have_been_idle_longer()
    {
        // Both seats come out of the same pause in the same moment, long after the widening.
        var rig = new MarketRig().Seats("8001 jn/special 农机:5", "8002 jn/q 综合:1").Busy("8001").Ready("8002", 99)
            .Waits("a", _special).Passes(40).Ready("8001", 1).Waits("b", _special).Quietly();
        rig.Refuses("8001", OfferEnd.Busy).Refuses("8002", OfferEnd.Busy).Waits("c", _special, early: 60).Quietly();

        Assert.Equal(["offer c 8001", "offer a 8002"],
            rig.Passes(10).Said().Where(said => said.StartsWith("offer", StringComparison.Ordinal)));
    }

    [Fact]
    public void Seats_of_another_hotline_are_not_asked_whatever_they_know()
    {
        var rig = new MarketRig().Seats("8001 jn/special 农机:5", "8002 wy/q 综合:9", "8003 jn1/q 综合:9")
            .Busy("8001").Ready("8002").Ready("8003").Waits("a", _special).Quietly();

        Assert.DoesNotContain(rig.Passes(300).Said(), said => said.StartsWith("offer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_seat_without_skills_knows_what_its_queues_ask_for()
    {
        var general = MarketRig.Plan with { Skills = ["综合"] };
        var rig = new MarketRig().Queues(_special, general).Seats("8002", "8003 jn/special").Ready("8002");

        Assert.Equal(["offer a 8002"], rig.Waits("a", _special).Said());
    }

    [Fact]
    public void Without_a_time_no_other_is_ever_asked()
    {
        var rig = new MarketRig().Seats("8001 jn/special 农机:5", "8002 jn/q 综合:9").Ready("8002");

        Assert.Equal(["give up a Nobody"], rig.Waits("a", _special with { WidenAfter = null }).Said());
    }
}
