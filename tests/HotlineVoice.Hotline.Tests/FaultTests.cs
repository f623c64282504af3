using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline.Tests;

/// <summary>Our own fault ends the call in which it shows, and no other.</summary>
public sealed class FaultTests
{
    // A reading that fails at once and leads back to itself: loading cannot know that the lane will fail it.
    static readonly PlanSet _circle = PlanTexts.With("test/flow.yaml", """
        start: a
        steps:
          a: { play: welcome, then: b }
          b: { play: welcome, then: a }
        """);

    [Fact]
    public void A_circle_that_waits_for_nothing_ends_its_call_and_no_other()
    {
        var rig = new FloorRig("2026-03-11 09:00:00", _circle).Dials("96000");
        var other = rig.Call;
        rig.Dials("96000");

        for (var i = 0; i < 40 && !rig.Outputs.OfType<FloorOutput.HangUp>().Any(); i++)
            rig.HearsItOut(PlayEnding.Failed);

        Assert.Equal(new FloorOutput.HangUp(rig.Call, CallEndReason.Fault),
            Assert.Single(rig.Outputs.OfType<FloorOutput.HangUp>()));
        Assert.Equal("call-fault", Assert.Single(rig.Facts<Fact.AlarmRaised>()).Name);
        rig.HangsUp(CallGone.ByUs);
        Assert.Equal(CallEndReason.Fault, rig.Finished!.EndReason);
        Assert.Equal(1, rig.Counters.CallsActive);
        rig.Tell(new FloorInput.CallWent(other, CallGone.ByFarSide));
        Assert.Equal(1, rig.Counters.Ended[CallEndReason.AbandonedInFlow]);
    }
}
