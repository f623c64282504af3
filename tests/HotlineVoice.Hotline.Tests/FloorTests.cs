using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline.Tests;

public sealed class FloorTests
{
    const string Day = "2026-03-11 09:12:00";

    [Theory]
    [InlineData("12316")]
    [InlineData("02412316")]
    [InlineData("+862412316")]
    [InlineData("862412316")]
    [InlineData("00862412316")]
    [InlineData("2412316")]
    public void Every_form_of_the_number_reaches_the_hotline(string called)
    {
        var rig = new FloorRig(Day).Dials(called);

        Assert.Equal("jn12316", rig.Record.Hotline);
        Assert.Equal(called, rig.Record.CalledNumber);
        rig.Hears("jn12316/welcome");
    }

    [Theory]
    [InlineData("12317")]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("0112316")]
    public void A_number_of_no_hotline_is_refused_and_leaves_only_its_record(string called)
    {
        var rig = new FloorRig(Day).Arrives(called);

        Assert.Equal(new FloorOutput.Refuse(rig.Call, CallEndReason.UnknownNumber, null), rig.Outputs[0]);
        var kept = Assert.IsType<FloorOutput.Keep>(Assert.Single(rig.Outputs.Skip(1)));
        var record = Assert.IsType<Fact.CallFinished>(kept.Fact).Call;
        Assert.Equal((called, CallState.Ended, CallEndReason.UnknownNumber),
            (record.CalledNumber, record.State, record.EndReason));
        Assert.Null(record.Hotline);
        Assert.Null(rig.NextDeadline);
        Assert.Equal(1, rig.Counters.Ended[CallEndReason.UnknownNumber]);
    }

    [Fact]
    public void A_call_is_kept_when_it_arrives_and_then_answered()
    {
        var rig = new FloorRig(Day).Arrives(calling: "+8613900010001");

        var begun = Assert.Single(rig.Facts<Fact.CallBegun>());
        Assert.Equal("13900010001", begun.Call.CallingNumber);
        Assert.Equal(rig.Moment.Wall, begun.Call.StartedAt);
        Assert.Equal(rig.Call, Assert.IsType<FloorOutput.Answer>(rig.Outputs[^1]).Call);
    }

    [Fact]
    public void A_closed_floor_refuses_new_calls_and_serves_the_ones_it_has()
    {
        var rig = new FloorRig(Day).Dials();
        var first = rig.Call;

        rig.Tell(new FloorInput.Closed(NewCallsRefused: true)).Arrives();

        var refused = Assert.IsType<FloorOutput.Refuse>(rig.Outputs[^1]);
        Assert.Equal(CallEndReason.Overload, refused.Reason);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.RetryAfter);
        rig.Tell(new FloorInput.DigitPressed(first, '1'));
        Assert.Equal("welcome,menu:1,q_consult", rig.Record.IvrPath);
        rig.Tell(new FloorInput.Closed(NewCallsRefused: false)).Arrives();
        Assert.IsType<FloorOutput.Answer>(rig.Outputs[^1]);
    }

    [Fact]
    public void Calls_beyond_the_limit_are_refused_until_one_ends()
    {
        var rig = new FloorRig(Day, limits: new FloorLimits { CallsMax = 1 }).Dials();
        var first = rig.Call;

        rig.Arrives();
        Assert.IsType<FloorOutput.Refuse>(rig.Outputs[^1]);
        rig.Tell(new FloorInput.CallWent(first, CallGone.ByFarSide)).Arrives();
        Assert.IsType<FloorOutput.Answer>(rig.Outputs[^1]);
    }

    [Theory]
    [InlineData(CallGone.ByFarSide, CallEndReason.AbandonedInFlow, HangupSide.Citizen)]
    [InlineData(CallGone.MediaTimeout, CallEndReason.MediaTimeout, HangupSide.Server)]
    [InlineData(CallGone.SessionExpired, CallEndReason.SessionExpired, HangupSide.Server)]
    [InlineData(CallGone.BadOffer, CallEndReason.Rejected, HangupSide.Server)]
    [InlineData(CallGone.Fault, CallEndReason.Fault, HangupSide.Server)]
    [InlineData(CallGone.ByUs, CallEndReason.ServerStopped, HangupSide.Server)]
    public void A_call_that_goes_in_the_menus_ends_for_the_reason_the_wire_gives(
        CallGone how, CallEndReason reason, HangupSide side) =>
        new FloorRig(Day).Dials().HearsItOut().HangsUp(how).Ends(reason, side);

    [Fact]
    public void A_caller_who_cancels_before_the_answer_is_through_has_abandoned()
    {
        var rig = new FloorRig(Day).Arrives().HangsUp();

        rig.Ends(CallEndReason.AbandonedInFlow, HangupSide.Citizen);
        Assert.Empty(rig.Outputs.OfType<FloorOutput.Play>());
    }

    [Fact]
    public void An_answer_that_is_never_acknowledged_is_given_up()
    {
        var rig = new FloorRig(Day).Arrives().Passes(35);

        Assert.Equal(new FloorOutput.HangUp(rig.Call, CallEndReason.SessionExpired), rig.Outputs[^1]);
        rig.HangsUp(CallGone.ByUs).Ends(CallEndReason.SessionExpired, HangupSide.Server);
    }

    [Fact]
    public void A_hang_up_that_the_wire_never_confirms_still_ends_the_call()
    {
        var rig = new FloorRig(Day).Dials().Tell(new FloorInput.Stopped());

        Assert.Contains(new FloorOutput.HangUp(rig.Call, CallEndReason.ServerStopped), rig.Outputs);
        rig.Passes(35).Ends(CallEndReason.ServerStopped, HangupSide.Server);
    }

    [Fact]
    public void A_page_can_end_a_call_once()
    {
        var rig = new FloorRig(Day).Dials();

        rig.Tell(new FloorInput.Ordered(7, new FloorOrder.HangUp(rig.Call)));
        Assert.Equal(new FloorOutput.Answered(7, FloorReply.Done), rig.Outputs[^1]);
        rig.Tell(new FloorInput.Ordered(8, new FloorOrder.HangUp(rig.Call)));
        Assert.Equal(new FloorOutput.Answered(8, FloorReply.Unknown), rig.Outputs[^1]);
        Assert.Single(rig.Outputs.OfType<FloorOutput.HangUp>());
        rig.HangsUp(CallGone.ByUs).Ends(CallEndReason.SeatHungUp, HangupSide.Seat);
    }

    [Fact]
    public void A_call_that_was_ended_before_it_was_through_hears_nothing()
    {
        var rig = new FloorRig(Day).Arrives();

        rig.Tell(new FloorInput.Ordered(7, new FloorOrder.HangUp(rig.Call)));
        rig.Tell(new FloorInput.CallConnected(rig.Call));

        Assert.Empty(rig.Outputs.OfType<FloorOutput.Play>());
        rig.HangsUp(CallGone.ByUs).Ends(CallEndReason.SeatHungUp, HangupSide.Seat);
    }

    [Fact]
    public void A_page_that_names_a_call_which_is_not_there_is_told_so()
    {
        var rig = new FloorRig(Day).Tell(new FloorInput.Ordered(1, new FloorOrder.HangUp(new CallId("nobody"))));

        Assert.Equal([new FloorOutput.Answered(1, FloorReply.Unknown)], rig.Outputs);
    }

    [Fact]
    public void New_plans_are_for_new_calls()
    {
        var rig = new FloorRig(Day).Dials();
        var old = rig.Call;

        rig.Tell(new FloorInput.PlansLoaded(PlanSet.Empty)).Arrives();
        Assert.Contains(rig.Outputs, output => output is FloorOutput.Refuse);
        rig.Tell(new FloorInput.DigitPressed(old, '2'));
        rig.Hears("jn12316/secret");
    }

    [Fact]
    public void A_lost_end_of_a_playing_delays_a_caller_and_does_not_hold_him()
    {
        var rig = new FloorRig(Day).Dials();
        var welcome = rig.Playing.Ref;

        rig.Passes(Shipped.Plans.Prompts.LengthOf(["jn12316/welcome"])!.Value.TotalSeconds + 2.001);

        Assert.Contains(new FloorOutput.StopPlay(welcome), rig.Outputs);
        rig.Hears("jn12316/menu");
        Assert.Equal(1, rig.Counters.EndsLost);
    }

    [Fact]
    public void An_end_that_comes_too_late_is_nobodys()
    {
        var rig = new FloorRig(Day).Dials();
        var welcome = rig.Playing.Ref;
        rig.HearsItOut();
        rig.TakeNew();

        rig.Tell(new FloorInput.PlayEnded(welcome, PlayEnding.Finished));

        Assert.Empty(rig.TakeNew());
    }

    [Fact]
    public void Waking_early_or_twice_changes_nothing()
    {
        var rig = new FloorRig(Day).Dials();
        rig.TakeNew();

        rig.Wake().Wake();

        Assert.Empty(rig.TakeNew());
    }

    [Fact]
    public void A_second_call_of_the_same_name_is_passed_over()
    {
        var rig = new FloorRig(Day).Dials();
        rig.TakeNew();

        rig.Tell(new FloorInput.CallArrived(rig.Call, "12316", null)).Tell(new FloorInput.CallConnected(rig.Call));

        Assert.Empty(rig.TakeNew());
    }

    [Fact]
    public void Facts_of_a_call_have_names_of_their_own()
    {
        var rig = new FloorRig("2026-03-24 21:30:00").Dials().Presses("1").HearsItOut().Speaks(20).IsKept().HangsUp();

        var ids = rig.Facts<Fact>().Select(fact => fact.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Single(rig.Facts<Fact.CallBegun>());
        Assert.Single(rig.Facts<Fact.CallFinished>());
    }

    [Fact]
    public void A_withheld_number_stands_in_no_leg()
    {
        var rig = new FloorRig(Day).Dials(withheld: true);

        Assert.True(rig.Record.PresentationRestricted);
        Assert.Null(Assert.Single(rig.Record.Legs).Number);
    }
}
