using System.Collections.Immutable;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Tests.Steps;

public sealed class QueueStepTests
{
    const string Queue = "t1/general";

    [Fact]
    public void Nobody_signed_in_is_said_and_leads_on()
    {
        var rig = Opens("general: { title: 综合 }").Dials("96000");
        rig.Presses("1").Hears("common/queue_unstaffed").HearsItOut();
        rig.Hears("common/vm", "common/vm_beep", "common/beep");
    }

    [Fact]
    public void Who_finds_a_full_queue_is_told_so_and_owed_a_call()
    {
        var rig = Away(Opens("general: { title: 综合, waiting at most: 1 }")).Dials("96000").Presses("1");
        Assert.Equal(CallState.Waiting, rig.Record.State);
        rig.Dials("96000", calling: "13900010002").Presses("1").Hears("common/queue_full");

        var task = Assert.Single(rig.Facts<Fact.CallbackOwed>()).Task;
        Assert.Equal(("13900010002", CallbackReason.QueueFull), (task.CallingNumber, task.Reason));
        rig.HangsUp();
        Assert.Equal(CallEndReason.QueueFull, rig.Finished!.EndReason);
    }

    [Fact]
    public void Who_withholds_his_number_is_owed_nothing_by_a_full_queue()
    {
        var rig = Away(Opens("general: { title: 综合, waiting at most: 1 }")).Dials("96000").Presses("1");
        rig.Dials("96000", withheld: true).Presses("1").Hears("common/queue_full_hidden");
        Assert.Empty(rig.Facts<Fact.CallbackOwed>());
    }

    [Fact]
    public void Who_withholds_his_number_and_wants_a_call_enters_one_and_hears_its_tail_when_it_is_kept()
    {
        var rig = Away(Opens("general: { title: 综合, callback after: 60s }"))
            .Dials("96000", withheld: true).Presses("1").Passes(60.1);
        rig.Hears("common/queue_offer_callback").Presses("1").Hears("common/callback_hidden").HearsItOut();
        rig.Presses("123#").Hears("common/callback_hidden").HearsItOut();
        rig.Presses("13812348001#");
        Assert.Empty(rig.Outputs.OfType<FloorOutput.HangUp>());
        rig.IsKept().Hears(
            "common/callback_ok.1", "numbers/8", "numbers/0", "numbers/0", "numbers/1", "common/callback_ok.2");
        rig.HearsItOut();
        Assert.Single(rig.Outputs.OfType<FloorOutput.HangUp>());
        rig.HangsUp(CallGone.ByUs);
        Assert.Equal(CallEndReason.CallbackChosen, rig.Finished!.EndReason);
        Assert.Equal("13812348001", Assert.Single(rig.Facts<Fact.CallbackOwed>()).Task.CallingNumber);
    }

    [Fact]
    public void A_callback_that_cannot_be_kept_is_not_promised_and_the_caller_waits_on()
    {
        var rig = Away(Opens("general: { title: 综合, callback after: 60s }")).Dials("96000").Presses("1").Passes(60.1);
        rig.Hears("common/queue_offer_callback").Presses("1").IsNotKept();
        Assert.Equal(CallState.Waiting, rig.Record.State);
        Assert.DoesNotContain(
            rig.Outputs.OfType<FloorOutput.Play>(), play => play.Prompts.Contains("common/callback_ok.1"));
    }

    [Fact]
    public void The_exit_key_leads_where_the_plan_says()
    {
        var rig = Away(Opens("general: { title: 综合, exit key: \"*\" }")).Dials("96000").Presses("1");
        rig.Presses("*").Hears("common/goodbye");
    }

    [Fact]
    public void Who_has_waited_as_long_as_anybody_may_is_led_on()
    {
        var rig = Away(Opens("general: { title: 综合, wait at most: 60s }")).Dials("96000").Presses("1").Passes(61);
        rig.Hears("common/vm", "common/vm_beep", "common/beep");
    }

    [Fact]
    public void A_position_is_a_place_and_those_before_are_counted()
    {
        var rig = Away(Opens("general: { title: 综合 }")).Dials("96000").Presses("1");
        rig.Dials("96000", calling: "13900010002").Presses("1");
        Assert.Equal("common/queue_first.1", rig.Playing.Prompts[0]);
        Assert.Equal("numbers/yi", rig.Playing.Prompts[1]);
        rig.HearsItOut().Passes(30.1);
        Assert.Equal(
            ["common/queue_repeat.1", "numbers/2", "common/queue_repeat.2"],
            rig.Outputs.OfType<FloorOutput.Play>().Last(play => play.Call == rig.Call && !play.Repeat).Prompts);
    }

    static FloorRig Opens(string queues) => new("2026-03-11 09:12:00", new PlanTexts()
        .Set("test/queues.yaml", queues)
        .Set("test/flow.yaml", """
            start: menu
            steps:
              menu:
                menu: menu
                keys: { 1: general }
                otherwise: general
              general:
                queue: general
                key: end
                otherwise: vm
              vm:
                voicemail: vm
                otherwise: end
              end:
                hang up: goodbye
            """)
        .Load().Plans!);

    /// <summary>A clerk is signed in and away, so that callers wait.</summary>
    static FloorRig Away(FloorRig rig) => rig
        .Tell(new FloorInput.SeatsKnown([new SeatPlace("8001", null, [Queue], ImmutableDictionary<string, int>.Empty)]))
        .Tell(new FloorInput.SeatRegistered("8001", true))
        .Tell(new FloorInput.Ordered(1, new FloorOrder.SetSeat("8001", SeatState.Away, "小休")));
}
